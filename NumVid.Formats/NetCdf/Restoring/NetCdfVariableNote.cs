using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.NetCdf.Writing;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>What is needed to have the stored values of a variable again.</summary>
/// <param name="Source">The place of the variable that has the values among those of the original; -1 for none.</param>
/// <param name="Scheme">How they follow from these.</param>
/// <param name="Shape">The lengths of its axes in the file.</param>
/// <param name="Block">The lengths of a block.</param>
/// <param name="Blocks">Its blocks, in row-major order.</param>
internal sealed record NetCdfVariableNote(
    int Source, NetCdfScheme Scheme, int[] Shape, int[] Block, IReadOnlyList<NetCdfBlockNote> Blocks)
{
    private const ulong IsKept = 1;
    private const ulong HasMissing = 2;
    private const ulong HasPatch = 4;

    /// <summary>The boxes of the blocks.</summary>
    internal IEnumerable<(int[] Origin, int[] Count)> Boxes => BoxesOf(Shape, Block);

    /// <summary>The bytes of all stored values; of texts, one each.</summary>
    internal long ByteCount => Shape.Aggregate((long)Scheme.ByteCount, (bytes, length) => checked(bytes * length));

    /// <summary>Whether the values of a block do not follow each other in the variable.</summary>
    internal bool IsCut
    {
        get
        {
            var axis = Shape.Length - 1;
            while (axis > 0 && Block[axis] >= Shape[axis])
            {
                axis--;
            }

            return Block.Take(axis).Any(length => length > 1);
        }
    }

    /// <summary>How many blocks a shape has.</summary>
    internal static long CountOf(int[] shape, int[] block) => shape.Zip(block).Aggregate(
        1L, (count, axis) => axis.First == 0 ? 0 : checked(count * ((((long)axis.First - 1) / axis.Second) + 1)));

    /// <summary>The boxes of a shape, none where it is empty.</summary>
    internal static IEnumerable<(int[] Origin, int[] Count)> BoxesOf(int[] shape, int[] block) =>
        shape.Contains(0) ? [] : BlockShape.Enumerate(shape, block);

    /// <summary>What it is for people.</summary>
    internal string Kind => Scheme.Name + (
        Blocks.All(block => block.IsMade) ? ", made again"
        : Blocks.All(block => block.IsKept) ? ", kept" : ", patched");

    /// <summary>Writes it; its shape stands elsewhere.</summary>
    internal void Write(NumberWriter bytes)
    {
        bytes.Add(Source + 1);
        bytes.Add((int)Scheme.Kind);
        bytes.Add((int)Scheme.Type);
        if (Scheme.Kind == NetCdfSchemeKind.Packed)
        {
            bytes.AddDouble(Scheme.Scale);
            bytes.AddDouble(Scheme.Offset);
        }

        foreach (var length in Block)
        {
            bytes.Add(length);
        }

        foreach (var block in Blocks)
        {
            bytes.Add((block.IsKept ? IsKept : 0) | (block.Missing is null ? 0 : HasMissing)
                | (!block.IsKept && block.Length > 0 ? HasPatch : 0));
            if (block.Missing is { } missing)
            {
                bytes.Add(missing);
            }

            if (block.IsKept || block.Length > 0)
            {
                bytes.Add(block.Length);
                bytes.Add(block.KeptLength);
            }
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="bytes">What was written.</param>
    /// <param name="type">The stored type.</param>
    /// <param name="shape">The lengths of its axes.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static NetCdfVariableNote Read(NumberReader bytes, NetCdfType type, int[] shape)
    {
        var source = bytes.ReadUpTo(int.MaxValue) - 1;
        var kind = (NetCdfSchemeKind)bytes.ReadUpTo((int)NetCdfSchemeKind.Packed);
        var shown = (NetCdfType)bytes.ReadUpTo((int)NetCdfType.Text);
        if (shown < NetCdfType.SByte || NetCdfTypes.ByteCount(shown) != NetCdfTypes.ByteCount(type)
            || (kind != NetCdfSchemeKind.Kept && shown is NetCdfType.Text or NetCdfType.Char))
        {
            throw new InvalidDataException($"numbers of the type {(int)shown} where {(int)type} is stored");
        }

        var scheme = kind == NetCdfSchemeKind.Packed
            ? new NetCdfScheme(kind, shown, bytes.ReadDouble(), bytes.ReadDouble()) : new(kind, shown);
        var block = new int[shape.Length];
        for (var axis = 0; axis < block.Length; axis++)
        {
            block[axis] = bytes.ReadUpTo(int.MaxValue) is > 0 and var length ? length
                : throw new InvalidDataException("a block is 0 long");
        }

        var count = CountOf(shape, block);
        if (count > bytes.Left)
        {
            throw new InvalidDataException($"{count} blocks are claimed in {bytes.Left} bytes");
        }

        var blocks = new NetCdfBlockNote[count];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = ReadBlock(bytes);
        }

        return source >= 0 || blocks.All(one => one.IsKept) ? new(source, scheme, shape, block, blocks)
            : throw new InvalidDataException("a block is made from no variable");
    }

    private static NetCdfBlockNote ReadBlock(NumberReader bytes)
    {
        var form = bytes.Read();
        if (form > (HasMissing | HasPatch) || form is (IsKept | HasMissing) or (IsKept | HasPatch))
        {
            throw new InvalidDataException($"a block has the form {form}");
        }

        ulong? missing = (form & HasMissing) != 0 ? bytes.Read() : null;
        return (form & (IsKept | HasPatch)) == 0 ? new(false, missing, 0, 0)
            : new((form & IsKept) != 0, missing, bytes.ReadUpTo(Array.MaxLength), bytes.ReadUpTo(Array.MaxLength));
    }
}
