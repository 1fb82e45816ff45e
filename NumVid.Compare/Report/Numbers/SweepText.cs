using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Numbers;

/// <summary>Says in sentences what a sweep found.</summary>
internal static class SweepText
{
    /// <summary>A crossing.</summary>
    /// <param name="crossing">Where two curves cross.</param>
    /// <param name="unit">The variable's unit.</param>
    internal static string Of(SweepCrossing crossing, string? unit) =>
        $"Above {Figure.WithUnit(crossing.Bound, unit)} {crossing.SmallerAbove} is smaller than "
        + $"{crossing.SmallerBelow}, below it larger; there both are at about "
        + $"{Figure.Count((long)Math.Round(crossing.Bytes))} bytes.";

    /// <summary>The configurations of the Pareto front, from the largest error to the smallest.</summary>
    internal static string FrontOf(IEnumerable<ComparisonRow> rows) => string.Join(", ", rows
        .Where(row => row.OnParetoFront == true).OrderBy(row => row.Bytes).Select(row => row.Configuration));
}
