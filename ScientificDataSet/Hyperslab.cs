using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.Research.Science.Data;

/// <summary>Boxes of row-major arrays: their bounds, and copying them.</summary>
internal static class Hyperslab
{
    /// <summary>Creates an array of a variable's shape; a scalar is held by one element.</summary>
    internal static Array Create(Type type, int[] shape)
        => shape.Length == 0 ? Array.CreateInstance(type, 1) : Array.CreateInstance(type, shape);

    internal static int[] ShapeOf(Array array)
        => Enumerable.Range(0, array.Rank).Select(array.GetLength).ToArray();

    internal static int[] Ones(int rank) => Enumerable.Repeat(1, rank).ToArray();

    /// <summary>Returns a checked copy of an origin; null means zeros.</summary>
    internal static int[] Origin(int[]? origin, int rank)
    {
        if (origin is null)
        {
            return new int[rank];
        }

        CheckRank(origin, rank, nameof(origin));
        return Array.FindIndex(origin, int.IsNegative) < 0 ? (int[])origin.Clone()
            : throw new ArgumentOutOfRangeException(
            nameof(origin), $"The origin [{Text(origin)}] has a negative number.");
    }

    /// <summary>Returns a checked copy of a stride; null means ones.</summary>
    internal static int[] Stride(int[]? stride, int rank)
    {
        if (stride is null)
        {
            return Ones(rank);
        }

        CheckRank(stride, rank, nameof(stride));
        return stride.All(s => s > 0) ? (int[])stride.Clone()
            : throw new ArgumentOutOfRangeException(
            nameof(stride), $"The stride [{Text(stride)}] must be 1 or more on each axis.");
    }

    /// <summary>Returns a checked copy of a number of elements on each axis; null means all to the end.</summary>
    internal static int[] Count(int[]? count, int[] origin, int[] stride, int[] whole)
    {
        var result = count is null
            ? whole.Select((length, axis) => Math.Max(0, (length - origin[axis] + stride[axis] - 1) / stride[axis]))
            .ToArray()
            : (int[])count.Clone();
        CheckRank(result, whole.Length, nameof(count));
        for (var axis = 0; axis < whole.Length; axis++)
        {
            var end = result[axis] == 0 ? origin[axis] : origin[axis] + (long)(result[axis] - 1) * stride[axis] + 1;
            if (result[axis] < 0 || end > whole[axis])
            {
                throw new ArgumentOutOfRangeException(nameof(count),
                    $"Origin [{Text(origin)}], stride [{Text(stride)}] and shape [{Text(result)}] reach beyond the "
                        + $"variable's shape [{Text(whole)}].");
            }
        }

        return result;
    }

    /// <summary>Returns the shape of the box from the first to the last of the elements taken.</summary>
    internal static int[] BoxOf(int[] stride, int[] count)
        => count.Select((n, axis) => n == 0 ? 0 : (n - 1) * stride[axis] + 1).ToArray();

    /// <summary>Copies a box between two arrays of one rank and element type.</summary>
    internal static void Copy(Array source, int[] sourceOrigin, Array target, int[] targetOrigin, int[] shape)
    {
        if (shape.Contains(0))
        {
            return;
        }

        // The trailing axes that both arrays hold whole are one run.
        var axis = shape.Length;
        long run = 1;
        while (axis > 0)
        {
            axis--;
            run *= shape[axis];
            if (shape[axis] != source.GetLength(axis) || shape[axis] != target.GetLength(axis))
            {
                break;
            }
        }

        var index = new int[shape.Length];
        do
        {
            Array.Copy(source, Offset(source, sourceOrigin, index), target, Offset(target, targetOrigin, index), run);
        }
        while (Advance(index, shape, axis));
    }

    /// <summary>Returns every n-th element of an array, n given for each axis.</summary>
    internal static Array Take<T>(Array source, int[] stride, int[] count)
    {
        var target = Create(typeof(T), count);
        var from = Elements<T>(source);
        var to = Elements<T>(target);
        if (count.Length == 0 || to.IsEmpty)
        {
            from[..to.Length].CopyTo(to);
            return target;
        }

        var last = count.Length - 1;
        var index = new int[count.Length];
        var position = new int[count.Length];
        var zeros = new int[count.Length];
        do
        {
            for (var axis = 0; axis < last; axis++)
            {
                position[axis] = index[axis] * stride[axis];
            }

            TakeLine(from[(int)Offset(source, zeros, position)..], to[..count[last]], stride[last]);
            to = to[count[last]..];
        }
        while (Advance(index, count, last));
        return target;
    }

    /// <summary>All elements of an array of any rank, row-major.</summary>
    internal static Span<T> Elements<T>(Array array)
        => MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    /// <summary>Steps an index through the first axes of a shape, last axis fastest; false after the last
    /// step.</summary>
    internal static bool Advance(int[] index, int[] shape, int axes)
    {
        for (var axis = axes - 1; axis >= 0; axis--)
        {
            if (++index[axis] < shape[axis])
            {
                return true;
            }

            index[axis] = 0;
        }

        return false;
    }

    internal static string Text(int[] numbers)
        => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static void TakeLine<T>(ReadOnlySpan<T> source, Span<T> target, int stride)
    {
        if (stride == 1)
        {
            source[..target.Length].CopyTo(target);
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i * stride];
        }
    }

    private static long Offset(Array array, int[] origin, int[] index)
    {
        long offset = 0;
        for (var axis = 0; axis < index.Length; axis++)
        {
            offset = offset * array.GetLength(axis) + origin[axis] + index[axis];
        }

        return offset;
    }

    private static void CheckRank(int[] numbers, int rank, string name)
    {
        if (numbers.Length != rank)
        {
            throw new ArgumentException(
                $"[{Text(numbers)}] has {numbers.Length} numbers for a variable of rank {rank}.", name);
        }
    }
}
