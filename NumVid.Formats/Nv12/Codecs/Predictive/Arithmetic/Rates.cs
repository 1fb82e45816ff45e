namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>How fast an estimate follows, by the number of times it has learned: 1 / (n + 1.5), and no slower than 1 /
/// 250.</summary>
internal static unsafe class Rates
{
    /// <summary>The largest number of times that is counted.</summary>
    internal const int MostCounts = 255;

    private const float Slowest = 1f / 250;

    private static readonly AlignedMemory<float> s_rates = Make();
    private static readonly AlignedMemory<int> s_units = MakeUnits();
    private static readonly AlignedMemory<float> s_confidences = MakeConfidences();

    /// <summary>The rate for each count.</summary>
    internal static float* Values => s_rates.Start;

    /// <summary>The same in units of 1/65535, cut to a whole number.</summary>
    internal static int* Units => s_units.Start;

    /// <summary>How much an estimate is believed, n / (n + 1.5).</summary>
    internal static float* Confidences => s_confidences.Start;

    private static AlignedMemory<float> Make()
    {
        var table = AlignedMemory<float>.OfProgram(MostCounts + 1);
        for (var n = 0; n <= MostCounts; n++)
        {
            table.Start[n] = Lanes.Larger(1f / (n + 1.5f), Slowest);
        }

        return table;
    }

    private static AlignedMemory<int> MakeUnits()
    {
        var table = AlignedMemory<int>.OfProgram(MostCounts + 1);
        for (var n = 0; n <= MostCounts; n++)
        {
            table.Start[n] = (int)(s_rates.Start[n] * 65535f);
        }

        return table;
    }

    private static AlignedMemory<float> MakeConfidences()
    {
        var table = AlignedMemory<float>.OfProgram(MostCounts + 1);
        for (var n = 0; n <= MostCounts; n++)
        {
            table.Start[n] = n / (n + 1.5f);
        }

        return table;
    }
}
