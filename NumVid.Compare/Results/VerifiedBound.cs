using System.Globalization;

namespace NumVid.Compare.Results;

/// <summary>A bound and what was measured against it, where it is used most.</summary>
/// <param name="Term">The bound in the quality grammar, or that the file promises it.</param>
/// <param name="Part">The part of the variable in which it is used most, for example a level; null for all of
/// it.</param>
/// <param name="Limit">The largest value allowed; 0 means exact.</param>
/// <param name="Measured">The largest value found; null without a valid point.</param>
/// <param name="Utilisation">Measured divided by allowed; null for a limit of 0 and without a valid point.</param>
/// <param name="IsHeld">Whether the bound is held at every point, not only in that part.</param>
internal sealed record VerifiedBound(
    string Term, string? Part, double Limit, double? Measured, double? Utilisation, bool IsHeld)
{
    /// <summary>What is bounded, for a sentence.</summary>
    internal string Measure { get; init; } = "largest error";

    /// <summary>What was found and what was allowed, as a clause without a stop.</summary>
    internal string Found => string.Create(
        CultureInfo.InvariantCulture, $"the {Measure} {Measured:R} is above the bound {Limit:R} "
            + $"({Term}{(Part is null ? "" : $", {Part}")})");
}
