using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>A bound and what was measured against it.</summary>
internal sealed record VerifiedBoundDocument(
    string Term, string? Part, double? Limit, double? Measured, double? Utilisation, bool IsHeld)
{
    /// <summary>What was found of a bound.</summary>
    internal static VerifiedBoundDocument Of(VerifiedBound bound) => new(
        bound.Term, bound.Part, FiniteNumber.OrNull(bound.Limit), FiniteNumber.OrNull(bound.Measured),
        FiniteNumber.OrNull(bound.Utilisation), bound.IsHeld);
}
