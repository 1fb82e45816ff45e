using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Results;

/// <summary>Where two curves of a sweep cross: at larger errors one is the smaller, at smaller ones the
/// other.</summary>
/// <remarks>Between the two bounds around it sizes are taken for straight lines in the logarithms of bound and size; no
/// file was written there.</remarks>
/// <param name="Variable">The variable.</param>
/// <param name="SmallerAbove">The series that is smaller at larger errors.</param>
/// <param name="SmallerBelow">The series that is smaller at smaller errors.</param>
/// <param name="Bound">The error, in the variable's unit.</param>
/// <param name="Bytes">The size of both.</param>
internal sealed record SweepCrossing(
    string Variable, string SmallerAbove, string SmallerBelow, double Bound, double Bytes)
{
    /// <summary>The crossings of all pairs of series, variable by variable.</summary>
    internal static IReadOnlyList<SweepCrossing> Of(IEnumerable<ComparisonRow> rows) =>
        [.. rows.Where(row => row is { Series: not null, KeepsAskedError: true, BoundRequested: > 0, FileBytes: > 0 })
            .GroupBy(row => row.Variable).SelectMany(OfVariable)];

    private static IEnumerable<SweepCrossing> OfVariable(IGrouping<string, ComparisonRow> rows)
    {
        var series = rows.GroupBy(row => row.Series!).ToArray();
        for (var first = 0; first < series.Length; first++)
        {
            for (var second = first + 1; second < series.Length; second++)
            {
                foreach (var crossing in Between(rows.Key, [.. series[first]], [.. series[second]]))
                {
                    yield return crossing;
                }
            }
        }
    }

    // Points where both are of one size are not counted twice: the next one that differs decides.
    private static IEnumerable<SweepCrossing> Between(string variable, ComparisonRow[] first, ComparisonRow[] second)
    {
        var points = first.Join(second, row => row.MaxErrorAsked, row => row.MaxErrorAsked, PointOf)
            .Where(point => point.Lead != 0).OrderByDescending(point => point.Bound).ToArray();
        foreach (var (above, below) in points.Zip(points.Skip(1)).Where(pair => pair.First.Lead * pair.Second.Lead < 0))
        {
            var part = above.Lead / (above.Lead - below.Lead);
            var isFirstAbove = above.Lead < 0;
            yield return new SweepCrossing(
                variable, isFirstAbove ? first[0].Series! : second[0].Series!,
                isFirstAbove ? second[0].Series! : first[0].Series!,
                Math.Exp(Mix(Math.Log(above.Bound), Math.Log(below.Bound), part)),
                Math.Exp(Mix(above.Size, below.Size, part)));
        }
    }

    private static (double Bound, double Size, double Lead) PointOf(ComparisonRow first, ComparisonRow second)
    {
        var size = Math.Log(first.FileBytes!.Value);
        return (first.BoundRequested!.Value, size, size - Math.Log(second.FileBytes!.Value));
    }

    private static double Mix(double from, double to, double part) => from + ((to - from) * part);
}
