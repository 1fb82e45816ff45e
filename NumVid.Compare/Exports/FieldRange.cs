using System;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Exports;

/// <summary>The smallest and the largest value that are told apart.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest, above it or equal.</param>
internal readonly record struct FieldRange(double Minimum, double Maximum)
{
    /// <summary>The range that was asked for, filled up with that of all finite values.</summary>
    /// <param name="field">The field; read only where an end is not given.</param>
    /// <param name="minimum">The smallest asked for; null: that of the field.</param>
    /// <param name="maximum">The largest asked for; null: that of the field.</param>
    /// <exception cref="UsageException">The field has no finite value, or the range is none.</exception>
    internal static FieldRange Of(ExportedField field, double? minimum, double? maximum)
    {
        var own = minimum is null || maximum is null ? Of(field) : default;
        var range = new FieldRange(minimum ?? own.Minimum, maximum ?? own.Maximum);
        return range.Minimum <= range.Maximum && double.IsFinite(range.Maximum - range.Minimum)
            ? range
            : throw new UsageException(FormattableString.Invariant(
                $"A range from {range.Minimum} to {range.Maximum} is none; '--minimum' and '--maximum' give one."));
    }

    private static FieldRange Of(ExportedField field)
    {
        var (smallest, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        var values = new double[field.Rows * field.Columns];
        for (var frame = 0; frame < field.FrameCount; frame++)
        {
            field.Read(frame, values);
            foreach (var value in values)
            {
                if (double.IsFinite(value))
                {
                    (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
                }
            }
        }

        return smallest <= largest ? new FieldRange(smallest, largest)
            : throw new UsageException($"'{field.Data.Name}' has no finite value there, so nothing can be shown.");
    }
}
