using System;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The order in which a message lists the points of a plane.</summary>
/// <param name="Rows">The rows of the plane.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Scanning">The order.</param>
internal readonly record struct GribPointOrder(int Rows, int Columns, GribScanning Scanning)
{
    private const int WestwardBit = 1;
    private const int NorthwardBit = 2;
    private const int ColumnMajorBit = 4;
    private const int AlternatingBit = 8;

    /// <summary>How many points there are.</summary>
    internal long PointCount => (long)Rows * Columns;

    /// <summary>The order as a number.</summary>
    internal int Code => (Scanning.IsWestward ? WestwardBit : 0) | (Scanning.IsNorthward ? NorthwardBit : 0)
        | (Scanning.IsColumnMajor ? ColumnMajorBit : 0) | (Scanning.IsAlternating ? AlternatingBit : 0);

    /// <summary>The order that a number stands for.</summary>
    internal static GribPointOrder Of(int rows, int columns, int code) => new(rows, columns, new GribScanning(
        (code & WestwardBit) != 0, (code & NorthwardBit) != 0, (code & ColumnMajorBit) != 0,
        (code & AlternatingBit) != 0));

    /// <summary>The values of a plane in the order of the message.</summary>
    internal ReadOnlySpan<T> ToMessage<T>(ReadOnlySpan<T> plane)
    {
        if (Scanning.IsNormal)
        {
            return plane;
        }

        var values = new T[plane.Length];
        if (!Scanning.IsColumnMajor && !Scanning.IsAlternating)
        {
            CopyRows(plane, values);
            return values;
        }

        var source = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                values[Scanning.GetMessageIndex(row, column, Rows, Columns)] = plane[source++];
            }
        }

        return values;
    }

    private void CopyRows<T>(ReadOnlySpan<T> plane, T[] values)
    {
        for (var row = 0; row < Rows; row++)
        {
            var target = values.AsSpan((Scanning.IsNorthward ? Rows - 1 - row : row) * Columns, Columns);
            plane.Slice(row * Columns, Columns).CopyTo(target);
            if (Scanning.IsWestward)
            {
                target.Reverse();
            }
        }
    }
}
