using System.Linq;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Where the columns and rows of a grid lie on a map, in our orientation.</summary>
/// <param name="X">The columns from west to east.</param>
/// <param name="Y">The rows from north to south.</param>
internal sealed record GribMapAxes(double[] X, double[] Y)
{
    /// <summary>Counts evenly from a corner.</summary>
    /// <param name="first">The point that the header names.</param>
    /// <param name="scanning">Which corner that is.</param>
    /// <param name="steps">The distances of columns and rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    internal static GribMapAxes From(
        (double X, double Y) first, GribScanning scanning, (double X, double Y) steps, int rows, int columns)
    {
        var west = scanning.IsWestward ? first.X - ((columns - 1) * steps.X) : first.X;
        var north = scanning.IsNorthward ? first.Y + ((rows - 1) * steps.Y) : first.Y;
        return new GribMapAxes(
            [.. Enumerable.Range(0, columns).Select(column => west + (column * steps.X))],
            [.. Enumerable.Range(0, rows).Select(row => north - (row * steps.Y))]);
    }

    /// <summary>The same with its rows in the other direction.</summary>
    internal GribMapAxes WithReversedRows() => this with { Y = [.. Y.Reverse()] };

    /// <summary>The same with its columns in the other direction.</summary>
    internal GribMapAxes WithReversedColumns() => this with { X = [.. X.Reverse()] };
}
