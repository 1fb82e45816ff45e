using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Compare.Transfer;

/// <summary>Looks at an array of any rank as one span, row-major, without a copy.</summary>
internal static class ArraySpan
{
    /// <summary>The elements of an array whose element type is <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">The elements have another type.</exception>
    internal static ReadOnlySpan<T> Of<T>(Array array)
        where T : unmanaged => Writable<T>(array);

    /// <summary>The same, to be written.</summary>
    /// <exception cref="ArgumentException">The elements have another type.</exception>
    internal static Span<T> Writable<T>(Array array)
        where T : unmanaged
    {
        if (array.GetType().GetElementType() != typeof(T))
        {
            throw new ArgumentException(
                $"The array holds {array.GetType().GetElementType()}, not {typeof(T)}.", nameof(array));
        }

        return MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
    }
}
