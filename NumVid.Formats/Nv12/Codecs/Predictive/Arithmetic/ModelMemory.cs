using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

// Why so: docs/decisions/0156-models-have-memory-of-their-own.md
/// <summary>The memory of one model: taken table by table, given back as a whole when the model is done.</summary>
/// <remarks>The collector does not know it. Whoever makes a model disposes of its memory after the last use of the
/// model, and nobody keeps an address beyond that. Not thread-safe.</remarks>
internal sealed unsafe class ModelMemory : IDisposable
{
    /// <summary>Where each table starts: at a cache line.</summary>
    private const int Alignment = 64;

    private readonly List<nint> _tables = [];

    /// <summary>Takes memory that the program never gives back, zeros at first.</summary>
    /// <param name="byteCount">How much.</param>
    /// <exception cref="OutOfMemoryException">There is not so much.</exception>
    internal static void* TakeForever(long byteCount) => Allocate(byteCount);

    /// <summary>Takes memory, zeros at first.</summary>
    /// <param name="byteCount">How much.</param>
    /// <exception cref="OutOfMemoryException">There is not so much.</exception>
    internal void* Take(long byteCount)
    {
        var start = Allocate(byteCount);
        _tables.Add((nint)start);
        return start;
    }

    /// <summary>Gives all of it back.</summary>
    public void Dispose()
    {
        foreach (var table in _tables)
        {
            NativeMemory.AlignedFree((void*)table);
        }

        _tables.Clear();
    }

    private static void* Allocate(long byteCount)
    {
        // A line more: what is read in whole vectors may lie behind the last number.
        var size = checked((nuint)byteCount + Alignment);
        var start = NativeMemory.AlignedAlloc(size, Alignment);
        NativeMemory.Clear(start, size);
        return start;
    }
}
