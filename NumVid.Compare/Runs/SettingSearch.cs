using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Configurations;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>Looks for the weakest setting of a format that passes all checks of a variable.</summary>
/// <remarks>By halving: each setting tried is a file that is written, read back and measured like any cell. That stronger
/// settings pass more checks is likely and not certain; so what was tried is told, the setting next to the one found was
/// tried and failed, and the one found is measured once more as a cell of its own.</remarks>
internal sealed class SettingSearch
{
    private readonly SortedDictionary<int, SearchStep> _tried = [];
    private readonly IReadOnlyList<LadderStep> _ladder;
    private readonly Func<FormatConfiguration, ComparisonRow> _run;
    private ComparisonRow? _unmeasured;

    private SettingSearch(IReadOnlyList<LadderStep> ladder, Func<FormatConfiguration, ComparisonRow> run) =>
        (_ladder, _run) = (ladder, run);

    /// <summary>Searches each ladder of the format; of the settings found the one with the smallest file counts.</summary>
    /// <param name="open">The configuration without a setting.</param>
    /// <param name="cell">The variable.</param>
    /// <param name="path">Where files may be written; none is left there.</param>
    /// <param name="cells">Measures a cell that nobody else looks at.</param>
    /// <param name="last">Measures the cell of the setting found.</param>
    internal static ComparisonRow Run(
        FormatConfiguration open, ComparisonCell cell, string path, CellRunner cells,
        Func<FormatConfiguration, ComparisonRow> last)
    {
        var watch = Stopwatch.StartNew();
        SettingSearch[] searches = [.. open.Way.LaddersOf(open).Select(ladder => new SettingSearch(ladder, configuration =>
        {
            var row = cells.Run(configuration, cell, path);
            File.Delete(path);
            return row;
        }))];

        // The sort of setting that stands first wins a tie.
        var found = searches.Select(search => (Index: search.Find(), Search: search)).ToArray()
            .Where(each => each.Index < each.Search._ladder.Count)
            .OrderBy(each => each.Search._tried[each.Index].Bytes).FirstOrDefault();
        SearchStep[] tried = [.. searches.SelectMany(search => search._tried.Values)];
        var seconds = watch.Elapsed.TotalSeconds;
        var row = found.Search is { } best
            ? Verified(best._ladder[found.Index], last(best._ladder[found.Index].Configuration), tried)
            : searches[^1].WithoutSetting(cell.NewRow(open), tried);
        return row with { SearchSeconds = seconds + (row.SearchSeconds ?? 0) };
    }

    /// <summary>Whether a cell is in order, and every check that has a figure passed.</summary>
    internal static bool HasPassed(ComparisonRow row) =>
        row is { Status: CellStatus.Ok, Checks: { } checks } && row.BoundHeld != false
        && checks.All(check => check.HasPassed != false) && checks.Any(check => check.HasPassed == true);

    // The place of the step found; the ladder's end where none passes.
    private int Find()
    {
        var (failing, passing) = (-1, _ladder.Count);
        while (passing - failing > 1)
        {
            var middle = (failing + passing) / 2;
            if (Try(middle))
            {
                passing = middle;
            }
            else
            {
                failing = middle;
            }
        }

        return passing;
    }

    private bool Try(int index)
    {
        var (setting, configuration) = _ladder[index];
        var row = _run(configuration);
        var hasPassed = HasPassed(row);
        _unmeasured = row.Status == CellStatus.Ok ? _unmeasured : row;
        _tried[index] = new(
            setting, row.Bytes, hasPassed,
            [.. (row.Checks ?? []).Where(check => check.HasPassed == false).Select(check => check.Name)]);
        return hasPassed;
    }

    private static ComparisonRow Verified(LadderStep found, ComparisonRow row, IReadOnlyList<SearchStep> tried)
    {
        row = row with { MaxErrorAsked = null, Searched = tried };
        return HasPassed(row) ? row with { Setting = found.Setting }
            : row.Status != CellStatus.Ok ? row : row with
            {
                Status = CellStatus.Failed,
                Reason = $"The setting {found.Setting} passed all checks when it was searched, and not when it was written again.",
            };
    }

    private ComparisonRow WithoutSetting(ComparisonRow row, IReadOnlyList<SearchStep> tried)
    {
        // Stronger ones may have been refused: lossless, where the format cannot be.
        var strongest = tried.LastOrDefault(step => step.Failed.Count > 0);
        return row with
        {
            MaxErrorAsked = null,
            Searched = tried,
            Status = CellStatus.Unsupported,
            Reason = strongest is not null
                ? $"No setting that was tried passes all checks; the strongest, {strongest.Setting}, fails {string.Join(", ", strongest.Failed)}."
                : _unmeasured is { Reason: { } reason } ? reason
                : "No check has a figure for this variable: nothing tells which settings pass.",
        };
    }
}
