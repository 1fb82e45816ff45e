using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>Reads what a file declares, byte by byte, from the answer of the program that has read it
/// (native/netcdf_reader).</summary>
/// <param name="answer">The stream, which may end early: <see cref="EndOfStreamException"/> then.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class NetCdfDeclarationStream(Stream answer, string path)
{
    private readonly NetCdfGroupStream _answer = new(answer, path);
    private readonly Dictionary<int, int> _places = [];
    private readonly List<string> _ownTypes = [];

    /// <summary>What of the file is of types that it declares itself, as sentences.</summary>
    internal IReadOnlyList<string> OwnTypes => _ownTypes;

    /// <summary>Reads the whole declaration.</summary>
    /// <exception cref="InvalidFileException">The library could not open the file or read it.</exception>
    internal NetCdfDeclaration Read()
    {
        var status = _answer.ReadNumber<int>();
        if (status != NetCdfNative.NC_NOERR)
        {
            throw NetCdfError.CannotOpen(path, status);
        }

        Require("the format");
        var (format, isNetCdf) = (_answer.ReadNumber<int>(), _answer.ReadNumber<int>() != 0);
        return new(format, isNetCdf || format == NetCdfDeclaration.ClassicModel, ReadGroup());
    }

    private void Require(string what)
    {
        var status = _answer.ReadNumber<int>();
        if (status != NetCdfNative.NC_NOERR)
        {
            throw new InvalidFileException(
                path, $"the NetCDF library could not read {what}: {NetCdfError.Describe(status)}");
        }
    }

    private NetCdfGroupDeclaration ReadGroup()
    {
        Require("the name of a group");
        _ = _answer.ReadNumber<int>();
        var name = _answer.ReadText()!;
        Require("the dimensions");
        Require("the dimensions");
        Require("the unlimited dimensions");
        var dimensions = ReadMany(ReadDimension);
        Require("the variables");
        Require("the variables");
        var variables = ReadMany(ReadVariable);
        Require("the number of attributes");
        var attributes = ReadAttributes($"group '{name}'");
        Require("the groups");
        Require("the groups");
        Require("the groups");
        return new(
            name, dimensions, [.. variables.OfType<NetCdfVariableDeclaration>()], attributes, ReadMany(ReadGroup));
    }

    private NetCdfDimensionDeclaration ReadDimension()
    {
        Require("a dimension");
        _places[_answer.ReadNumber<int>()] = _places.Count;
        return new(_answer.ReadText()!, checked((long)_answer.ReadNumber<ulong>()), _answer.ReadNumber<int>() != 0);
    }

    private NetCdfVariableDeclaration? ReadVariable()
    {
        Require("a variable");
        Require("a variable");
        _ = _answer.ReadNumber<int>();
        var name = _answer.ReadText()!;
        var type = _answer.ReadNumber<int>();
        if (!NetCdfTypes.IsAtomic(type))
        {
            AddOwnType($"variable '{name}'");
            return null;
        }

        Require("the fill mode of a variable");
        var rank = _answer.ReadNumber<int>();
        int[] dimensions = [.. Enumerable.Range(0, rank).Select(_ => PlaceOf(_answer.ReadNumber<int>(), name))];
        var isUnfilled = _answer.ReadNumber<int>() != 0;
        var attributes = ReadAttributes($"variable '{name}'");
        long[] chunk = _answer.ReadNumber<int>() == 0 ? []
            : [.. Enumerable.Range(0, rank).Select(_ => checked((long)_answer.ReadNumber<ulong>()))];
        return ReadStorage(new(name, type, dimensions, attributes) { IsUnfilled = isUnfilled, Chunk = chunk });
    }

    private NetCdfVariableDeclaration ReadStorage(NetCdfVariableDeclaration variable)
    {
        foreach (var what in new[] { "layout", "byte order", "compression", "checksums", "filters", "filters" })
        {
            Require($"the {what} of variable '{variable.Name}'");
        }

        return variable with
        {
            Layout = _answer.ReadNumber<int>(),
            ByteOrder = _answer.ReadNumber<int>(),
            Shuffles = _answer.ReadNumber<int>() != 0,
            HasChecksums = _answer.ReadNumber<int>() != 0,
            Filters = ReadFilters(variable.Name),
        };
    }

    private List<NetCdfFilterDeclaration> ReadFilters(string variable)
    {
        var count = _answer.ReadNumber<ulong>();
        var filters = new List<NetCdfFilterDeclaration>();
        for (var i = 0UL; i < count; i++)
        {
            Require($"a filter of variable '{variable}'");
            Require($"a filter of variable '{variable}'");
            var id = _answer.ReadNumber<uint>();
            var parameters = new uint[_answer.ReadNumber<ulong>()];
            for (var k = 0; k < parameters.Length; k++)
            {
                parameters[k] = _answer.ReadNumber<uint>();
            }

            filters.Add(new(id, parameters));
        }

        return filters;
    }

    private List<NetCdfAttributeDeclaration> ReadAttributes(string owner)
    {
        List<NetCdfAttributeDeclaration> attributes = [];
        var count = _answer.ReadNumber<int>();
        for (var i = 0; i < count; i++)
        {
            Require($"an attribute's name in {owner}");
            var name = _answer.ReadText()!;
            Require($"an attribute in {owner}");
            var type = _answer.ReadNumber<int>();
            var length = checked((int)_answer.ReadNumber<ulong>());
            if (!NetCdfTypes.IsAtomic(type))
            {
                AddOwnType($"attribute '{name}' of {owner}");
                continue;
            }

            Require($"attribute '{name}' of {owner}");
            Require($"attribute '{name}' of {owner}");
            attributes.Add(new(name, type, length, ReadValues((NetCdfType)type, length)));
        }

        return attributes;
    }

    private byte[] ReadValues(NetCdfType type, int count)
    {
        if (type != NetCdfType.Text)
        {
            var values = new byte[checked(count * NetCdfTypes.ByteCount(type))];
            answer.ReadExactly(values);
            return values;
        }

        var texts = new NumberWriter();
        for (var i = 0; i < count; i++)
        {
            NetCdfTexts.Add(texts, _answer.ReadTextBytes());
        }

        return texts.Written.ToArray();
    }

    private void AddOwnType(string what)
    {
        Require("the name of a type");
        _ownTypes.Add($"{what} is of the type '{_answer.ReadText()}', which the file declares itself");
    }

    private int PlaceOf(int id, string variable) => _places.TryGetValue(id, out var place) ? place
        : throw new InvalidFileException(path, $"dimension number {id} is used but not declared", variable);

    private List<T> ReadMany<T>(Func<T> read)
    {
        var count = _answer.ReadNumber<int>();
        List<T> list = [];
        for (var i = 0; i < count; i++)
        {
            list.Add(read());
        }

        return list;
    }
}
