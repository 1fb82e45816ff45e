using System;
using System.Buffers;
using System.IO;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Data sections made again from values: what has to be noted for that, and the section from the note.</summary>
/// <remarks>A note is a byte of what follows, then octets 4 to 11 (and 14) of edition 1, the numbers that values do not tell,
/// what the packing needs, and the bytes that differ; or the section as it is. Thread-safe.</remarks>
internal static class GribDataSections
{
    private const byte Kept = 0;
    private const byte HasCorrections = 0x20;
    private const byte HasPatch = 0x40;
    private const byte SchemeBits = 0x1F;

    /// <summary>Notes what a section needs beside values; the note was tried when it is returned.</summary>
    /// <param name="headers">The sections in front of it.</param>
    /// <param name="section">The data section, whole.</param>
    /// <param name="values">The values of all points in the order of the message, NaN where missing.</param>
    internal static GribSectionNote Describe<T>(
        GribFieldHeaders headers, ReadOnlySpan<byte> section, ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        Require(headers, values.Length);
        var head = GribPackingHead.Find(headers, section);
        if (head is null || GribSectionSchemes.Of(headers, head) is not { } scheme)
        {
            return Keep(section);
        }

        var found = new long[headers.ValueCount];
        scheme.ToNumbers(headers, head, values, found);
        var note = Describe(headers, head, scheme, section, found);
        return note.Kind == GribSectionKind.Kept || Remake(headers, values, note.Bytes).AsSpan().SequenceEqual(section)
            ? note : Keep(section);
    }

    /// <summary>Notes what a section needs beside the numbers that are packed in it.</summary>
    /// <param name="headers">The sections in front of it.</param>
    /// <param name="section">The data section, whole.</param>
    /// <param name="numbers">The numbers of all points in the order of the section, as <see cref="TryUnpack"/> gives
    /// them.</param>
    internal static GribSectionNote Describe(
        GribFieldHeaders headers, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers)
    {
        Require(headers, numbers.Length);
        var head = GribPackingHead.Find(headers, section);
        if (head is null || GribSectionSchemes.Of(headers, head) is not { } scheme)
        {
            return Keep(section);
        }

        var note = Describe(headers, head, scheme, section, GribNumbers.OfPresent(headers, numbers));
        return note.Kind == GribSectionKind.Kept || Remake(headers, numbers, note.Bytes).AsSpan().SequenceEqual(section)
            ? note : Keep(section);
    }

    /// <summary>Makes a section from values.</summary>
    /// <param name="headers">The sections in front of it.</param>
    /// <param name="values">The values that it was described with.</param>
    /// <param name="note">What was noted.</param>
    /// <param name="waitFor">Waits until so many values are there; null where all are.</param>
    /// <exception cref="InvalidDataException">The note cannot be true.</exception>
    internal static byte[] Remake<T>(
        GribFieldHeaders headers, ReadOnlySpan<T> values, ReadOnlySpan<byte> note, Action<int>? waitFor = null)
        where T : struct, IFloatingPointIeee754<T>
    {
        Require(headers, values.Length);
        var reader = new NoteReader(note);
        if (!TryBegin(headers, ref reader, out var first, out var head, out var scheme))
        {
            return reader.ReadBytes(reader.Left).ToArray();
        }

        // Fresh memory would cost more than packing what is in it.
        var room = ArrayPool<long>.Shared.Rent(headers.ValueCount);
        try
        {
            var numbers = room.AsMemory(0, headers.ValueCount);
            if (waitFor is not null && (first & HasCorrections) == 0)
            {
                var made = scheme.Remake(headers, head, values, waitFor, numbers, ref reader);
                return Finish(made, headers, first, ref reader);
            }

            waitFor?.Invoke(values.Length);
            scheme.ToNumbers(headers, head, values, numbers.Span);
            return Remake(headers, head, scheme, first, numbers, ref reader);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(room);
        }
    }

    /// <summary>Makes a section from numbers.</summary>
    /// <param name="headers">The sections in front of it.</param>
    /// <param name="numbers">The numbers that it was described with.</param>
    /// <param name="note">What was noted.</param>
    /// <exception cref="InvalidDataException">The note cannot be true.</exception>
    internal static byte[] Remake(GribFieldHeaders headers, ReadOnlySpan<long> numbers, ReadOnlySpan<byte> note)
    {
        Require(headers, numbers.Length);
        var reader = new NoteReader(note);
        return TryBegin(headers, ref reader, out var first, out var head, out var scheme)
            ? Remake(headers, head, scheme, first, GribNumbers.OfPresent(headers, numbers), ref reader)
            : reader.ReadBytes(reader.Left).ToArray();
    }

