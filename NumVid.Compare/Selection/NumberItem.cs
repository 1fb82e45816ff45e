using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Numbers between two, both included, in the unit of the axis or in one of their own.</summary>
/// <param name="Text">They as the user wrote them.</param>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
/// <param name="Unit">Their unit; null for that of the axis.</param>
internal sealed record NumberItem(string Text, double From, double To, string? Unit) : CutItem(Text)
{
    private const double RelativeTolerance = 1e-6;
    private const double PascalsOfHectopascal = 100;

    /// <inheritdoc/>
    internal override IEnumerable<int> Find(CutAxis axis)
    {
        if (axis.HasDates || axis.Numbers is not { } numbers || FactorTo(axis.Units) is not { } factor)
        {
            return [];
        }

        var (low, high) = (Math.Min(From, To) * factor, Math.Max(From, To) * factor);
        var tolerance = RelativeTolerance * Math.Max(Math.Abs(low), Math.Abs(high));
        return Enumerable.Range(0, numbers.Length)
            .Where(index => numbers[index] >= low - tolerance && numbers[index] <= high + tolerance);
    }

    private double? FactorTo(string? units) =>
        Unit is null || CfUnits.AreSame(Unit, units) ? 1
        : CfUnits.IsPressure(Unit) && CfUnits.IsPressure(units) ? Pascals(Unit) / Pascals(units)
        : CfUnits.InMetres(Unit) / CfUnits.InMetres(units);

    private static double Pascals(string? units) => CfUnits.IsHectopascal(units) ? PascalsOfHectopascal : 1;
}
