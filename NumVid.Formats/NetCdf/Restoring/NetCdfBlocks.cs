using System;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Cuts a variable into blocks: as many whole chunks as are held in memory at once.</summary>
internal static class NetCdfBlocks
{
    private const long MaxByteCount = 8 << 20;

    /// <summary>The lengths of a block.</summary>
    /// <param name="shape">The variable's.</param>
    /// <param name="chunk">Those of a chunk, or null where there are none.</param>
    /// <param name="valueBytes">Bytes of a value.</param>
    internal static int[] ShapeOf(int[] shape, long[]? chunk, int valueBytes)
    {
        var block = new int[shape.Length];
        var bytes = (double)valueBytes;
        for (var axis = 0; axis < block.Length; axis++)
        {
            block[axis] = (int)Math.Clamp(chunk?[axis] ?? 1, 1, Math.Max(1, shape[axis]));
            bytes *= block[axis];
        }

        // From the last axis on, so that blocks are rows of values one behind the other where chunks allow it.
        for (var axis = block.Length - 1; axis >= 0 && bytes < MaxByteCount; axis--)
        {
            var times = (long)Math.Min(MaxByteCount / bytes, (shape[axis] + (long)block[axis] - 1) / block[axis]);
            var length = (int)Math.Min(Math.Max(1, shape[axis]), block[axis] * Math.Max(1, times));
            bytes = bytes / block[axis] * length;
            block[axis] = length;
            if (length < shape[axis])
            {
                break;
            }
        }

        return block;
    }
}
