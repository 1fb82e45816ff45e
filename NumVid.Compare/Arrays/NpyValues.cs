using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Arrays;

/// <summary>An array that NumPy saved; memory is taken for the part asked for alone.</summary>
internal sealed class NpyValues : FieldValues, IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly NpyHeader _header;
    private readonly string _path;

    private NpyValues(string path, SafeFileHandle file, NpyHeader header)
        : base(header.ElementType, header.Shape)
    {
        _path = path;
        _file = file;
        _header = header;
    }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is damaged or no .npy file.</exception>
    /// <exception cref="UnsupportedDataException">Its elements are of a type that SDS does not have.</exception>
    internal static NpyValues Open(string path)
    {
        NpyHeader header;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            header = NpyHeader.Read(path, stream);
        }

        return new NpyValues(path, File.OpenHandle(path), header);
    }

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var box = Array.CreateInstance(Type, shape.Length == 0 ? [1] : shape);
        if (box.Length > int.MaxValue / _header.ElementBytes)
        {
            throw new UnsupportedDataException($"'{_path}' holds {box.Length} values of {_header.ElementBytes} bytes, "
                + $"which this provider takes in one piece; at most {int.MaxValue} bytes are read so.");
        }

        var bytes =
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(box), box.Length * _header.ElementBytes);
        if (shape.Length < 2)
        {
            ReadRun(shape.Length == 0 ? 0 : origin[0], bytes);
        }
        else if (_header.IsFortranOrder)
        {
            ReadColumns(origin, shape, bytes);
        }
        else
        {
            foreach (var run in new FieldBlock(Shape, origin, shape).Runs())
            {
                ReadRun(run.PointIndex,
                    bytes.Slice(run.Position * _header.ElementBytes, run.Length * _header.ElementBytes));
            }
        }

        if (_header.IsBigEndian)
        {
            ReverseElements(bytes);
        }

        return box;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // In Fortran order the first index runs fastest: each combination of the others has its elements side by side.
    private void ReadColumns(int[] origin, int[] shape, Span<byte> bytes)
    {
        var size = _header.ElementBytes;
        var columns = bytes.Length / size / shape[0];
        var run = new byte[shape[0] * size];
        var index = new int[shape.Length];
        for (var column = 0; column < columns; column++)
        {
            var (point, stride) = (0L, 1L);
            for (var axis = 0; axis < shape.Length; axis++)
            {
                point += stride * (origin[axis] + index[axis]);
                stride *= Shape[axis];
            }

            ReadRun(point, run);
            for (var i = 0; i < shape[0]; i++)
            {
                run.AsSpan(i * size, size).CopyTo(bytes.Slice(((i * columns) + column) * size, size));
            }

            Advance(index, shape);
        }
    }

    // The last index runs fastest, as in the box; the first one stays.
    private static void Advance(int[] index, int[] shape)
    {
        for (var axis = shape.Length - 1; axis > 0 && ++index[axis] == shape[axis]; axis--)
        {
            index[axis] = 0;
        }
    }

    private void ReadRun(long point, Span<byte> bytes)
    {
        var offset = _header.DataOffset + (point * _header.ElementBytes);
        for (var done = 0; done < bytes.Length;)
        {
            var count = RandomAccess.Read(_file, bytes[done..], offset + done);
            done += count > 0 ? count : throw new InvalidFileException(
                _path, "the file became shorter while it was read", offset: offset + done);
        }
    }

    private void ReverseElements(Span<byte> bytes)
    {
        switch (_header.ElementBytes)
        {
            case 2:
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, ushort>(bytes), MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, uint>(bytes), MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            case 8:
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, ulong>(bytes), MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
        }
    }
}
