using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Formats.NetCdf;

/// <summary>Arrays of any rank seen as one row-major run of values.</summary>
internal static class ArraySpans
{
    /// <summary>All values of an array, in place.</summary>
    /// <exception cref="ArrayTypeMismatchException">The elements are of another type.</exception>
    internal static Span<T> Of<T>(Array array) => array.GetType().GetElementType() == typeof(T)
        ? MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length)
        : throw new ArrayTypeMismatchException($"Expected {typeof(T).Name}, found {array.GetType()}.");

    /// <summary>The lengths of all axes.</summary>
    internal static int[] Shape(Array array)
    {
        var shape = new int[array.Rank];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = array.GetLength(axis);
        }

        return shape;
    }
}
