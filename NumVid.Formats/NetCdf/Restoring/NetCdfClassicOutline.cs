using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.NetCdf.Classic;
using NumVid.Formats.NetCdf.Declarations;

namespace NumVid.Formats.NetCdf.Restoring;

// docs/nv12-format.md, Original, describes the bytes.
/// <summary>The outline of a classic file: its header as it is, and what is needed beside values.</summary>
/// <param name="Header">All bytes of the header.</param>
/// <param name="Records">The records of the file.</param>
/// <param name="Between">The pieces of the bytes behind the header that are no values: how many they are, and what they
/// take among what is kept.</param>
/// <param name="Notes">What is known of each variable that has its bytes for itself; null for others.</param>
internal sealed record NetCdfClassicOutline(
    byte[] Header, int Records, IReadOnlyList<(int Length, int KeptLength)> Between,
    IReadOnlyList<NetCdfVariableNote?> Notes)
{
    private const ulong Version = 1;

    /// <summary>Writes an outline.</summary>
    internal byte[] Write()
    {
        var bytes = new NumberWriter();
        bytes.Add(Version);
        bytes.AddCounted(Header);
        bytes.Add(Records);
        bytes.Add(Between.Count);
        foreach (var (length, keptLength) in Between)
        {
            bytes.Add(length);
            bytes.Add(keptLength);
        }

        foreach (var note in Notes)
        {
            note?.Write(bytes);
        }

        return NetCdfOutlineFormat.Deflate(bytes);
    }

    /// <summary>Reads an outline.</summary>
    /// <param name="outline">What was written.</param>
    /// <param name="length">The bytes of the file.</param>
    /// <param name="file">What the header says.</param>
    /// <param name="places">Where values are.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static NetCdfClassicOutline Read(
        byte[] outline, long length, out ClassicFile file, out ClassicPlaces places)
    {
        var bytes = NetCdfOutlineFormat.Inflate(outline);
        if (bytes.Read() is var version && version != Version)
        {
            throw new InvalidDataException($"the outline has the version {version}, 1 was expected");
        }

        try
        {
            var header = bytes.ReadCounted();
            file = ClassicHeaderReader.Read("the header", new MemoryStream(header));
            var records = bytes.ReadUpTo(int.MaxValue);
            var (found, apart) = (file, new ClassicPlaces(file, records, length));
            places = apart;
            var between = new (int, int)[bytes.ReadCount()];
            for (var i = 0; i < between.Length; i++)
            {
                between[i] = (bytes.ReadUpTo(Array.MaxLength), bytes.ReadUpTo(Array.MaxLength));
            }

            NetCdfVariableNote?[] notes = [.. found.Variables.Select(variable => apart.IsApart(variable)
                ? NetCdfVariableNote.Read(bytes, variable.Type, ShapeOf(variable, records)) : null)];
            return bytes.Left == 0 && header.Length == file.HeaderByteCount ? new(header, records, between, notes)
                : throw new InvalidDataException($"{bytes.Left} bytes are left behind the outline");
        }
        catch (OverflowException error)
        {
            throw new InvalidDataException("the header promises more than 2^63 bytes", error);
        }
        catch (Errors.InvalidFileException error)
        {
            throw new InvalidDataException(error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>The lengths of a variable's axes.</summary>
    internal static int[] ShapeOf(ClassicVariable variable, int records) =>
        [.. variable.Shape.Select((length, axis) => axis == 0 && variable.IsRecord ? records : checked((int)length))];
}
