using System;

namespace NumVid.Formats.Grib.Values;

/// <summary>What the sections in front of the data say of points.</summary>
/// <param name="edition">1 or 2.</param>
/// <param name="grid">The section of the grid; empty where there is none.</param>
/// <param name="bitmap">The bits of the bitmap; empty where all points have a value.</param>
/// <param name="count">The points of the grid.</param>
internal readonly ref struct GribPoints(int edition, ReadOnlySpan<byte> grid, ReadOnlySpan<byte> bitmap, int count)
{
    private readonly ReadOnlySpan<byte> _grid = grid;

    /// <summary>The bits of the bitmap; empty where all points have a value.</summary>
    internal ReadOnlySpan<byte> Bitmap { get; } = bitmap;

    /// <summary>How many points of each row have a value; null where the grid does not tell its rows.</summary>
    internal int[]? CountByRows()
    {
        if (GribGridRows.Find(edition, _grid, count) is not { } rows)
        {
            return null;
        }

        var point = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var end = point + rows[i];
            for (rows[i] = Bitmap.IsEmpty ? rows[i] : 0; point < end; point++)
            {
                rows[i] += Bitmap.IsEmpty ? 0 : (Bitmap[point >> 3] >> (7 - (point & 7))) & 1;
            }
        }

        return rows;
    }
}
