using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.NetCdf.Files;

/// <summary>The chunks that a box of a variable touches.</summary>
/// <param name="chunk">The lengths of a chunk.</param>
/// <param name="origin">The first index of the box.</param>
/// <param name="shape">The lengths of the box, none 0.</param>
internal sealed class TouchedChunks(long[] chunk, int[] origin, int[] shape)
{
    /// <summary>HDF5 looks through the index for every chunk that it is asked for: the time grows with the
    /// square.</summary>
    internal const int MaxCount = 10_000;

    private readonly long[] _first = [.. chunk.Select((length, axis) => origin[axis] / length)];

    /// <summary>How many there are.</summary>
    internal double Count => Enumerable.Range(0, chunk.Length).Aggregate(1.0, (count, axis) => count * CountOn(axis));

    /// <summary>Values of a chunk; one at an edge is stored in full, too.</summary>
    internal long ValuesPerChunk => chunk.Aggregate(1L, (product, length) => checked(product * length));

    /// <summary>The first index of each, in row-major order; at most <see cref="MaxCount"/> should be asked
    /// for.</summary>
    internal IEnumerable<ulong[]> Origins()
    {
        var count = (long)Count;
        for (var i = 0L; i < count; i++)
        {
            var index = new ulong[chunk.Length];
            var rest = i;
            for (var axis = chunk.Length - 1; axis >= 0; axis--)
            {
                index[axis] = (ulong)((_first[axis] + (rest % CountOn(axis))) * chunk[axis]);
                rest /= CountOn(axis);
            }

            yield return index;
        }
    }

    private long CountOn(int axis) => ((origin[axis] + shape[axis] - 1L) / chunk[axis]) - _first[axis] + 1;
}
