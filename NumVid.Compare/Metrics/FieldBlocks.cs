using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Metrics;

// Why so: docs/decisions/0039-blocks-follow-the-shape.md
/// <summary>Cuts a field into the blocks in which it is read, staged and measured.</summary>
/// <remarks>
/// <para>By the shape alone, so that figures do not depend on format or machine. A block has at most
/// <see cref="MaxValues"/> values: memory is bounded whatever the field's size.</para>
/// <para>Formats that code whole series decode a segment to give one frame of it. So a block takes a long piece of the
/// longest axis before the frame first, a multiple of what such a segment holds, and other levels or members as room is
/// left.</para>
/// </remarks>
internal static class FieldBlocks
{
    /// <summary>The most values in a block: 16 MiB of float32. Four times as much took a comparison of 1 GB from 0.5 to
    /// 1.5 GB of memory.</summary>
    internal const int MaxValues = 1 << 22;

    // What a segment of .nv12 holds, about; two of them are read in one block at once.
    private const int SegmentValues = 1 << 21;

    private const int FrameRank = 2;

    /// <summary>The blocks of a field, in row-major order of their origins; none for an empty one.</summary>
    internal static IEnumerable<FieldBlock> Of(int[] shape)
    {
        if (shape.Contains(0))
        {
            yield break;
        }

        var lengths = LengthsOf(shape);
        var origin = new int[shape.Length];
        do
        {
            yield return new FieldBlock(
                shape, (int[])origin
                    .Clone(), [.. shape.Select((length, axis) => Math.Min(lengths[axis], length - origin[axis]))]);
        }
        while (Advance(origin, shape, lengths));
    }

    private static int[] LengthsOf(int[] shape)
    {
        var lengths = Enumerable.Repeat(1, shape.Length).ToArray();
        var frameAxis = Math.Max(0, shape.Length - FrameRank);
        var room = (long)MaxValues;
        var frameLength = 1L;
        for (var axis = shape.Length - 1; axis >= frameAxis; axis--)
        {
            lengths[axis] = (int)Math.Min(shape[axis], Math.Max(1, room));
            room = lengths[axis] < shape[axis] ? 0 : room / lengths[axis];
            frameLength *= shape[axis];
        }

        if (frameAxis == 0 || room <= 1)
        {
            return lengths;
        }

        var series = Enumerable.Range(0, frameAxis).MaxBy(axis => shape[axis]);
        var piece = (int)Math.Max(1, SegmentValues / frameLength);
        lengths[series] = (int)Math.Min(Math.Min(shape[series], piece), room);
        room /= lengths[series];
        for (var axis = frameAxis - 1; axis >= 0; axis--)
        {
            if (axis != series)
            {
                lengths[axis] = (int)Math.Min(shape[axis], Math.Max(1, room));
                room = lengths[axis] < shape[axis] ? 1 : room / lengths[axis];
            }
        }

        lengths[series] = (int)Math.Min(shape[series], lengths[series] * Math.Max(1, room));
        return lengths;
    }

    private static bool Advance(int[] origin, int[] shape, int[] lengths)
    {
        for (var axis = origin.Length - 1; axis >= 0; axis--)
        {
            origin[axis] += lengths[axis];
            if (origin[axis] < shape[axis])
            {
                return true;
            }

            origin[axis] = 0;
        }

        return false;
    }
}
