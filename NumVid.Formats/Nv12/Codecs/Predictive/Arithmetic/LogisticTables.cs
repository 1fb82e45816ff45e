using System;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>The logistic function and its inverse as tables, made from + - * / alone.</summary>
/// <remarks>A mathematical library rounds differently on other machines; these recurrences are in docs/nv12-format.md,
/// and give every reader the same bits. Thread-safe: nothing changes after the start.</remarks>
internal static unsafe class LogisticTables
{
    /// <summary>Pieces of the logistic function, 32 to a unit, from -16 to 16.</summary>
    internal const int Pieces = 1024;

    /// <summary>Equal parts of [0, 1] that the logit is tabled for.</summary>
    internal const int Parts = 4096;

    /// <summary>The least probability that the other table of the logit begins with, 2^-16.</summary>
    internal const float LeastProbability = 1f / 65536;

    /// <summary>Steps of that table: 128 to an octave, up to 1/2.</summary>
    internal const int OctaveSteps = 15 * 128;

    // The doubles nearest to exp(1/32) and to the natural logarithm of 2.
    private const double Growth = 1.0317434074991028;
    private const double LogarithmOfTwo = 0.6931471805599453;
    private const double RootOfTwo = 1.4142135623730951;
    private const int SeriesEnd = 27;

    private static readonly AlignedMemory<float> s_logistic = MakeLogistic();
    private static readonly AlignedMemory<float> s_parts = MakeParts();
    private static readonly AlignedMemory<float> s_octaves = MakeOctaves();

    /// <summary>Pairs of the value at the start of a piece and the rise to the next one.</summary>
    internal static float* Logistic => s_logistic.Start;

    /// <summary>The logit of the middle of each part.</summary>
    internal static float* LogitOfParts => s_parts.Start;

    /// <summary>The logit of each step of an octave.</summary>
    internal static float* LogitOfOctaves => s_octaves.Start;

    /// <summary>The natural logarithm of a positive number.</summary>
    internal static double Logarithm(double value)
    {
        var exponent = 0;
        for (; value >= RootOfTwo; exponent++)
        {
            value *= 0.5;
        }

        for (; value < RootOfTwo / 2; exponent--)
        {
            value *= 2;
        }

        var ratio = (value - 1) / (value + 1);
        var square = ratio * ratio;
        var sum = 0.0;
        for (var n = SeriesEnd; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (2 * ratio * sum) + (exponent * LogarithmOfTwo);
    }

    private static AlignedMemory<float> MakeLogistic()
    {
        var values = new float[Pieces + 1];
        var power = 1.0;
        for (var i = 0; i <= Pieces / 2; i++)
        {
            values[(Pieces / 2) + i] = (float)(power / (1 + power));
            values[(Pieces / 2) - i] = (float)(1 / (1 + power));
            power *= Growth;
        }

        var table = AlignedMemory<float>.OfProgram(2 * Pieces);
        for (var i = 0; i < Pieces; i++)
        {
            table.Start[2 * i] = values[i];
            table.Start[(2 * i) + 1] = values[i + 1] - values[i];
        }

        return table;
    }

    private static AlignedMemory<float> MakeParts()
    {
        var table = AlignedMemory<float>.OfProgram(Parts);
        for (var i = 0; i < Parts; i++)
        {
            table.Start[i] = Logit((i + 0.5) / Parts);
        }

        return table;
    }

    // The middle of each step; 1/2 itself has a logit of 0.
    private static AlignedMemory<float> MakeOctaves()
    {
        var table = AlignedMemory<float>.OfProgram(OctaveSteps + 1);
        for (var i = 0; i < OctaveSteps; i++)
        {
            var bits = BitConverter.SingleToInt32Bits(LeastProbability) + (i << 16) + (1 << 15);
            table.Start[i] = Logit(BitConverter.Int32BitsToSingle(bits));
        }

        return table;
    }

    private static float Logit(double probability) => (float)Logarithm(probability / (1 - probability));
}