    /// <summary>Unpacks the numbers of a section.</summary>
    /// <param name="headers">The sections in front of it.</param>
    /// <param name="section">The data section, whole.</param>
    /// <returns>The numbers of all points, <see cref="GribNumbers.Missing"/> where there is none; null where the packing
    /// is unknown or the section damaged.</returns>
    internal static long[]? TryUnpack(GribFieldHeaders headers, ReadOnlySpan<byte> section) =>
        GribPackingHead.Find(headers, section) is { } head
            && GribSectionSchemes.Of(headers, head)?.Unpack(headers, head, section) is { } numbers
            ? GribNumbers.Spread(headers, numbers) : null;

    /// <summary>Whether a note keeps the section as it is; it stands behind the first byte.</summary>
    /// <exception cref="InvalidDataException">The note is empty.</exception>
    internal static bool IsKept(ReadOnlySpan<byte> note) => new NoteReader(note).ReadByte() == Kept;

    private static GribSectionNote Describe(
        GribFieldHeaders headers, GribPackingHead head, GribSectionScheme scheme, ReadOnlySpan<byte> section,
        long[] found)
    {
        if (scheme.Unpack(headers, head, section) is not { } packed
            || GribNumberCorrections.Find(found, packed, section.Length) is not { } corrections)
        {
            return Keep(section);
        }

        var payload = new NoteWriter();
        scheme.Describe(headers, head, section, packed, payload);
        if (TryRemake(headers, head, scheme, packed, payload) is not { } made)
        {
            return Keep(section);
        }

        var room = section.Length - payload.Length - corrections.Length - head.Octets.Length;
        if (GribSectionPatch.Find(made, section, headers.Edition, room) is not { } patch)
        {
            return Keep(section);
        }

        var note = new NoteWriter();
        note.WriteByte((byte)(
            scheme.Code | (corrections.Length > 0 ? HasCorrections : 0) | (patch.Length > 0 ? HasPatch : 0)));
        note.WriteBytes(head.Octets);
        note.WriteBytes(corrections);
        note.WriteBytes(payload.ToArray());
        note.WriteBytes(patch);
        return note.Length > section.Length ? Keep(section) : new GribSectionNote(
            patch.Length > 0 ? GribSectionKind.Patched : GribSectionKind.Remade, note.ToArray(), patch.Length);
    }

    // What is written against the rules need not be possible by them.
    private static byte[]? TryRemake(
        GribFieldHeaders headers, GribPackingHead head, GribSectionScheme scheme, long[] numbers,
        NoteWriter payload)
    {
        try
        {
            var reader = new NoteReader(payload.ToArray());
            return scheme.Remake(headers, head, numbers, ref reader);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // False where the section is kept and follows.
    private static bool TryBegin(
        GribFieldHeaders headers, ref NoteReader note, out byte first,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GribPackingHead? head,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GribSectionScheme? scheme)
    {
        first = note.ReadByte();
        (head, scheme) = (null, null);
        if (first == Kept)
        {
            return false;
        }

        head = headers.Edition == 2 ? GribPackingHead.OfEdition2(headers)
            : GribPackingHead.Read(headers, ref note);
        scheme = GribSectionSchemes.OfCode(first & SchemeBits, headers, head);
        return head is not null;
    }

    private static byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, GribSectionScheme scheme, byte first, Memory<long> numbers,
        ref NoteReader note)
    {
        if ((first & HasCorrections) != 0)
        {
            GribNumberCorrections.Apply(numbers.Span, ref note);
        }

        return Finish(scheme.Remake(headers, head, numbers, ref note), headers, first, ref note);
    }

    private static byte[] Finish(byte[] made, GribFieldHeaders headers, byte first, ref NoteReader note)
    {
        made = (first & HasPatch) != 0 ? GribSectionPatch.Apply(made, headers.Edition, ref note) : made;
        note.End();
        return made;
    }

    private static GribSectionNote Keep(ReadOnlySpan<byte> section) =>
        new(GribSectionKind.Kept, [Kept, .. section], 0);

    private static void Require(GribFieldHeaders headers, int count)
    {
        if (count != headers.PointCount)
        {
            throw new InvalidDataException($"{count} values were given for {headers.PointCount} points.");
        }
    }
}
