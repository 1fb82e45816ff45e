using System;
using System.Collections.Generic;
using System.IO;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Declarations;

// docs/nv12-format.md, Original, describes the bytes.
/// <summary>A declaration as bytes, the same for all files that declare the same.</summary>
internal static class NetCdfDeclarationFormat
{
    private const int LargestOrder = 2;
    private const int LargestLayout = 2;

    /// <summary>Writes a declaration.</summary>
    /// <param name="bytes">Takes it.</param>
    /// <param name="declaration">The declaration.</param>
    internal static void Write(NumberWriter bytes, NetCdfDeclaration declaration)
    {
        bytes.Add(declaration.Format);
        Write(bytes, declaration.Root);
    }

    /// <summary>Reads a declaration; whether NetCDF wrote the file does not stand in it.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static NetCdfDeclaration Read(NumberReader bytes)
    {
        var format = bytes.ReadUpTo(NetCdfDeclaration.ClassicModel);
        return format >= NetCdfDeclaration.NetCdf4
            ? new NetCdfDeclaration(format, IsNetCdf: true, ReadGroup(bytes, 0))
            : throw new InvalidDataException($"the format {format} was found, 3 or 4 was expected");
    }

    private static void Write(NumberWriter bytes, NetCdfGroupDeclaration group)
    {
        bytes.AddText(group.Name);
        bytes.Add(group.Dimensions.Count);
        foreach (var dimension in group.Dimensions)
        {
            bytes.AddText(dimension.Name);
            bytes.Add(dimension.Length);
            bytes.Add(dimension.IsUnlimited);
        }

        bytes.Add(group.Variables.Count);
        foreach (var variable in group.Variables)
        {
            Write(bytes, variable);
        }

        Write(bytes, group.Attributes);
        bytes.Add(group.Groups.Count);
        foreach (var child in group.Groups)
        {
            Write(bytes, child);
        }
    }

    private static void Write(NumberWriter bytes, NetCdfVariableDeclaration variable)
    {
        bytes.AddText(variable.Name);
        bytes.Add(variable.Type);
        bytes.Add(variable.Dimensions.Count);
        foreach (var place in variable.Dimensions)
        {
            bytes.Add(place);
        }

        Write(bytes, variable.Attributes);
        bytes.Add(variable.IsUnfilled);
        bytes.Add(variable.ByteOrder);
        bytes.Add(variable.Layout);
        bytes.Add(variable.Chunk.Count);
        foreach (var length in variable.Chunk)
        {
            bytes.Add(length);
        }

        bytes.Add(variable.Shuffles);
        bytes.Add(variable.HasChecksums);
        bytes.Add(variable.Filters.Count);
        foreach (var filter in variable.Filters)
        {
            bytes.Add((long)filter.Id);
            bytes.Add(filter.Parameters.Count);
            foreach (var parameter in filter.Parameters)
            {
                bytes.Add((long)parameter);
            }
        }
    }

    private static void Write(NumberWriter bytes, IReadOnlyList<NetCdfAttributeDeclaration> attributes)
    {
        bytes.Add(attributes.Count);
        foreach (var attribute in attributes)
        {
            bytes.AddText(attribute.Name);
            bytes.Add(attribute.Type);
            bytes.Add(attribute.Count);
            bytes.AddCounted(attribute.Values);
        }
    }

    private static NetCdfGroupDeclaration ReadGroup(NumberReader bytes, int depth)
    {
        if (depth > NetCdfGroup.MaxDepth)
        {
            throw new InvalidDataException($"groups are nested more than {NetCdfGroup.MaxDepth} deep");
        }

        var name = bytes.ReadText();
        var dimensions = ReadMany(bytes, () => new NetCdfDimensionDeclaration(
            bytes.ReadText(), bytes.ReadLong(), bytes.ReadBoolean()));
        var variables = ReadMany(bytes, () => ReadVariable(bytes));
        var attributes = ReadAttributes(bytes);
        return new(name, dimensions, variables, attributes, ReadMany(bytes, () => ReadGroup(bytes, depth + 1)));
    }

    private static NetCdfVariableDeclaration ReadVariable(NumberReader bytes)
    {
        var (name, type) = (bytes.ReadText(), ReadType(bytes));
        var dimensions = ReadMany(bytes, () => bytes.ReadUpTo(int.MaxValue));
        var variable = new NetCdfVariableDeclaration(name, type, dimensions, ReadAttributes(bytes))
        {
            IsUnfilled = bytes.ReadBoolean(),
            ByteOrder = bytes.ReadUpTo(LargestOrder),
            Layout = bytes.ReadUpTo(LargestLayout),
            Chunk = ReadMany(bytes, bytes.ReadLong),
            Shuffles = bytes.ReadBoolean(),
            HasChecksums = bytes.ReadBoolean(),
            Filters = ReadMany(bytes, () => new NetCdfFilterDeclaration(
                (uint)bytes.ReadUpTo(int.MaxValue), ReadMany(bytes, () => checked((uint)bytes.ReadLong())))),
        };
        return variable.Chunk.Count is 0 || variable.Chunk.Count == dimensions.Count ? variable
            : throw new InvalidDataException($"a chunk of rank {variable.Chunk.Count} in rank {dimensions.Count}");
    }

    private static List<NetCdfAttributeDeclaration> ReadAttributes(NumberReader bytes) => ReadMany(bytes, () =>
    {
        var attribute = new NetCdfAttributeDeclaration(
            bytes.ReadText(), ReadType(bytes), bytes.ReadUpTo(Array.MaxLength), bytes.ReadCounted());
        return attribute.Type == (int)NetCdfType.Text ? attribute.Count <= attribute.Values.Length ? attribute
                : throw new InvalidDataException($"{attribute.Count} texts in {attribute.Values.Length} bytes")
            : attribute.Count * NetCdfTypes.ByteCount((NetCdfType)attribute.Type) == attribute.Values.Length ? attribute
            : throw new InvalidDataException($"{attribute.Count} values in {attribute.Values.Length} bytes");
    });

    private static int ReadType(NumberReader bytes) => bytes.ReadUpTo((int)NetCdfType.Text) is > 0 and var type ? type
        : throw new InvalidDataException("a value has no type");

    private static List<T> ReadMany<T>(NumberReader bytes, Func<T> read)
    {
        var count = bytes.ReadCount();
        var list = new List<T>();
        for (var i = 0; i < count; i++)
        {
            list.Add(read());
        }

        return list;
    }
}
