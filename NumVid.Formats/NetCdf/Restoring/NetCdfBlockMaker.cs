using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Makes the stored values of variables again, in the order in which they were described.</summary>
/// <param name="original">What is kept.</param>
/// <param name="values">Reads boxes of variables.</param>
/// <param name="first">The kept bytes that are for something else.</param>
internal sealed class NetCdfBlockMaker(IStoredOriginal original, IOriginalValues values, long first = 0)
{
    // What the reader of a .nv12 keeps decoded is a little more.
    private const long LeastStagedBytes = 32L << 20;

    private long _kept = first;

    /// <summary>Makes a variable block by block.</summary>
    /// <param name="note">What is known of it.</param>
    /// <param name="what">What it is, for people.</param>
    /// <exception cref="InvalidDataException">Something of it is damaged.</exception>
    internal IEnumerable<(int[] Origin, int[] Count, byte[] Bytes)> Make(NetCdfVariableNote note, string what)
    {
        var source = note.Source < 0 ? null
            : note.Source < original.File.Variables.Count ? original.File.Variables[note.Source]
            : throw new InvalidDataException(
                $"{what} is made from variable {note.Source} of {original.File.Variables.Count}");
        if (source is not null && !values.ShapeOf(source).SequenceEqual(note.Shape))
        {
            throw new InvalidDataException(
                $"{what} is [{string.Join(", ", note.Shape)}] and '{source}', from which it is made, is "
                + $"[{string.Join(", ", values.ShapeOf(source))}]");
        }

        // Chunks that go across the segments of the .nv12 would have each segment decoded again and again.
        using var staged = source is not null && note.IsCut && note.ByteCount >= LeastStagedBytes
            ? StagedVariable.Create(values, source, original.BoxesOf(source)) : null;
        foreach (var ((origin, count), block) in note.Boxes.Zip(note.Blocks))
        {
            var bytes = block.IsKept ? ReadKept(block, note.Scheme.ByteCount)
                : Make(note, block, staged?.Read(origin, count) ?? values.Read(source!, origin, count));
            var length = count.Aggregate((long)note.Scheme.ByteCount, (product, part) => product * part);
            if (note.Scheme.Type != Schema.NetCdfType.Text && bytes.LongLength != length)
            {
                throw new InvalidDataException($"{bytes.Length} bytes of {what} are kept where {length} are needed");
            }

            yield return (origin, count, bytes);
        }
    }

    private byte[] Make(NetCdfVariableNote note, NetCdfBlockNote block, Array shown)
    {
        var made = NetCdfStoredValues.Make(shown, note.Scheme, block.Missing);
        if (block.Length > 0)
        {
            NetCdfPatch.Apply(ReadKept(block, 1), made, note.Scheme.ByteCount);
        }

        return made;
    }

    private byte[] ReadKept(NetCdfBlockNote block, int size)
    {
        var bytes = NetCdfKeptBytes.Read(original, _kept, block.KeptLength, block.Length, size);
        _kept += block.KeptLength;
        return bytes;
    }
}
