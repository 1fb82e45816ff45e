using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Chooses the chunks in which HDF5 compresses a variable.</summary>
/// <remarks>Whole frames (the last two axes), as many as make up to 4 MiB: the compressor sees neighbours in time,
/// memory stays bounded, and one frame costs inflating 4 MiB. Compression ratios with zlib 9 and shuffle, one frame a
/// chunk / 1 MiB / 4 MiB / one chunk: ERA5 2 m temperature (744 x 33 x 49) 2.36 / 2.67 / 2.68 / 2.69; SST (24 x 170 x
/// 180) 2.51 / 2.58 / 2.59 / 2.59; daily rain (60 x 192 x 288) 6.03 / 6.20 / 6.24 / 6.30; radar rain (36 x 300 x 400)
/// 5.17 / 5.24 / 5.28. The library's default chunks gave 2.34 for the first.</remarks>
internal static class ChunkShape
{
    /// <summary>The most bytes of one chunk before compression.</summary>
    internal const int MaxByteCount = 4 << 20;

    /// <summary>Below this a chunk's index outweighs what compression gains.</summary>
    /// <remarks>A chunked variable takes 2.2 kB more than a contiguous one: 4 kB of regular coordinates shrink to 3.1
    /// kB, 2 kB grow to 3.0 kB, file included.</remarks>
    internal const int MinCompressedByteCount = 4 << 10;

    /// <summary>Returns the lengths of a chunk.</summary>
    /// <param name="shape">The variable's lengths, none 0.</param>
    /// <param name="valueByteCount">Bytes of one value.</param>
    /// <param name="asked">Lengths that were asked for, of the last axes; axes before them get 1. Empty: by the
    /// shape.</param>
    internal static int[] Choose(int[] shape, int valueByteCount, IReadOnlyList<int> asked)
    {
        if (asked.Count > 0)
        {
            var before = shape.Length - asked.Count;
            return [.. shape.Select((length, axis) => axis < before ? 1 : Math.Min(length, asked[axis - before]))];
        }

        var chunk = new int[shape.Length];
        long room = Math.Max(1, MaxByteCount / valueByteCount);
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            chunk[axis] = Fit(shape[axis], room);
            room = chunk[axis] < shape[axis] ? 1 : room / chunk[axis];
        }

        return chunk;
    }

    /// <summary>The largest length within the room, evened out so that the last chunk is not mostly padding.</summary>
    private static int Fit(int length, long room)
    {
        if (length <= room)
        {
            return length;
        }

        var pieces = (length + room - 1) / Math.Max(1, room);
        return (int)((length + pieces - 1) / pieces);
    }
}
