using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>The logistic function and its inverse, as <see cref="LogisticTables"/> have them.</summary>
/// <remarks>Holds the addresses of tables that live as long as the program. Arguments are clamped before they become
/// places in a table, and what is no number becomes the lower limit, so that no place lies outside.</remarks>
internal readonly unsafe struct Logistic
{
    /// <summary>Added to a probability that becomes a divisor.</summary>
    internal const float Tiny = 1e-12f;

    private const float Limit = 15.9f;
    private const float LowerEnd = 0.015f;
    private const float UpperEnd = 0.985f;
    private const float LeastProbability = 2e-5f;

    private readonly float* _logistic;
    private readonly float* _logit;

    /// <summary>Finds the tables.</summary>
    public Logistic()
    {
        _logistic = LogisticTables.Logistic;
        _logit = LogisticTables.Logit;
    }

    /// <summary>1 / (1 + exp(-z)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Of(float z)
    {
        var place = (Lanes.Clamp(z, -Limit, Limit) * 32f) + 512f;
        var piece = (int)place;
        return _logistic[2 * piece] + (_logistic[(2 * piece) + 1] * (place - piece));
    }

    /// <summary>ln(p / (1 - p)), p being cut to what a distribution can tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Logit(float p)
    {
        p = Lanes.Clamp(p, LeastProbability, 1 - LeastProbability);
        if (p < LowerEnd)
        {
            return _logit[LogisticTables.LogitSteps + (int)(p * 262144f)];
        }

        return p > UpperEnd ? _logit[(2 * LogisticTables.LogitSteps) + (int)((1 - p) * 262144f)] : _logit[(int)(p * 4096f)];
    }

    /// <summary>The logit of the middle of one of 4096 equal parts of [0, 1].</summary>
    /// <param name="part">0 to 4095.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float LogitOfPart(uint part) => _logit[part];
}
