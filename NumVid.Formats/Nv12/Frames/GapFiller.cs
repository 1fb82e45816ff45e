using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Frames;

/// <summary>Fills special points with something smooth, so that they cost the video little; a reader never sees
/// it.</summary>
/// <remarks>Along a row by a straight line between the valid neighbours; a row without any takes the row above (or the
/// first valid one below); a frame without any takes the frame before (or the middle code).</remarks>
internal static class GapFiller
{
    /// <summary>Fills the codes of special points in place.</summary>
    internal static void Fill(Span<ushort> codes, ReadOnlySpan<bool> special, SegmentGeometry geometry, int maxCode)
    {
        var frameSize = geometry.Rows * geometry.Columns;
        for (var frame = 0; frame < geometry.Frames; frame++)
        {
            var start = frame * frameSize;
            var target = codes.Slice(start, frameSize);
            if (FillFrame(target, special.Slice(start, frameSize), geometry))
            {
                continue;
            }

            if (frame > 0)
            {
                codes.Slice(start - frameSize, frameSize).CopyTo(target);
            }
            else
            {
                target.Fill((ushort)(maxCode / 2));
            }
        }
    }

    private static bool FillFrame(Span<ushort> codes, ReadOnlySpan<bool> special, SegmentGeometry geometry)
    {
        var firstValid = -1;
        for (var row = 0; row < geometry.Rows; row++)
        {
            var start = row * geometry.Columns;
            var target = codes.Slice(start, geometry.Columns);
            if (FillRow(target, special.Slice(start, geometry.Columns)))
            {
                firstValid = firstValid < 0 ? row : firstValid;
            }
            else if (firstValid >= 0)
            {
                codes.Slice(start - geometry.Columns, geometry.Columns).CopyTo(target);
            }
        }

        for (var row = 0; row < firstValid; row++)
        {
            codes.Slice(firstValid * geometry.Columns, geometry.Columns)
                .CopyTo(codes.Slice(row * geometry.Columns, geometry.Columns));
        }

        return firstValid >= 0;
    }

    private static bool FillRow(Span<ushort> codes, ReadOnlySpan<bool> special)
    {
        var left = -1;
        for (var column = 0; column < codes.Length; column++)
        {
            if (special[column])
            {
                continue;
            }

            Bridge(codes, left, column);
            left = column;
        }

        if (left >= 0)
        {
            codes[(left + 1)..].Fill(codes[left]);
        }

        return left >= 0;
    }

    private static void Bridge(Span<ushort> codes, int left, int right)
    {
        if (left < 0)
        {
            codes[..right].Fill(codes[right]);
            return;
        }

        var length = right - left;
        for (var i = 1; i < length; i++)
        {
            codes[left + i] = (ushort)(codes[left] + ((codes[right] - codes[left]) * i / length));
        }
    }
}
