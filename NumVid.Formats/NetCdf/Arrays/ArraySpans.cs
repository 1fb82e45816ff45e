using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Formats.NetCdf.Arrays;

/// <summary>Arrays of any rank seen as one row-major run of values.</summary>
internal static class ArraySpans
{
    /// <summary>All values of an array, in place.</summary>
    /// <exception cref="ArrayTypeMismatchException">The elements are of another type.</exception>
    internal static Span<T> Of<T>(Array array) => array.GetType().GetElementType() == typeof(T)
        ? MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length)
        : throw new ArrayTypeMismatchException($"Expected {typeof(T).Name}, found {array.GetType()}.");

    /// <summary>The bytes of an array of numbers, bool or DateTime, in place.</summary>
    internal static Span<byte> BytesOf(Array array) => MemoryMarshal.CreateSpan(
        ref MemoryMarshal.GetArrayDataReference(array), checked(array.Length * ElementByteCount(array.GetType().GetElementType()!)));

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

    private static int ElementByteCount(Type type) => type == typeof(DateTime) ? sizeof(long) : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean or TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Int16 or TypeCode.UInt16 => sizeof(short),
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => sizeof(int),
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => sizeof(long),
        _ => throw new ArrayTypeMismatchException($"{type} has no plain bytes."),
    };
}
