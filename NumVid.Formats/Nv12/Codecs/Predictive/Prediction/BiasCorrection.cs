using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>What predictions lacked on average in each pattern of neighbours.</summary>
/// <remarks>Bounds: a pattern is below the number that was given.</remarks>
internal sealed unsafe class BiasCorrection(ModelMemory memory, int patterns)
{
    private const float Share = 0.8f;
    private const float Sure = 50f;
    private const float PerCount = 0.02f;
    private const float MostError = 2f;
    private const float SlowestRate = 0.005f;

    private readonly AlignedMemory<float> _means = new(memory, patterns);
    private readonly AlignedMemory<float> _counts = new(memory, patterns);

    /// <summary>What to add to a prediction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Of(int pattern)
    {
        var count = _counts.Start[pattern];
        return _means.Start[pattern] * Share * (count < Sure ? count * PerCount : 1f);
    }

    /// <summary>Learns what a prediction without correction lacked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(int pattern, float error)
    {
        var count = _counts.Start[pattern] + 1;
        _counts.Start[pattern] = count;
        var rate = Lanes.Larger(1 / (count + 1), SlowestRate);
        _means.Start[pattern] += (Lanes.Clamp(error, -MostError, MostError) - _means.Start[pattern]) * rate;
    }
}
