using System;

namespace NumVid.Formats.Grib.Packing;

/// <summary>What scaling needs to know of a field's values.</summary>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="ValidCount">The values that are not missing.</param>
/// <param name="HasNegativeZero">Whether a value is -0.0, which no quantised packing can tell from 0.0.</param>
internal readonly record struct GribFieldRange(double Minimum, double Maximum, int ValidCount, bool HasNegativeZero)
{
    /// <summary>Whether all values are the same, or there is none.</summary>
    internal bool IsConstant => ValidCount == 0 || Minimum == Maximum;

    /// <summary>The largest magnitude.</summary>
    internal double Magnitude => Math.Max(Math.Abs(Minimum), Math.Abs(Maximum));

    /// <summary>Measures values, of which NaN stands for a missing one.</summary>
    internal static GribFieldRange Of(ReadOnlySpan<double> values)
    {
        var (minimum, maximum, count, hasNegativeZero) = (double.PositiveInfinity, double.NegativeInfinity, 0, false);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            count++;
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
            hasNegativeZero |= value == 0 && double.IsNegative(value);
        }

        return count == 0 ? new GribFieldRange(0, 0, 0, false)
            : new GribFieldRange(minimum, maximum, count, hasNegativeZero);
    }
}
