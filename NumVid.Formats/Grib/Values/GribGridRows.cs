using System;
using System.Buffers.Binary;
using System.Linq;

namespace NumVid.Formats.Grib.Values;

/// <summary>The rows in which a grid lists its points, told by the octets of its section.</summary>
internal static class GribGridRows
{
    private const int ByColumns = 0x20;

    /// <summary>The points of each row; null where the section does not tell, or tells other points than there are.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="grid">The section of the grid; empty where there is none.</param>
    /// <param name="pointCount">The points that there are.</param>
    internal static int[]? Find(int edition, ReadOnlySpan<byte> grid, int pointCount)
    {
        var rows = edition == 2 ? OfEdition2(grid) : OfEdition1(grid);
        return rows is not null && rows.Sum(row => (long)row) == pointCount ? rows : null;
    }

    /// <summary>Turns every second row of points round, in place.</summary>
    internal static void Alternate<T>(Span<T> points, int[] rows)
    {
        var start = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % 2 != 0)
            {
                points.Slice(start, rows[i]).Reverse();
            }

            start += rows[i];
        }
    }

    private static int[]? OfEdition1(ReadOnlySpan<byte> grid)
    {
        const int VerticalCountAt = 3;
        const int ListAt = 4;
        const int ColumnsAt = 6;
        const int RowsAt = 8;
        const int ScanningAt = 27;
        const int VerticalOctets = 4;
        if (grid.Length <= ScanningAt)
        {
            return null;
        }

        int columns = BinaryPrimitives.ReadUInt16BigEndian(grid[ColumnsAt..]);
        int rows = BinaryPrimitives.ReadUInt16BigEndian(grid[RowsAt..]);
        return columns == ushort.MaxValue
            ? ReadList(grid, grid[ListAt] - 1 + (VerticalOctets * grid[VerticalCountAt]), sizeof(ushort), rows)
            : Repeat(columns, rows, grid[ScanningAt]);
    }

    private static int[]? OfEdition2(ReadOnlySpan<byte> grid)
    {
        const int ListOctetsAt = 10;
        const int ColumnsAt = 30;
        const int RowsAt = 34;
        if (grid.Length < RowsAt + sizeof(uint))
        {
            return null;
        }

        var columns = BinaryPrimitives.ReadUInt32BigEndian(grid[ColumnsAt..]);
        var rows = BinaryPrimitives.ReadUInt32BigEndian(grid[RowsAt..]);
        int octets = grid[ListOctetsAt];
        return octets > 0
            ? ReadList(grid, grid.Length - ((long)rows * octets), octets, rows)
            : Repeat(columns, rows, ScanningOf(grid));
    }

    private static byte ScanningOf(ReadOnlySpan<byte> grid)
    {
        const int TemplateAt = 12;
        var at = BinaryPrimitives.ReadUInt16BigEndian(grid[TemplateAt..]) switch
        {
            >= 0 and <= 3 or >= 40 and <= 43 => 71,
            10 => 59,
            20 or 30 or 31 => 64,
            _ => int.MaxValue,
        };
        return at < grid.Length ? grid[at] : (byte)0;
    }

    private static int[]? Repeat(long columns, long rows, byte scanning)
    {
        var (length, count) = (scanning & ByColumns) != 0 ? (rows, columns) : (columns, rows);
        return length is > 0 and <= int.MaxValue && count * length <= int.MaxValue
            ? [.. Enumerable.Repeat((int)length, (int)count)] : null;
    }

    private static int[]? ReadList(ReadOnlySpan<byte> grid, long start, int octets, long count)
    {
        if (start < 0 || octets > sizeof(int) || start + (count * octets) > grid.Length)
        {
            return null;
        }

        var rows = new int[count];
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var octet in grid.Slice((int)start + (i * octets), octets))
            {
                rows[i] = (rows[i] << 8) | octet;
            }
        }

        return Array.TrueForAll(rows, row => row >= 0) ? rows : null;
    }
}
