using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Schema;

namespace NumVid.Formats.Grib;

/// <summary>The attribute that holds the headers of all fields of a variable, for those who take a part of
/// it.</summary>
public static class GribStoredHeaders
{
    /// <summary>The attribute's name.</summary>
    public static string Name => GribAttributes.HeadersKey;

    /// <summary>The headers of the fields that remain when a variable is cut.</summary>
    /// <param name="text">The attribute of the whole variable.</param>
    /// <param name="shape">The lengths of its dimensions.</param>
    /// <param name="indices">For each dimension the indices that remain, or null for all.</param>
    /// <returns>The attribute of what remains; null where the text is damaged, or is not of this shape.</returns>
    public static string? Cut(string text, IReadOnlyList<int> shape, IReadOnlyList<int[]?> indices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(indices);
        if (GribHeaderStore.TryDecode(text) is not { } planes || OuterRank(shape, planes.Length) is not { } rank)
        {
            return null;
        }

        IEnumerable<int> kept = [0];
        for (var axis = 0; axis < rank; axis++)
        {
            var length = shape[axis];
            var chosen = indices[axis] ?? [.. Enumerable.Range(0, length)];
            kept = [.. kept.SelectMany(plane => chosen.Select(index => (plane * length) + index))];
        }

        return GribHeaderStore.Encode([.. kept.Select(plane => planes[plane])]);
    }

    /// <summary>The headers of all fields when a variable is appended to another along a dimension.</summary>
    /// <param name="first">The attribute of the one.</param>
    /// <param name="firstShape">The lengths of its dimensions.</param>
    /// <param name="second">The attribute of the other.</param>
    /// <param name="secondShape">The lengths of its dimensions.</param>
    /// <param name="axis">The dimension.</param>
    /// <returns>The attribute of both; null where a text is damaged, or is not of its shape.</returns>
    public static string? Append(
        string first, IReadOnlyList<int> firstShape, string second, IReadOnlyList<int> secondShape, int axis)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(firstShape);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(secondShape);
        if (GribHeaderStore.TryDecode(first) is not { } head || OuterRank(firstShape, head.Length) is not { } rank
            || GribHeaderStore.TryDecode(second) is not { } tail || OuterRank(secondShape, tail.Length) != rank
            || axis >= rank)
        {
            return null;
        }

        // Fields that follow each other on the axis and behind it.
        var inner = firstShape.Skip(axis + 1).Take(rank - axis - 1).Aggregate(1, (product, length) => product * length);
        var (headRun, tailRun) = (inner * firstShape[axis], inner * secondShape[axis]);
        return GribHeaderStore.Encode([.. head.Chunk(headRun).Zip(tail.Chunk(tailRun))
            .SelectMany(run => run.First.Concat(run.Second))]);
    }

    // The grid takes the last two dimensions, or the last one.
    private static int? OuterRank(IReadOnlyList<int> shape, int planeCount)
    {
        for (var rank = Math.Max(0, shape.Count - 2); rank < Math.Max(1, shape.Count); rank++)
        {
            if (shape.Take(rank).Aggregate(1L, (product, length) => product * length) == planeCount)
            {
                return rank;
            }
        }

        return null;
    }
}
