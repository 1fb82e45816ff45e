using System;
using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Prediction;

/// <summary>Predicts a number from its neighbours, modulo 2^64: as the median of left, above, and left + above - above
/// left, or as the mean of left and above, corrected by a quarter of the slope above.</summary>
/// <remarks>A masked point takes what was predicted for it, on both sides, so that it costs nothing and never
/// disturbs.</remarks>
internal static class NeighbourPrediction
{
    /// <summary>Puts what was not predicted into <paramref name="rest"/>; masked points of <paramref name="words"/> are
    /// filled.</summary>
    internal static void Apply(
        long[] words, long[] rest, bool[]? mask, SegmentGeometry geometry, bool fromFrameBefore, bool isMean) =>
        Walk(words, rest, mask, geometry, fromFrameBefore, isMean);

    /// <summary>Undoes <see cref="Apply"/> in place.</summary>
    internal static void Undo(
        long[] words, bool[]? mask, SegmentGeometry geometry, bool fromFrameBefore, bool isMean) =>
        Walk(words, null, mask, geometry, fromFrameBefore, isMean);

    /// <summary>Undoes <see cref="Apply"/> of one row, without the frame before.</summary>
    /// <param name="words">What was not predicted of it; becomes the numbers.</param>
    /// <param name="mask">The masked points of the row; empty for none.</param>
    /// <param name="above">The numbers of the row above behind one that repeats the first; none has the first row of a
    /// frame.</param>
    /// <param name="current">Takes those of this row in the same way.</param>
    /// <param name="isFirstRow">Whether the row is the first of a frame.</param>
    /// <param name="isMean">Whether the mean is taken.</param>
    internal static void UndoRow(
        Span<long> words, ReadOnlySpan<bool> mask, long[] above, long[] current, bool isFirstRow, bool isMean)
    {
        current[0] = isFirstRow ? 0 : above[1];
        for (var column = 1; column <= words.Length; column++)
        {
            var predicted = Predict(above, current, column, words.Length, isFirstRow, isMean);
            words[column - 1] = current[column] =
                predicted + (!mask.IsEmpty && mask[column - 1] ? 0 : words[column - 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Predict(
        long[] above, long[] current, int column, int columns, bool isFirstRow, bool isMean) =>
        isFirstRow ? current[column - 1]
            : column == 1 ? above[1]
            : isMean ? Mean(
                current[column - 1], above[column], above[column - 1], above[Math.Min(column + 1, columns)])
            : Median(current[column - 1], above[column], above[column - 1]);

    // Without a place for the rest, words hold the rest and become the numbers.
    private static void Walk(
        long[] words, long[]? rest, bool[]? mask, SegmentGeometry geometry, bool fromFrameBefore, bool isMean)
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
                var predicted = Predict(above, current, column, columns, isFirstRow, isMean);
                var isMasked = mask is not null && mask[i];
                if (rest is null)
                {
                    current[column] = predicted + (isMasked ? 0 : words[i]);
                }
                else
                {
                    current[column] = isMasked ? predicted : words[i] - before;
                    rest[i] = current[column] - predicted;
                }

                words[i] = current[column] + before;
            }
        }
    }

    private static long Mean(long left, long above, long aboveLeft, long aboveRight) =>
        (left + above + ((aboveRight - aboveLeft) >> 1)) >> 1;

    private static long Median(long left, long above, long aboveLeft)
    {
        var (low, high) = (Math.Min(left, above), Math.Max(left, above));
        return aboveLeft >= high ? low : aboveLeft <= low ? high : left + above - aboveLeft;
    }
}
