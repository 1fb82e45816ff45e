using System;
using System.Runtime.InteropServices;

namespace NumVid.Formats.NetCdf.Arrays;

/// <summary>Arrays of any rank as the NetCDF library takes them: bytes and lengths.</summary>
internal static class ArraySpans
{
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
