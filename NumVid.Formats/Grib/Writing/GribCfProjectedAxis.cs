using System;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>An evenly spaced axis of a projection, in degrees or metres.</summary>
/// <param name="Count">Its points.</param>
/// <param name="Smallest">Its smallest coordinate.</param>
/// <param name="Largest">Its largest coordinate.</param>
/// <param name="IsAscending">Whether it ascends.</param>
/// <param name="IsDegrees">Whether it counts degrees of a rotated grid.</param>
internal sealed record GribCfProjectedAxis(int Count, double Smallest, double Largest, bool IsAscending, bool IsDegrees)
{
    private const double Tolerance = 1e-3;

    /// <summary>The distance of neighbours.</summary>
    internal double Step => (Largest - Smallest) / (Count - 1);

    /// <summary>The coordinates in the order of the dataset.</summary>
    internal double[] InOrder()
    {
        var values = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            values[IsAscending ? i : Count - 1 - i] = Smallest + (i * Step);
        }

        return values;
    }

    /// <summary>Reads an axis.</summary>
    /// <exception cref="UnsupportedDataException">It has no evenly spaced coordinate in a unit that is
    /// known.</exception>
    internal static GribCfProjectedAxis Read(CfAxis axis, bool isRotated, string variable)
    {
        var factor = (isRotated ? CfUnits.MayBeDegrees(axis.Units) ? 1 : null : MetresOf(axis.Units))
            ?? throw new UnsupportedDataException(
                $"The dimension '{axis.Name}' of '{variable}' has no coordinate in "
                    + $"{(isRotated ? "degrees" : "metres or kilometres")}, which its grid mapping needs.");
        var values = axis.Values;
        if (values.Length < 2)
        {
            throw new UnsupportedDataException($"The dimension '{axis.Name}' of '{variable}' has {values.Length} "
                + $"coordinates; a projection needs two.");
        }

        var step = (values[^1] - values[0]) / (values.Length - 1);
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i] - (values[0] + (i * step))) <= Tolerance * Math.Abs(
                step) * Math.Max(1, values.Length / 100.0)))
            {
                throw new UnsupportedDataException(
                    $"The coordinate '{axis.Name}' of '{variable}' is not evenly spaced.");
            }
        }

        return new GribCfProjectedAxis(
            values.Length, Math.Min(values[0], values[^1]) * factor, Math.Max(
                values[0], values[^1]) * factor, step > 0, isRotated);
    }

    private static double? MetresOf(string? units) => CfUnits.InMetres(units)
        ?? (units is not null && CfUnits.ConversionOf(units, "m") is { Offset: 0 } conversion ? conversion.Factor : null);
}
