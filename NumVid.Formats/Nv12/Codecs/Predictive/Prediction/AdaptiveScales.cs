using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>The mean magnitude of errors by class, the far past forgotten.</summary>
/// <remarks>Bounds: a class is below the number that was given.</remarks>
internal sealed unsafe class AdaptiveScales
{
    private const float First = 0.5f;
    private const float Least = 0.03f;
    private const int MostCounts = 99;

    // A logistic distribution of scale s has the mean magnitude s ln 4; half of it makes the tables' unit.
    private const float ScaleOfMean = 0.7213f;

    private readonly AlignedMemory<float> _means;
    private readonly AlignedMemory<int> _counts;
    private readonly float* _rates = Rates.Values;

    /// <summary>Creates the scales of so many classes.</summary>
    internal AdaptiveScales(ModelMemory memory, int classes)
    {
        _means = new AlignedMemory<float>(memory, classes).Fill(First);
        _counts = new AlignedMemory<int>(memory, classes);
    }

    /// <summary>The mean of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float MeanOf(int @class) => _means.Start[@class];

    /// <summary>The scale of the distribution of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float ScaleOf(int @class) => Lanes.Larger(Least, _means.Start[@class] * ScaleOfMean);

    /// <summary>Learns an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(int @class, float magnitude)
    {
        var count = Magnitudes.AtMost(_counts.Start[@class] + 1, MostCounts);
        _counts.Start[@class] = count;
        _means.Start[@class] += (magnitude - _means.Start[@class]) * _rates[count];
    }
}
