using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>Divides times by those of one configuration of the same run and variable: what is left depends less on the
/// machine.</summary>
internal static class YardstickRatios
{
    /// <summary>The rows with their ratios, in the same order.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="yardstick">The configuration; null: there are no ratios.</param>
    internal static IReadOnlyList<ComparisonRow> AddTo(IReadOnlyList<ComparisonRow> rows, string? yardstick)
    {
        var unit = rows.Where(row => row.Configuration == yardstick && row.Status == CellStatus.Ok)
            .ToDictionary(row => row.Variable);
        return [.. rows.Select(row => unit.TryGetValue(row.Variable, out var one) ? row with
        {
            EncodeToYardstick = Quotient(row.EncodeSeconds, one.EncodeSeconds),
            DecodeToYardstick = Quotient(row.DecodeSeconds, one.DecodeSeconds),
        }
        : row)];
    }

    private static double? Quotient(double? seconds, double? unit) => unit > 0 ? seconds / unit : null;
}
