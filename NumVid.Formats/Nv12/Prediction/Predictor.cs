using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Prediction;

/// <summary>A way to predict each number from those before it: repeated differences along axes, or a median or mean of
/// neighbours.</summary>
/// <remarks>Differences of order n are exact for polynomials of degree n - 1, as coordinates nearly are; the median
/// stays between its neighbours, which is better for noise and at edges. Arithmetic is modulo 2^64.</remarks>
/// <param name="Code">Bits 0-1 the order along columns, 2-3 along rows, 4 along frames, 5 neighbours (then the first
/// four are 0): their median, or with bit 6 their mean.</param>
internal readonly record struct Predictor(byte Code)
{
    /// <summary>The largest order along rows and columns.</summary>
    internal const int MaxOrder = 3;

    private const int FrameFlag = 1 << 4;
    private const int NeighboursFlag = 1 << 5;
    private const int MeanFlag = 1 << 6;
    private const int KnownBits = (1 << 7) - 1;

    /// <summary>Whether the code is one that a writer makes.</summary>
    internal bool IsKnown => (Code & ~KnownBits) == 0 && (SkipsMask ? (Code & 15) == 0 : !IsMean);

    /// <summary>Whether numbers are predicted from neighbours, with masked points left out.</summary>
    internal bool SkipsMask => (Code & NeighboursFlag) != 0;

    /// <summary>Whether the frame before takes part.</summary>
    internal bool UsesFrames => (Code & FrameFlag) != 0;

    /// <summary>The same without the frame before.</summary>
    internal Predictor WithinFrames => new((byte)(Code & ~FrameFlag));

    /// <summary>Whether of neighbours the mean is taken.</summary>
    internal bool IsMean => (Code & MeanFlag) != 0;

    /// <summary>How often differences along columns are taken.</summary>
    internal int ColumnOrder => Code & MaxOrder;

    /// <summary>How often differences along rows are taken.</summary>
    internal int RowOrder => (Code >> 2) & MaxOrder;

    private int FrameOrder => UsesFrames ? 1 : 0;

    /// <summary>Differences of orders 0 to <see cref="MaxOrder"/>, along frames up to 1.</summary>
    internal static Predictor Differences(int frames, int rows, int columns) =>
        new((byte)((frames << 4) | (rows << 2) | columns));

    /// <summary>The median, of the numbers or of their differences from the frame before.</summary>
    internal static Predictor Median(int frames) => new((byte)(NeighboursFlag | (frames << 4)));

    /// <summary>The mean of neighbours, of the numbers or of their differences from the frame before: better where
    /// there is noise.</summary>
    internal static Predictor Mean(int frames) => new((byte)(MeanFlag | NeighboursFlag | (frames << 4)));

    /// <summary>Turns numbers into what was not predicted; masked numbers may become anything.</summary>
    /// <param name="words">The numbers; they are lost.</param>
    /// <param name="mask">Points without number, or null.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="room">As many numbers that may hold the result; null to make room when it is needed.</param>
    internal long[] Apply(long[] words, bool[]? mask, SegmentGeometry geometry, long[]? room = null)
    {
        if (SkipsMask)
        {
            var rest = room ?? new long[words.Length];
            NeighbourPrediction.Apply(words, rest, mask, geometry, UsesFrames, IsMean);
            return rest;
        }

        FillGaps(words, mask);
        AxisDifference.Apply(words, geometry.Count, geometry.Rows * geometry.Columns, FrameOrder);
        AxisDifference.Apply(words, geometry.Rows * geometry.Columns, geometry.Columns, RowOrder);
        AxisDifference.Apply(words, geometry.Columns, 1, ColumnOrder);
        return words;
    }

    /// <summary>Undoes <see cref="Apply"/> in place.</summary>
    internal void Undo(long[] words, bool[]? mask, SegmentGeometry geometry)
    {
        if (SkipsMask)
        {
            NeighbourPrediction.Undo(words, mask, geometry, UsesFrames, IsMean);
            return;
        }

        AxisDifference.Undo(words, geometry.Columns, 1, ColumnOrder);
        AxisDifference.Undo(words, geometry.Rows * geometry.Columns, geometry.Columns, RowOrder);
        AxisDifference.Undo(words, geometry.Count, geometry.Rows * geometry.Columns, FrameOrder);
    }

    private static void FillGaps(long[] words, bool[]? mask)
    {
        if (mask is null)
        {
            return;
        }

        var last = words[Math.Max(0, Array.IndexOf(mask, false))];
        for (var i = 0; i < words.Length; i++)
        {
            last = words[i] = mask[i] ? last : words[i];
        }
    }
}
