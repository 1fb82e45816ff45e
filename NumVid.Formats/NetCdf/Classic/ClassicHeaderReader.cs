using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Classic;

/// <summary>Reads the header of a classic file (CDF-1, CDF-2, CDF-5) as far as is needed to know how long the file must
/// be.</summary>
/// <remarks>libnetcdf reads what is missing from a truncated file as zeros without complaint, so its size is checked
/// here. Layout: the "NetCDF Classic Format Specification" of Unidata and the CDF-5 extension; all numbers
/// big-endian.</remarks>
internal sealed class ClassicHeaderReader
{
    private const int DimensionTag = 0x0A;
    private const int VariableTag = 0x0B;
    private const int AttributeTag = 0x0C;
    private const int MagicByteCount = 4;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly bool _isCdf5;
    private readonly bool _hasLongOffsets;
    private readonly byte[] _buffer = new byte[sizeof(long)];

    private ClassicHeaderReader(string path, Stream stream, int version)
    {
        _path = path;
        _stream = stream;
        _isCdf5 = version == 5;
        _hasLongOffsets = version is 2 or 5;
    }

    /// <summary>Checks that a classic file is as long as its header promises.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="stream">The file; it is read from its beginning.</param>
    /// <exception cref="InvalidFileException">It is shorter, or its header is damaged.</exception>
    internal static void CheckLength(string path, Stream stream)
    {
        var file = Read(path, stream);
        try
        {
            var expected = ClassicLayout.ExpectedLength(file);
            if (stream.Length < expected)
            {
                throw new InvalidFileException(path, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file is cut short: {stream.Length} bytes found, {expected} expected from its header; fetch it "
                        + $"again"));
            }
        }
        catch (OverflowException exception)
        {
            throw new InvalidFileException(path, "the header promises more than 2^63 bytes", innerException: exception);
        }
    }

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="stream">The file, or its beginning; it is read from there.</param>
    /// <exception cref="InvalidFileException">It is damaged.</exception>
    internal static ClassicFile Read(string path, Stream stream)
    {
        stream.Position = 0;
        Span<byte> magic = stackalloc byte[MagicByteCount];
        return stream.ReadAtLeast(magic, MagicByteCount, throwOnEndOfStream: false) == MagicByteCount
            && magic[..^1].SequenceEqual("CDF"u8)
            ? new ClassicHeaderReader(path, stream, magic[^1]).Read()
            : throw new InvalidFileException(path, "not a classic NetCDF file");
    }

    private ClassicFile Read()
    {
        var recordCount = ReadRecordCount();
        var dimensions = ReadDimensions();
        SkipAttributes();
        var variables = ReadVariables(dimensions);
        return new(recordCount, variables, _stream.Position);
    }

    /// <summary>The number of records, or null for a file that was written as a stream, whose length tells
    /// it.</summary>
    private long? ReadRecordCount()
    {
        var count = _isCdf5 ? ReadInt64() : ReadInt32();
        return count switch
        {
            -1 => null,
            >= 0 => count,
            _ => throw Damaged($"the number of records is {count}"),
        };
    }

    private long[] ReadDimensions()
    {
        var count = ReadListCount(DimensionTag, "dimensions");
        var lengths = new long[count];
        for (var i = 0; i < count; i++)
        {
            SkipName();
            lengths[i] = ReadCount("the length of a dimension");
        }

        return lengths;
    }

    private void SkipAttributes()
    {
        var count = ReadListCount(AttributeTag, "attributes");
        for (var i = 0; i < count; i++)
        {
            SkipName();
            var type = ReadType();
            Skip(checked(ReadCount("the length of an attribute") * NetCdfTypes.ByteCount(type)));
        }
    }

    private List<ClassicVariable> ReadVariables(long[] dimensions)
    {
        var count = ReadListCount(VariableTag, "variables");
        var variables = new List<ClassicVariable>(count);
        for (var i = 0; i < count; i++)
        {
            SkipName();
            var shape = ReadShape(dimensions);
            SkipAttributes();
            var type = ReadType();
            _ = ReadCount("the size of a variable");
            var begin = _hasLongOffsets ? ReadInt64() : ReadInt32();
            variables.Add(
                new(shape, type, begin >= 0 ? begin : throw Damaged($"the offset {begin}")));
        }

        return variables;
    }

    private long[] ReadShape(long[] dimensions)
    {
        var shape = new long[ReadItemCount("dimensions of a variable")];
        for (var i = 0; i < shape.Length; i++)
        {
            var id = _isCdf5 ? ReadInt64() : ReadInt32();
            shape[i] = id >= 0 && id < dimensions.Length
                ? dimensions[id]
                : throw Damaged($"dimension number {id} of [0, {dimensions.Length - 1}]");
        }

        return shape;
    }

    private int ReadListCount(int tag, string what)
    {
        var found = ReadInt32();
        var count = ReadItemCount(what);
        return found == tag || (found == 0 && count == 0)
            ? count
            : throw Damaged($"the tag {found} with {count} items where the list of {what} has {tag}");
    }

    /// <summary>A number of items that each take at least four bytes of what is left.</summary>
    private int ReadItemCount(string what)
    {
        var count = ReadCount(what);
        return count <= (_stream.Length - _stream.Position) / sizeof(int) && count <= Array.MaxLength
            ? (int)count
            : throw Damaged($"{count} {what} in the {_stream.Length - _stream.Position} bytes left");
    }

    private long ReadCount(string what)
    {
        // Sizes above 2 GiB are stored as unsigned in CDF-2 (and as all ones when they do not fit at all).
        var count = _isCdf5 ? ReadInt64() : (uint)ReadInt32();
        return count >= 0 ? count : throw Damaged($"{count} as {what}");
    }

    private NetCdfType ReadType()
    {
        var type = ReadInt32();
        return NetCdfTypes.IsAtomic(type) && type != (int)NetCdfType.Text
            ? (NetCdfType)type
            : throw Damaged($"the type number {type} of [1, 11]");
    }

    private void SkipName() => Skip(ReadCount("the length of a name"));

    private void Skip(long byteCount)
    {
        var padded = checked(byteCount + 3) & ~3L;
        if (padded > _stream.Length - _stream.Position)
        {
            throw Damaged($"{byteCount} bytes announced, {_stream.Length - _stream.Position} left");
        }

        _stream.Position += padded;
    }

    private int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Read(sizeof(int)));

    private long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Read(sizeof(long)));

    private Span<byte> Read(int byteCount)
    {
        var bytes = _buffer.AsSpan(0, byteCount);
        return _stream.ReadAtLeast(bytes, byteCount, throwOnEndOfStream: false) == byteCount
            ? bytes
            : throw new InvalidFileException(_path, string.Create(
                CultureInfo.InvariantCulture, $"the file ends inside its header, after {_stream.Length} bytes"));
    }

    private InvalidFileException Damaged(FormattableString found) =>
        new(_path, $"the header is damaged: {FormattableString.Invariant(found)}", offset: _stream.Position);
}
