using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Tests.Contracts;

/// <summary>All elements of an array of any rank as one span, row-major.</summary>
internal static class FlatArrayExtensions
{
    internal static Span<T> AsFlatSpan<T>(this T[,,] array) => ((Array)array).AsFlatSpan<T>();

    internal static Span<T> AsFlatSpan<T>(this Array array)
    {
        if (array.GetType().GetElementType() != typeof(T))
        {
            throw new ArgumentException(
                $"The elements are {array.GetType().GetElementType()}, not {typeof(T)}.", nameof(array));
        }

        return MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
    }
}
