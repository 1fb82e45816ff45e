using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Model;

/// <summary>Arrays of any rank seen as one row-major run of values.</summary>
internal static class ArraySpan
{
    /// <summary>All values of an array, in place.</summary>
    /// <exception cref="ArrayTypeMismatchException">The elements are of another type.</exception>
    internal static Span<T> Of<T>(Array array) => array.GetType().GetElementType() == typeof(T)
        ? MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length)
        : throw new ArrayTypeMismatchException($"An array of {typeof(T).Name} was expected, not {array.GetType()}.");
}
