using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>The logistic function and its inverse, as <see cref="LogisticTables"/> have them.</summary>
/// <remarks>Holds the addresses of tables that live as long as the program. Arguments are clamped before they become
/// places in a table, and what is no number becomes a limit or the place 0, so that no place lies outside.</remarks>
internal readonly unsafe struct Logistic
{
    /// <summary>Added to a probability that becomes a divisor.</summary>
    internal const float Tiny = 1e-12f;

    private const float Limit = 15.9f;

    private readonly float* _logistic;
    private readonly float* _parts;
    private readonly float* _octaves;

    /// <summary>Finds the tables.</summary>
    public Logistic()
    {
        _logistic = LogisticTables.Logistic;
        _parts = LogisticTables.LogitOfParts;
        _octaves = LogisticTables.LogitOfOctaves;
    }

    /// <summary>1 / (1 + exp(-z)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Of(float z)
    {
        var place = (Lanes.Clamp(z, -Limit, Limit) * 32f) + 512f;
        var piece = Lanes.Whole(place);
        return _logistic[2 * piece] + (_logistic[(2 * piece) + 1] * (place - piece));
    }

    /// <summary>The same of three lanes; the fourth becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector128<float> Of(Vector128<float> z)
    {
        z = Lanes.Clamp(z, Vector128.Create(-Limit), Vector128.Create(Limit));
        var places = (z * Vector128.Create(32f)) + Vector128.Create(512f);
        var pieces = Vector128.ConvertToInt32Native(places);
        var parts = places - Vector128.ConvertToSingle(pieces);
        var piece0 = _logistic + (2 * pieces.GetElement(0));
        var piece1 = _logistic + (2 * pieces.GetElement(1));
        var piece2 = _logistic + (2 * pieces.GetElement(2));
        return Vector128.Create(piece0[0], piece1[0], piece2[0], 0)
            + (Vector128.Create(piece0[1], piece1[1], piece2[1], 0) * parts);
    }

    /// <summary>ln(p / (1 - p)) of three lanes, p being cut to what a distribution can tell; the fourth is
    /// nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector128<float> Logit(Vector128<float> p)
    {
        var isUpper = Vector128.GreaterThan(p, Vector128.Create(0.5f));
        var q = Vector128.ConditionalSelect(isUpper, Vector128<float>.One - p, p);
        q = Lanes.Clamp(q, Vector128.Create(LogisticTables.LeastProbability), Vector128.Create(0.5f));
        var steps = (q.AsInt32() - Vector128.Create(LogisticTables.LeastProbability).AsInt32()) >> 16;
        var logits = Vector128.Create(
            _octaves[steps.GetElement(0)], _octaves[steps.GetElement(1)], _octaves[steps.GetElement(2)], 0);
        return logits ^ (isUpper & Vector128.Create(-0f));
    }

    /// <summary>The logit of the middle of one of 4096 equal parts of [0, 1].</summary>
    /// <param name="part">0 to 4095.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float LogitOfPart(uint part) => _parts[part];
}
