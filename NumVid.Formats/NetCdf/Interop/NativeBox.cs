using System;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>A box of a variable in the integer types that the library asks for.</summary>
internal readonly struct NativeBox
{
    /// <summary>Converts a box; rank 0 gets one element, so that a pointer to it is never null.</summary>
    internal NativeBox(int[] origin, int[]? stride, int[] count)
    {
        Origin = origin.Length == 0 ? [0] : Array.ConvertAll(origin, index => checked((nuint)index));
        Count = count.Length == 0 ? [1] : Array.ConvertAll(count, length => checked((nuint)length));
        Stride = stride is null or [] ? [1] : Array.ConvertAll(stride, step => (nint)step);
    }

    internal nuint[] Origin { get; }

    internal nuint[] Count { get; }

    internal nint[] Stride { get; }
}
