using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

// Why so: docs/decisions/0090-order-by-sample.md
/// <summary>Chooses the order of points: codes a piece from the middle of a segment both ways.</summary>
internal sealed class OrderChoice
{
    private const int ShareOfWhole = 16;
    private const int FewestPoints = 1 << 14;
    private const int MostFrames = 8;
    private const int ShortestSide = 16;

    // Predictors of each level have to learn, which weighs more in a piece than in the whole: of these thousandths of the
    // bytes row by row hierarchical order takes fewer or more in the whole, below fewer, above more.
    private const long Whole = 1000;
    private const long FewerBelow = 1005;
    private const long MoreAbove = 1035;

    private readonly SegmentGeometry _whole;
    private readonly SegmentGeometry _piece;
    private readonly (int Frame, int Row, int Column) _start;

    private OrderChoice(SegmentGeometry whole)
    {
        var frames = Math.Min(whole.Frames, MostFrames);
        var wanted = Math.Max(FewestPoints, whole.Count / ShareOfWhole);
        var share = Math.Min(1, wanted / ((double)frames * whole.Rows * whole.Columns));
        var rows = Math.Clamp((int)(whole.Rows * Math.Sqrt(share)), Math.Min(whole.Rows, ShortestSide), whole.Rows);
        var columns = Math.Clamp(
            (int)(whole.Columns * Math.Sqrt(share)), Math.Min(whole.Columns, ShortestSide), whole.Columns);
        _whole = whole;
        _piece = new SegmentGeometry(frames, rows, columns);
        _start = ((whole.Frames - frames) / 2, (whole.Rows - rows) / 2, (whole.Columns - columns) / 2);
    }

    /// <summary>Encodes values in the order that makes fewer bytes.</summary>
    /// <param name="targets">The values in steps.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="way">How they are counted.</param>
    /// <param name="steps">The step of each frame.</param>
    /// <param name="raster">The model row by row.</param>
    /// <param name="effort">The effort, <c>normal</c> or <c>best</c>.</param>
    /// <returns>The bytes, and what a decoder will count.</returns>
    internal static (byte[] Bytes, float[] Counts) Encode(
        double[] targets, SegmentGeometry geometry, bool[]? mask, CountedValues way, double[] steps,
        RasterParameters raster, CodingEffort effort)
    {
        (byte[] Bytes, float[] Counts) EncodeIn(ModelOrder order) =>
            PredictiveStream.Encode(targets, geometry, mask, way, order, steps);
        var byRows = ModelOrder.Of(raster);

        // What repeats its neighbours is not smooth; in what is narrow most points have no neighbours on all sides.
        if (raster.ProposesSame || Math.Min(geometry.Rows, geometry.Columns) < ShortestSide)
        {
            return EncodeIn(byRows);
        }

        var hierarchical = ModelOrder.Of(
            PredictiveEfforts.Hierarchical(effort, geometry) with { Lattice = raster.Lattice });
        var choice = new OrderChoice(geometry);
        if (choice._piece == geometry)
        {
            // The piece is all there is: what was encoded is the result.
            return SmallerOf(EncodeIn(hierarchical), EncodeIn(byRows));
        }

        var piece = choice.Cut<double>(targets);
        var maskOfPiece = mask is null ? null : choice.Cut<bool>(mask);
        var factors = StepPlan.FactorsOf(steps.AsSpan(choice._start.Frame, choice._piece.Frames).ToArray());
        var plan = way.Plan with { First = (float)piece[0] };
        var levelsOfPiece = choice.BytesOf(hierarchical, piece, maskOfPiece, plan, factors) * Whole;
        var rowsOfPiece = choice.BytesOf(byRows, piece, maskOfPiece, plan, factors);
        return levelsOfPiece < rowsOfPiece * FewerBelow ? EncodeIn(hierarchical)
            : levelsOfPiece > rowsOfPiece * MoreAbove ? EncodeIn(byRows)
            : SmallerOf(EncodeIn(hierarchical), EncodeIn(byRows));
    }

    private static (byte[] Bytes, float[] Counts) SmallerOf(
        (byte[] Bytes, float[] Counts) levels, (byte[] Bytes, float[] Counts) rows) =>
        levels.Bytes.Length < rows.Bytes.Length ? levels : rows;

    private long BytesOf(ModelOrder order, double[] piece, bool[]? mask, StepPlan plan, float[]? factors)
    {
        var coder = new BitEncoder();
        order.Run(ref coder, _piece, mask, plan, factors, piece);
        return coder.Finish().Length;
    }

    private T[] Cut<T>(ReadOnlySpan<T> values)
    {
        var result = new T[_piece.Count];
        for (var (frame, to) = (0, 0); frame < _piece.Frames; frame++)
        {
            for (var row = 0; row < _piece.Rows; row++, to += _piece.Columns)
            {
                var from = (((_start.Frame + frame) * _whole.Rows) + _start.Row + row) * _whole.Columns;
                values.Slice(from + _start.Column, _piece.Columns).CopyTo(result.AsSpan(to));
            }
        }

        return result;
    }
}
