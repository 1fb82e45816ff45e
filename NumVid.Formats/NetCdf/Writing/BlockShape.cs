using System;
using System.Collections.Generic;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Cuts a shape into blocks that fit into memory, in row-major order.</summary>
internal static class BlockShape
{
    /// <summary>The lengths of a block: whole axes from the last one on, as long as they fit, then a part of one, then
    /// ones.</summary>
    /// <param name="shape">The shape to cut.</param>
    /// <param name="valueByteCount">Bytes of one value.</param>
    /// <param name="maxByteCount">Bytes of a block at most.</param>
    /// <param name="chunk">The chunks of the file: a part of an axis is a multiple of them, because a chunk that is
    /// written in two parts may be compressed twice.</param>
    internal static int[] Choose(int[] shape, int valueByteCount, int maxByteCount, int[] chunk)
    {
        var block = new int[shape.Length];
        long room = Math.Max(1, maxByteCount / valueByteCount);
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            block[axis] = (int)Math.Min(shape[axis], room);
            if (block[axis] < shape[axis])
            {
                block[axis] -= block[axis] > chunk[axis] ? block[axis] % chunk[axis] : 0;
                room = 1;
            }
            else
            {
                room /= block[axis];
            }
        }

        return block;
    }

    /// <summary>Origin and lengths of each block; a scalar has one, without axes.</summary>
    internal static IEnumerable<(int[] Origin, int[] Count)> Enumerate(int[] shape, int[] block)
    {
        var origin = new int[shape.Length];
        while (true)
        {
            var count = new int[shape.Length];
            for (var axis = 0; axis < shape.Length; axis++)
            {
                count[axis] = Math.Min(block[axis], shape[axis] - origin[axis]);
            }

            yield return ((int[])origin.Clone(), count);
            if (!Advance(origin, shape, block))
            {
                yield break;
            }
        }
    }

    private static bool Advance(int[] origin, int[] shape, int[] block)
    {
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            origin[axis] += block[axis];
            if (origin[axis] < shape[axis])
            {
                return true;
            }

            origin[axis] = 0;
        }

        return false;
    }
}
