using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Checks;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Numbers;

/// <summary>Writes what checks found for people.</summary>
internal static class ScoreText
{
    /// <summary>The share of points below the bound from which on a reader is warned.</summary>
    internal const double MostlySmall = 0.5;

    /// <summary>A check's outcome: <c>pass</c>, or what was found instead.</summary>
    internal static string Of(ThresholdCheck check) => check.HasPassed switch
    {
        true => "pass",
        false => $"FAIL {Figure.Significant(check.Value)}",
        null => Figure.None,
    };

    /// <summary>Whether all checks that have a figure passed.</summary>
    internal static string OfAll(IReadOnlyList<ThresholdCheck> checks) =>
        HasFailed(checks) ? "NO"
        : checks.Any(check => check.HasPassed == true) ? "yes" : Figure.None;

    /// <summary>How many passed, and what failed.</summary>
    internal static string Summary(IReadOnlyList<ThresholdCheck> checks)
    {
        var failed = checks.Where(check => check.HasPassed == false)
            .Select(check => $"{check.Name} (found {Figure.Significant(check.Value)})").ToArray();
        var undecided = checks.Where(check => check.HasPassed is null).Select(check => check.Name).ToArray();
        var passed = checks.Count - failed.Length - undecided.Length;
        return $"{passed} of {checks.Count - undecided.Length} pass"
            + (failed.Length == 0 ? "" : "; FAILED " + string.Join(", ", failed))
            + (undecided.Length == 0 ? "" : "; not applicable " + string.Join(", ", undecided));
    }

    /// <summary>Whether a check failed.</summary>
    internal static bool HasFailed(IEnumerable<ThresholdCheck> checks) =>
        checks.Any(check => check.HasPassed == false);

    /// <summary>What was counted, threshold by threshold.</summary>
    internal static string Counts(IReadOnlyList<ThresholdCount> counts) => string.Join("; ", counts.Select(count =>
        $"{count.Name} {Figure.Count(count.Decoded)} points instead of {Figure.Count(count.Original)} ({Figure.Count(count.Gained)} gained, "
        + $"{Figure.Count(count.Lost)} lost)"));

    /// <summary>The sentence about a variable most of which is below the bound.</summary>
    internal static string Smallness(ComparisonRow row) =>
        $"{Figure.Fixed(100 * row.SmallerThanBound, 0)} % of the points of '{row.Variable}' other than 0 are smaller than "
        + $"the bound of {row.Configuration} ({Figure.Significant(row.BoundRequested)}), which may swallow them: ask for a "
        + "relative or a smaller bound.";
}
