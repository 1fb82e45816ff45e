using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>Reads what a file declares from the answer of the program that has read it
/// (native/netcdf_reader).</summary>
internal sealed class NetCdfGroupStream
{
    private readonly Stream _answer;
    private readonly string _path;

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The stream, which may end early: <see cref="EndOfStreamException"/> then.</param>
    /// <param name="path">The file, for messages.</param>
    internal NetCdfGroupStream(Stream answer, string path)
    {
        _answer = answer;
        _path = path;
    }

    /// <summary>Reads the root group.</summary>
    /// <exception cref="InvalidFileException">The library could not open the file or read it.</exception>
    internal NetCdfGroup ReadRoot()
    {
        var status = ReadNumber<int>();
        return status == NetCdfNative.NC_NOERR ? ReadGroup() : throw NetCdfError.CannotOpen(_path, status);
    }

    /// <summary>Reads a number as it lies in memory.</summary>
    internal T ReadNumber<T>()
        where T : unmanaged
    {
        var value = default(T);
        _answer.ReadExactly(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>Reads a text, which may be none.</summary>
    internal string? ReadText() => ReadTextBytes() is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Reads the bytes of a text, which may be none.</summary>
    internal byte[]? ReadTextBytes()
    {
        var length = ReadNumber<int>();
        if (length < 0)
        {
            return null;
        }

        var bytes = new byte[length];
        _answer.ReadExactly(bytes);
        return bytes;
    }

    // After an error the program sends nothing more, so that the next answer begins where it should.
    private void Require(string what)
    {
        var status = ReadNumber<int>();
        if (status != NetCdfNative.NC_NOERR)
        {
            throw new InvalidFileException(
                _path, $"the NetCDF library could not read {what}: {NetCdfError.Describe(status)}");
        }
    }

    private NetCdfGroup ReadGroup()
    {
        Require("the name of a group");
        var id = ReadNumber<int>();
        var name = ReadText()!;
        var dimensions = ReadDimensions();
        Require("the variables");
        Require("the variables");
        var variables = ReadMany(() => ReadVariable(id));
        Require("the number of attributes");
        var attributes = ReadAttributes($"group '{name}'");
        Require("the groups");
        return new(name, dimensions, variables, attributes, ReadGroups());
    }

    private List<NetCdfGroup> ReadGroups()
    {
        const int TooDeep = -1;
        var status = ReadNumber<int>();
        if (status == TooDeep)
        {
            throw new InvalidFileException(_path, $"groups are nested more than {NetCdfGroup.MaxDepth} deep");
        }

        Require("the groups");
        return ReadMany(ReadGroup);
    }

    private List<NetCdfDimension> ReadDimensions()
    {
        Require("the dimensions");
        Require("the dimensions");
        Require("the unlimited dimensions");
        return ReadMany(() =>
        {
            Require("a dimension");
            var (id, name) = (ReadNumber<int>(), ReadText()!);
            return new NetCdfDimension(id, name, checked((long)ReadNumber<ulong>()), ReadNumber<int>() != 0);
        });
    }

    private NetCdfDeclaredVariable ReadVariable(int group)
    {
        Require("a variable");
        Require("a variable");
        var id = ReadNumber<int>();
        var name = ReadText()!;
        var type = ReadNumber<int>();
        if (!NetCdfTypes.IsAtomic(type))
        {
            return new(
                group, id, name, type, ReadOwnType(), [], NetCdfAttributes.None, MarksUnwritten: false, Chunk: null);
        }

        Require("the fill mode of a variable");
        var rank = ReadNumber<int>();
        var dimensions = Enumerable.Range(0, rank).Select(_ => ReadNumber<int>()).ToArray();
        var isUnfilled = ReadNumber<int>() != 0;
        var attributes = ReadAttributes($"variable '{name}'");
        long[]? chunk = ReadNumber<int>() != 0
            ? [.. Enumerable.Range(0, rank).Select(_ => checked((long)ReadNumber<ulong>()))] : null;
        return new(group, id, name, type, OwnTypeName: null, dimensions, attributes, !isUnfilled, chunk);
    }

    private NetCdfAttributes ReadAttributes(string owner)
    {
        List<NetCdfAttribute> read = [];
        List<(string, string)> skipped = [];
        var count = ReadNumber<int>();
        for (var i = 0; i < count; i++)
        {
            Require($"an attribute's name in {owner}");
            var name = ReadText()!;
            Require($"an attribute in {owner}");
            var type = ReadNumber<int>();
            var length = ReadNumber<ulong>();
            if (NetCdfTypes.IsAtomic(type))
            {
                read.Add(new(name, (NetCdfType)type, ReadValues((NetCdfType)type, length, $"attribute '{name}' of "
                    + $"{owner}")));
            }
            else
            {
                skipped.Add((name, ReadOwnType()));
            }
        }

        return new(read, skipped);
    }

    private Array ReadValues(NetCdfType type, ulong length, string what)
    {
        Require(what);
        Require(what);
        var count = checked((int)length);
        if (type == NetCdfType.Text)
        {
            return Enumerable.Range(0, count).Select(_ => ReadText()).ToArray();
        }

        var values = Array.CreateInstance(NetCdfTypes.ToClr(type), count);
        _answer.ReadExactly(MemoryMarshal
            .CreateSpan(ref MemoryMarshal.GetArrayDataReference(values), count * NetCdfTypes.ByteCount(type)));
        return type == NetCdfType.Char ? new string[] { NetCdfText.Decode((byte[])values) } : values;
    }

    private string ReadOwnType()
    {
        Require("the name of a type");
        return ReadText()!;
    }

    private List<T> ReadMany<T>(Func<T> read)
    {
        var count = ReadNumber<int>();
        List<T> list = [];
        for (var i = 0; i < count; i++)
        {
            list.Add(read());
        }

        return list;
    }
}
