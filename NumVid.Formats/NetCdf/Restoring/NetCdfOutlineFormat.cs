using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.NetCdf.Restoring;

// docs/nv12-format.md, Original, describes the bytes.
/// <summary>The outline of a NetCDF-4 file: what it declares, and what is needed beside values.</summary>
internal static class NetCdfOutlineFormat
{
    private const ulong Version = 1;

    /// <summary>Writes an outline.</summary>
    internal static byte[] Write(NetCdfDeclaration declaration, IEnumerable<NetCdfVariableNote> notes)
    {
        var bytes = new NumberWriter();
        bytes.Add(Version);
        NetCdfDeclarationFormat.Write(bytes, declaration);
        foreach (var note in notes)
        {
            note.Write(bytes);
        }

        return Deflate(bytes);
    }

    /// <summary>Reads an outline.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static (NetCdfDeclaration Declaration, IReadOnlyList<NetCdfVariableNote> Notes) Read(byte[] outline)
    {
        var bytes = Inflate(outline);
        if (bytes.Read() is var version && version != Version)
        {
            throw new InvalidDataException($"the outline has the version {version}, 1 was expected");
        }

        var declaration = NetCdfDeclarationFormat.Read(bytes);
        NetCdfDimensionDeclaration[] dimensions = [.. declaration.Root.All.SelectMany(group => group.Dimensions)];
        var notes = declaration.Root.All.SelectMany(group => group.Variables).Select(variable =>
            NetCdfVariableNote.Read(bytes, (NetCdfType)variable.Type, ShapeOf(variable, dimensions))).ToArray();
        return bytes.Left == 0 ? (declaration, notes)
            : throw new InvalidDataException($"{bytes.Left} bytes are left behind the outline");
    }

    /// <summary>The length of what was written, in four bytes, and the bytes deflated.</summary>
    internal static byte[] Deflate(NumberWriter bytes)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Written.Length);
        return [.. length, .. OriginalDeflate.Compress(bytes.Written)];
    }

    /// <summary>Inflates what was written.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static NumberReader Inflate(byte[] outline) =>
        outline.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(outline) is >= 0 and var length
            ? new NumberReader(OriginalDeflate.Decompress(outline[sizeof(int)..], length))
            : throw new InvalidDataException("the outline has no length");

    private static int[] ShapeOf(NetCdfVariableDeclaration variable, NetCdfDimensionDeclaration[] dimensions) =>
    [
        .. variable.Dimensions.Select(place => place < dimensions.Length && dimensions[place].Length <= int.MaxValue
            ? (int)dimensions[place].Length
            : throw new InvalidDataException(
                $"variable '{variable.Name}' has the dimension {place} of {dimensions.Length}")),
    ];
}
