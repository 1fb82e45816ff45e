using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NumVid.Formats.Model;

namespace NumVid.Formats.Restoring;

/// <summary>The values of a variable in a temporary file, row by row: read once as they are stored, they can be had in
/// boxes of any other shape.</summary>
internal sealed class StagedVariable : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly int[] _shape;
    private readonly Type _type;
    private readonly int _size;

    private StagedVariable(SafeFileHandle file, int[] shape, Type type)
    {
        _file = file;
        _shape = shape;
        _type = type;
        _size = SizeOf(type);
    }

    /// <summary>Reads a variable.</summary>
    /// <param name="values">Reads boxes of it.</param>
    /// <param name="variable">Its name; it holds no text, and at least one value.</param>
    /// <param name="boxes">The boxes in which it is best read.</param>
    internal static StagedVariable Create(
        IOriginalValues values, string variable, IReadOnlyList<(int[] Origin, int[] Shape)> boxes)
    {
        var shape = values.ShapeOf(variable);
        var type = values.Read(variable, boxes[0].Origin, Array.ConvertAll(boxes[0].Origin, _ => 1)).GetType();
        var file = File.OpenHandle(
            Path.Combine(Path.GetTempPath(), $"numvid-{Path.GetRandomFileName()}"), FileMode.CreateNew,
            FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        var staged = new StagedVariable(file, shape, type.GetElementType()!);
        try
        {
            foreach (var (origin, count) in boxes)
            {
                var bytes = staged.BytesOf(values.Read(variable, origin, count));
                foreach (var (offset, start, length) in staged.RunsOf(origin, count))
                {
                    RandomAccess.Write(file, bytes.Slice(start, length), offset);
                }
            }

            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Reads a box.</summary>
    internal Array Read(int[] origin, int[] count)
    {
        var values = Array.CreateInstance(_type, count);
        var bytes = BytesOf(values);
        foreach (var (offset, start, length) in RunsOf(origin, count))
        {
            for (var done = 0; done < length;)
            {
                var read = RandomAccess.Read(_file, bytes.Slice(start + done, length - done), offset + done);
                done += read > 0 ? read : throw new EndOfStreamException("A temporary file is shorter than it was.");
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static int SizeOf(Type type) => type == typeof(DateTime) ? Unsafe.SizeOf<DateTime>()
        : Buffer.ByteLength(Array.CreateInstance(type, 1));

    private Span<byte> BytesOf(Array values) => MemoryMarshal.CreateSpan(
        ref MemoryMarshal.GetArrayDataReference(values), checked(values.Length * _size));

    // As long as whole axes follow each other, so do the values.
    private IEnumerable<(long Offset, int Start, int Length)> RunsOf(int[] origin, int[] count)
    {
        var axis = count.Length - 1;
        var length = _size;
        for (; axis > 0 && count[axis] == _shape[axis]; axis--)
        {
            length *= count[axis];
        }

        length *= count[axis];
        var index = (int[])origin.Clone();
        for (var start = 0; start < checked(Product(count) * _size); start += length)
        {
            var place = 0L;
            for (var i = 0; i < index.Length; i++)
            {
                place = (place * _shape[i]) + index[i];
            }

            yield return (place * _size, start, length);
            for (var i = axis - 1; i >= 0 && ++index[i] == origin[i] + count[i]; i--)
            {
                index[i] = origin[i];
            }
        }
    }

    private static int Product(int[] count)
    {
        var product = 1;
        foreach (var length in count)
        {
            product = checked(product * length);
        }

        return product;
    }
}
