using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>Says of each row that keeps an error which every format was allowed how large it is beside the
/// smallest.</summary>
internal static class EqualErrorRanking
{
    /// <summary>The rows with their ratios, in the same order.</summary>
    /// <remarks>What broke its bound takes no part, and neither does what had a setting of its own.</remarks>
    internal static IReadOnlyList<ComparisonRow> Rank(IReadOnlyList<ComparisonRow> rows)
    {
        var smallest = rows.Where(row => row.KeepsAskedError)
            .GroupBy(row => (row.Variable, row.MaxErrorAsked))
            .ToDictionary(group => group.Key, group => (
                Bytes: group.Min(row => row.FileBytes), Coded: group.Min(row => row.CodedBytes)));
        return [.. rows.Select(row => row.KeepsAskedError
            ? Ranked(row, smallest[(row.Variable, row.MaxErrorAsked)]) : row)];
    }

    private static ComparisonRow Ranked(ComparisonRow row, (long? Bytes, long? Coded) smallest) => row with
    {
        SizeToSmallest = Quotient(row.FileBytes, smallest.Bytes),
        CodedToSmallest = Quotient(row.CodedBytes, smallest.Coded),
    };

    private static double? Quotient(long? bytes, long? smallest) => smallest > 0 ? (double?)bytes / smallest : null;
}
