using System;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Foresees a number as the median of left, above, and left + above - above left; modulo 2^64.</summary>
/// <remarks>A masked point takes what was foreseen for it, on both sides, so that it costs nothing and never disturbs.</remarks>
internal static class MedianPrediction
{
    /// <summary>What was not foreseen; masked points of <paramref name="words"/> are filled.</summary>
    internal static long[] Apply(long[] words, bool[]? mask, SegmentGeometry geometry, bool fromFrameBefore)
    {
        var rest = new long[words.Length];
        Walk(words, rest, mask, geometry, fromFrameBefore);
        return rest;
    }

    /// <summary>Undoes <see cref="Apply"/> in place.</summary>
    internal static void Undo(long[] words, bool[]? mask, SegmentGeometry geometry, bool fromFrameBefore) =>
        Walk(words, null, mask, geometry, fromFrameBefore);

    // Without a place for the rest, words hold the rest and become the numbers.
    private static void Walk(long[] words, long[]? rest, bool[]? mask, SegmentGeometry geometry, bool fromFrameBefore)
    {
        var columns = geometry.Columns;
        var frame = geometry.Rows * columns;
        var differences = new long[2][] { new long[columns + 1], new long[columns + 1] };
        for (var row = 0; row < geometry.Frames * geometry.Rows; row++)
        {
            var (above, current) = (differences[row & 1], differences[(row + 1) & 1]);
            var isFirstRow = row % geometry.Rows == 0;
            current[0] = isFirstRow ? 0 : above[1];
            for (int column = 1, i = row * columns; column <= columns; column++, i++)
            {
                var before = fromFrameBefore && i >= frame ? words[i - frame] : 0;
                var foreseen = isFirstRow ? current[column - 1]
                    : column == 1 ? above[1] : Median(current[column - 1], above[column], above[column - 1]);
                var isMasked = mask is not null && mask[i];
                if (rest is null)
                {
                    current[column] = foreseen + (isMasked ? 0 : words[i]);
                }
                else
                {
                    current[column] = isMasked ? foreseen : words[i] - before;
                    rest[i] = current[column] - foreseen;
                }

                words[i] = current[column] + before;
            }
        }
    }

    private static long Median(long left, long above, long aboveLeft)
    {
        var (low, high) = (Math.Min(left, above), Math.Max(left, above));
        return aboveLeft >= high ? low : aboveLeft <= low ? high : left + above - aboveLeft;
    }
}
