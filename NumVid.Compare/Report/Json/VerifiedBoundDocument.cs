using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>A bound and what was measured against it, in the part for which it was given.</summary>
internal sealed record VerifiedBoundDocument(
    string Term,
    string Measure,
    string? Part,
    IReadOnlyDictionary<string, int> Indices,
    string? Place,
    double? Limit,
    double? Measured,
    double? Utilisation,
    bool IsHeld)
{
    /// <summary>What was found of a bound.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="dimensions">The variable's dimensions.</param>
    internal static VerifiedBoundDocument Of(VerifiedBound bound, IReadOnlyList<string> dimensions) => new(
        bound.Term, bound.Measure, bound.Part,
        bound.Indices.Zip(dimensions).Where(axis => axis.First is not null)
            .DistinctBy(axis => axis.Second).ToDictionary(axis => axis.Second, axis => axis.First!.Value),
        bound.Place, FiniteNumber.OrNull(bound.Limit), FiniteNumber.OrNull(bound.Measured),
        FiniteNumber.OrNull(bound.Utilisation), bound.IsHeld);

    /// <summary>The bound that it was made of.</summary>
    /// <param name="dimensions">The variable's dimensions.</param>
    internal VerifiedBound ToBound(IReadOnlyList<string> dimensions) => new(
        Term, Part, Limit ?? double.PositiveInfinity, Measured, Utilisation, IsHeld)
    {
        Measure = Measure,
        Indices = Indices.Count == 0 ? []
            : [.. dimensions.Select(name => Indices.TryGetValue(name, out var index) ? index : (int?)null)],
        Place = Place,
    };
}
