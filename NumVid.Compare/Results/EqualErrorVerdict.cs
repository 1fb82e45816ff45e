using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Results;

/// <summary>Who is smallest where every format keeps the same error, and by how much.</summary>
/// <param name="Variable">The variable, or <see cref="ComparisonRow.AllVariables"/>.</param>
/// <param name="MaxError">The error that was allowed, in the quality grammar.</param>
/// <param name="Bound">The same in the variable's unit, the widest where levels have their own; null where it is no
/// such number, and for all variables.</param>
/// <param name="Smallest">The configuration with the smallest file.</param>
/// <param name="SmallestBytes">The size of its file.</param>
/// <param name="OtherFormat">The smallest configuration of another format; null without one.</param>
/// <param name="OtherFormatToSmallest">Its bytes / those of the smallest.</param>
/// <param name="SmallestCoded">The configuration with the fewest coded bytes, compressors of values alone among
/// them.</param>
/// <param name="SmallestCodedBytes">Its coded bytes.</param>
/// <param name="OtherFormatCoded">The one of another format with the fewest; null without one.</param>
/// <param name="OtherFormatCodedToSmallest">Its coded bytes / the fewest.</param>
internal sealed record EqualErrorVerdict(
    string Variable,
    string MaxError,
    double? Bound,
    string? Smallest,
    long? SmallestBytes,
    string? OtherFormat,
    double? OtherFormatToSmallest,
    string? SmallestCoded,
    long? SmallestCodedBytes,
    string? OtherFormatCoded,
    double? OtherFormatCodedToSmallest)
{
    /// <summary>The verdicts: variable by variable, bound by bound.</summary>
    /// <param name="rows">All rows.</param>
    internal static IReadOnlyList<EqualErrorVerdict> Of(IEnumerable<ComparisonRow> rows) =>
        [.. rows.Where(row => row.MaxErrorAsked is not null).GroupBy(row => (row.Variable, row.MaxErrorAsked!))
            .Select(group => Of(group.Key.Variable, group.Key.Item2, [.. group]))];

    /// <summary>Rows of one variable and error as a table has them: the smallest file first, then what holds values
    /// alone, at last what did not keep the error.</summary>
    internal static IEnumerable<ComparisonRow> InOrder(IEnumerable<ComparisonRow> rows) =>
        rows.OrderBy(row => !row.KeepsAskedError ? 2 : row.HoldsValuesAlone ? 1 : 0)
            .ThenBy(row => row.KeepsAskedError ? row.Bytes : 0);

    private static EqualErrorVerdict Of(string variable, string maxError, ComparisonRow[] rows)
    {
        var files = FirstTwo(rows, row => row.FileBytes);
        var coded = FirstTwo(rows, row => row.CodedBytes);
        return new(
            variable, maxError, rows.Select(row => row.BoundRequested).FirstOrDefault(bound => bound is not null),
            files.First?.Configuration, files.First?.FileBytes, files.Other?.Configuration, files.Other?.SizeToSmallest,
            coded.First?.Configuration, coded.First?.CodedBytes,
            coded.Other?.Configuration, coded.Other?.CodedToSmallest);
    }

    private static (ComparisonRow? First, ComparisonRow? Other) FirstTwo(
        ComparisonRow[] rows, Func<ComparisonRow, long?> size)
    {
        var ordered = rows.Where(row => row.KeepsAskedError && size(row) is not null).OrderBy(size).ToArray();
        return (ordered.FirstOrDefault(), ordered.FirstOrDefault(row => row.Format != ordered[0].Format));
    }
}
