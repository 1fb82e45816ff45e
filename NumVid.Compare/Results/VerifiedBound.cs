using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Compare.Results;

/// <summary>A bound and what was measured against it, in the part of a variable for which it was given.</summary>
/// <param name="Term">The bound in the quality grammar, or that the file promises it.</param>
/// <param name="Part">The part of the variable, for example a level; null for all of it.</param>
/// <param name="Limit">The largest value allowed; 0 means exact.</param>
/// <param name="Measured">The largest value found in the part; null without a valid point.</param>
/// <param name="Utilisation">Measured divided by allowed; null for a limit of 0 and without a valid point.</param>
/// <param name="IsHeld">Whether the bound is held at every point of the part.</param>
internal sealed record VerifiedBound(
    string Term, string? Part, double Limit, double? Measured, double? Utilisation, bool IsHeld)
{
    /// <summary>What is bounded, for a sentence.</summary>
    internal string Measure { get; init; } = "largest error";

    /// <summary>The part: for each dimension the index, or null for all of it; empty for all of the variable.</summary>
    internal IReadOnlyList<int?> Indices { get; init; } = [];

    /// <summary>What the coordinates say of the part, for example <c>500 hPa</c>; null where they say
    /// nothing.</summary>
    internal string? Place { get; init; }

    /// <summary>How many parts have a bound of this kind, of which this is the one that comes nearest to its
    /// own.</summary>
    internal int Parts { get; init; } = 1;

    /// <summary>What was found and what was allowed, as a clause without a stop.</summary>
    internal string Found => string.Create(
        CultureInfo.InvariantCulture, $"the {Measure} {Measured:R} is above the bound {Limit:R} "
            + $"({Term}{(Part is null ? "" : $", {Part}")})");

    /// <summary>One bound for many levels: the one that comes nearest to its limit, or passes it furthest.</summary>
    /// <param name="bounds">The bounds of a variable, part by part.</param>
    internal static IReadOnlyList<VerifiedBound> Worst(IEnumerable<VerifiedBound> bounds) =>
    [
        .. bounds.GroupBy(bound => (bound.Term, bound.Measure)).Select(group => group.MaxBy(
            bound => (!bound.IsHeld, bound.Utilisation ?? (bound.Measured > 0 ? double.PositiveInfinity : 0)))!
            with { Parts = group.Count() }),
    ];
}
