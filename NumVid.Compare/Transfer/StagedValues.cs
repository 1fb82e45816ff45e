using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Transfer;

// Why so: docs/decisions/0038-large-originals-are-staged.md
/// <summary>Values of a field too large for memory, in a raw file of a work folder.</summary>
/// <remarks>The input is decoded once and its values are read many times, so they are kept as plain numbers in the
/// machine's byte order. Reading by offset and not by a mapping: mapped pages would count as memory of the
/// process.</remarks>
internal sealed class StagedValues : FieldValues, IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly int _valueBytes;

    private StagedValues(SafeFileHandle file, Type type, int[] shape)
        : base(type, shape)
    {
        _file = file;
        _valueBytes = BytesOf(type);
    }

    /// <summary>Reads a field block by block into a new file.</summary>
    /// <param name="path">The file, which goes when it is closed.</param>
    /// <param name="type">The type of a value, float or double.</param>
    /// <param name="shape">The lengths of the field.</param>
    /// <param name="read">Reads a block.</param>
    /// <param name="onBlock">Sees each block as it was read.</param>
    internal static StagedValues Create(
        string path, Type type, int[] shape, Func<FieldBlock, Array> read, Action<Array, FieldBlock> onBlock)
    {
        var file =
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        try
        {
            foreach (var block in FieldBlocks.Of(shape))
            {
                var values = read(block);
                LargeArrays.Count(block.Count * BytesOf(type));
                Write(file, values, block, BytesOf(type));
                onBlock(values, block);
            }

            return new StagedValues(file, type, shape);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes values that come one after the other into a new file.</summary>
    /// <param name="path">The file, which goes when its folder does.</param>
    /// <param name="type">Float or double.</param>
    /// <param name="shape">The lengths of the dimensions.</param>
    /// <param name="parts">All values in row-major order, cut anywhere; an array may come again with other
    /// values.</param>
    internal static StagedValues Create(string path, Type type, int[] shape, IEnumerable<Array> parts) =>
        Create(path, type, _ => shape, parts);

    /// <summary>As above, for values whose number is known when they have come.</summary>
    /// <param name="path">The file, which goes when its folder does.</param>
    /// <param name="type">Float or double.</param>
    /// <param name="shapeOf">The lengths of the dimensions for a number of values.</param>
    /// <param name="parts">All values.</param>
    internal static StagedValues Create(
        string path, Type type, Func<long, int[]> shapeOf, IEnumerable<Array> parts)
    {
        var file =
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        try
        {
            var offset = 0L;
            foreach (var part in parts)
            {
                var bytes = BytesOf(part, BytesOf(type));
                RandomAccess.Write(file, bytes, offset);
                offset += bytes.Length;
            }

            return new StagedValues(file, type, shapeOf(offset / BytesOf(type)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var box = Array.CreateInstance(Type, shape);
        var bytes = BytesOf(box, _valueBytes);
        LargeArrays.Count(bytes.Length);
        foreach (var run in new FieldBlock(Shape, origin, shape).Runs())
        {
            var target = bytes.Slice(run.Position * _valueBytes, run.Length * _valueBytes);
            for (var done = 0; done < target.Length;)
            {
                var count = RandomAccess.Read(_file, target[done..], (run.PointIndex * _valueBytes) + done);
                done += count > 0 ? count
                    : throw new EndOfStreamException("A staged field is shorter than it was written.");
            }
        }

        return box;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void Write(SafeFileHandle file, Array values, FieldBlock block, int valueBytes)
    {
        var bytes = BytesOf(values, valueBytes);
        foreach (var run in block.Runs())
        {
            RandomAccess.Write(
                file, bytes.Slice(run.Position * valueBytes, run.Length * valueBytes), run.PointIndex * valueBytes);
        }
    }

    private static int BytesOf(Type type) => type == typeof(double) ? sizeof(double)
        : type == typeof(float) ? sizeof(float)
        : throw new ArgumentException($"Values of type {type} cannot be staged.", nameof(type));

    private static Span<byte> BytesOf(Array values, int valueBytes) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(values), checked(values.Length * valueBytes));
}
