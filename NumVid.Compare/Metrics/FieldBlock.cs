using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Metrics;

/// <summary>A box of a field: where the values of one step of the pass stand.</summary>
/// <remarks>A frame is one combination of the indices before the last two axes; a field with fewer than three axes is
/// one frame.</remarks>
internal sealed class FieldBlock
{
    private const int FrameRank = 2;

    /// <summary>Creates a box inside a field; the arrays are not copied.</summary>
    /// <param name="fieldShape">The lengths of the whole field.</param>
    /// <param name="origin">The index of the first point.</param>
    /// <param name="shape">The lengths of the box.</param>
    internal FieldBlock(int[] fieldShape, int[] origin, int[] shape)
    {
        FieldShape = fieldShape;
        Origin = origin;
        Shape = shape;
        Count = CountOf(shape, 0);
    }

    /// <summary>The lengths of the whole field.</summary>
    internal int[] FieldShape { get; }

    /// <summary>The index of the first point.</summary>
    internal int[] Origin { get; }

    /// <summary>The lengths of the box.</summary>
    internal int[] Shape { get; }

    /// <summary>The points in the box.</summary>
    internal long Count { get; }

    /// <summary>A box that is a whole field.</summary>
    internal static FieldBlock Whole(int[] fieldShape) => new(fieldShape, new int[fieldShape.Length], fieldShape);

    /// <summary>The row-major index in the field of the point at a position of the block.</summary>
    internal long PointIndex(long position)
    {
        var index = 0L;
        var stride = 1L;
        for (var axis = Shape.Length - 1; axis >= 0; axis--)
        {
            index += (Origin[axis] + (position % Shape[axis])) * stride;
            position /= Shape[axis];
            stride *= FieldShape[axis];
        }

        return index;
    }

    /// <summary>The longest runs that are contiguous in the block and in the field, in the order of both.</summary>
    internal IEnumerable<FieldRun> Runs()
    {
        // Axes that the box has whole join the one before them.
        var outer = Shape.Length;
        var length = 1L;
        while (outer > 0 && (outer == Shape.Length || Shape[outer] == FieldShape[outer]))
        {
            length *= Shape[--outer];
        }

        return RunsOf(length);
    }

    /// <summary>The frames in the block; a frame that was too large for one block is there in part.</summary>
    /// <param name="rank">How many of the last axes are a frame.</param>
    internal IEnumerable<FramePart> Frames(int rank = FrameRank)
    {
        var outer = System.Math.Max(0, Shape.Length - rank);
        var frameLength = CountOf(FieldShape, outer);
        return RunsOf(CountOf(Shape, outer)).Select(run => new FramePart(
            run.PointIndex / frameLength, run.Position, run.Length, (int)(run.PointIndex % frameLength)));
    }

    private IEnumerable<FieldRun> RunsOf(long length)
    {
        for (var position = 0L; position < Count; position += length)
        {
            yield return new FieldRun(PointIndex(position), (int)position, (int)length);
        }
    }

    private static long CountOf(int[] shape, int firstAxis)
    {
        var count = 1L;
        for (var axis = firstAxis; axis < shape.Length; axis++)
        {
            count = checked(count * shape[axis]);
        }

        return count;
    }
}

/// <summary>Points that follow each other in a block and in its field.</summary>
/// <param name="PointIndex">The row-major index of the first one in the field.</param>
/// <param name="Position">Its position in the block.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct FieldRun(long PointIndex, int Position, int Length);

/// <summary>A frame, or a part of one, in a block.</summary>
/// <param name="Frame">The number of the frame: row-major over the axes before the last two.</param>
/// <param name="Position">The position of its first value in the block.</param>
/// <param name="Length">How many values follow.</param>
/// <param name="FirstPoint">Which point of the frame is the first one here; 0 for a whole frame.</param>
internal readonly record struct FramePart(long Frame, int Position, int Length, int FirstPoint);
