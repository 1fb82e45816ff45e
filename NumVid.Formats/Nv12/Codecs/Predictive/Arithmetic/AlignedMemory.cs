using System;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>Numbers that do not move and start at a cache line; zeros at first.</summary>
/// <remarks>The collector frees them with this object, so whoever works on <see cref="Start"/> keeps this object alive
/// (<see cref="GC.KeepAlive"/>) until the work is done. Nothing is checked: each user says why it stays
/// inside.</remarks>
/// <typeparam name="T">Any unmanaged type.</typeparam>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly byte[] _bytes;

    /// <summary>Takes memory.</summary>
    /// <param name="count">How many numbers.</param>
    internal AlignedMemory(long count)
    {
        Count = count;
        _bytes = GC.AllocateArray<byte>(checked((int)((count * sizeof(T)) + Alignment)), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref _bytes[0]);
        Start = (T*)((address + Alignment - 1) & ~(nint)(Alignment - 1));
    }

    /// <summary>The first number.</summary>
    internal T* Start { get; }

    /// <summary>How many there are.</summary>
    internal long Count { get; }

    /// <summary>Sets all numbers.</summary>
    internal AlignedMemory<T> Fill(T value)
    {
        for (var i = 0L; i < Count; i++)
        {
            Start[i] = value;
        }

        return this;
    }

    /// <summary>Sets all numbers to zero.</summary>
    internal void Clear() => Array.Clear(_bytes);
}
