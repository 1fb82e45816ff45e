using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>Three logistic distributions of a number, cut down step by step to where it can still be.</summary>
/// <remarks>The fourth lane is not used; it keeps the arithmetic in vectors of four.</remarks>
internal struct LogisticMixture
{
    private const float Empty = 1e-7f;

    private readonly Logistic _logistic;
    private readonly Vector128<float> _sharpness;
    private Vector128<float> _means;

    /// <summary>Takes over the distributions of a number.</summary>
    internal LogisticMixture(Logistic logistic, in NumberContext context)
    {
        _logistic = logistic;
        _means = context.Means;
        _sharpness = context.Sharpness;
    }

    /// <summary>How likely the number is at least so large.</summary>
    internal Vector128<float> AtLeast { get; set; }

    /// <summary>How likely it is larger than can be.</summary>
    internal Vector128<float> Beyond { get; set; }

    /// <summary>How likely a number is below -0.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Vector128<float> Negative() => _logistic.Of((Vector128.Create(-0.5f) - _means) * _sharpness);

    /// <summary>How likely a magnitude is at least a whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Vector128<float> From(float threshold) =>
        _logistic.Of((_means - Vector128.Create(threshold - 0.5f)) * _sharpness);

    /// <summary>The same, safe as a divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Vector128<float> FromSafely(float threshold) =>
        From(threshold) + Vector128.Create(Logistic.Tiny);

    /// <summary>How likely it is one whole number.</summary>
    internal readonly Vector128<float> Exactly(float number) =>
        _logistic.Of((Vector128.Create(number + 0.5f) - _means) * _sharpness)
        - _logistic.Of((Vector128.Create(number - 0.5f) - _means) * _sharpness);

    /// <summary>Exchanges the sides of zero.</summary>
    /// <param name="shift">What lies between both sides: 0 or 1.</param>
    internal void Mirror(float shift) => _means = Vector128.Create(-shift) - _means;

    /// <summary>How likely a number between both limits is at least a threshold.</summary>
    /// <param name="atThreshold">How likely it is beyond it, without limits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Vector128<float> Within(Vector128<float> atThreshold)
    {
        var width = AtLeast - Beyond;
        return Vector128.ConditionalSelect(
            Vector128.GreaterThan(width, Vector128.Create(Empty)), (atThreshold - Beyond) / width,
            Vector128.Create(0.5f));
    }
}
