using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace EccodesDotNet.Framing;

/// <summary>One field of a GRIB file: the sections that it takes from its message, which may hold further
/// fields.</summary>
/// <remarks>Immutable and thread-safe. All offsets and lengths were checked against the file.</remarks>
public sealed class GribField
{
    private const int Edition1HeaderLength = 8;
    private const int Edition2HeaderLength = 16;
    private const int EndLength = 4;

    // Enough of edition 1's data section for every fixed header in it (second-order packing has the longest).
    private const int Edition1DataHeaderLength = 64;
    private const int Edition2DataHeaderLength = 5;

    private readonly byte[] _start;
    private readonly GribSection[] _sections;

    internal GribField(
        int edition, long messageOffset, int numberInMessage, byte[] start, IEnumerable<GribSection> sections)
    {
        Edition = edition;
        MessageOffset = messageOffset;
        NumberInMessage = numberInMessage;
        _start = start;
        _sections = [.. sections];
    }

    /// <summary>The GRIB edition, 1 or 2.</summary>
    public int Edition { get; }

    /// <summary>The file offset of the message's <c>GRIB</c>.</summary>
    public long MessageOffset { get; }

    /// <summary>Octet 7 of edition 2's indicator; 0 in edition 1.</summary>
    public byte Discipline => Edition == 2 ? _start[6] : (byte)0;

    /// <summary>The field's place among the fields of its message, from 0.</summary>
    public int NumberInMessage { get; }

    /// <summary>The sections in the order in which a message of this field alone has them.</summary>
    public IReadOnlyList<GribSection> Sections => _sections;

    /// <summary>The section that holds the packed values.</summary>
    public GribSection DataSection => _sections[^1];

    /// <summary>The bitmap's section (edition 2: also when it only says that there is no bitmap), or null.</summary>
    public GribSection? BitmapSection => Find(Edition == 2 ? 6 : 3);

    /// <summary>Returns the section with a number, or null when the field has none.</summary>
    public GribSection? Find(int number)
    {
        foreach (var section in _sections)
        {
            if (section.Number == number)
            {
                return section;
            }
        }

        return null;
    }

    /// <summary>Reads the bytes of one section.</summary>
    public static byte[] ReadSection(GribSource source, GribSection section)
    {
        ArgumentNullException.ThrowIfNull(source);
        var bytes = new byte[section.Length];
        source.Read(section.Offset, bytes);
        return bytes;
    }

    /// <summary>Reads the sections up to a number, one behind the other; where they lie so in the file, in one
    /// go.</summary>
    /// <param name="source">The file.</param>
    /// <param name="lastNumber">The number of the last section wanted.</param>
    /// <exception cref="GribFormatException">The file has become shorter since it was indexed.</exception>
    public byte[] ReadSections(GribSource source, int lastNumber)
    {
        ArgumentNullException.ThrowIfNull(source);
        var wanted = Array.FindAll(_sections, section => section.Number <= lastNumber);
        var bytes = new byte[wanted.Sum(section => section.Length)];
        var position = 0;
        for (var first = 0; first < wanted.Length;)
        {
            var length = 0;
            var start = wanted[first].Offset;
            for (; first < wanted.Length && wanted[first].Offset == start + length; first++)
            {
                length += wanted[first].Length;
            }

            source.Read(start, bytes.AsSpan(position, length));
            position += length;
        }

        return bytes;
    }

    /// <summary>Reads the field as a message of its own, from <c>GRIB</c> to <c>7777</c>.</summary>
    /// <exception cref="GribFormatException">The file has become shorter since it was indexed.</exception>
    public byte[] ReadMessage(GribSource source) => Assemble(source, DataSection.Length);

    /// <summary>Reads the field as a message without its packed values: all header keys work, the values do
    /// not.</summary>
    /// <exception cref="GribFormatException">The file has become shorter since it was indexed.</exception>
    public byte[] ReadHeaders(GribSource source) => Assemble(
        source, Math.Min(DataSection.Length, Edition == 2 ? Edition2DataHeaderLength : Edition1DataHeaderLength));

    private byte[] Assemble(GribSource source, int dataLength)
    {
        ArgumentNullException.ThrowIfNull(source);
        var startLength = Edition == 2 ? Edition2HeaderLength : Edition1HeaderLength;
        var total = checked(
            startLength + _sections.Sum(section => section.Length) - DataSection.Length + dataLength + EndLength);
        var message = new byte[total];
        _start.CopyTo(message, 0);
        var position = startLength;
        foreach (var section in _sections)
        {
            var length = section == DataSection ? dataLength : section.Length;
            source.Read(section.Offset, message.AsSpan(position, length));
            position += length;
        }

        WriteLengths(message, position - dataLength, dataLength);
        "7777"u8.CopyTo(message.AsSpan(position));
        return message;
    }

    private void WriteLengths(byte[] message, int dataStart, int dataLength)
    {
        if (Edition == 2)
        {
            BinaryPrimitives.WriteUInt64BigEndian(message.AsSpan(8), (ulong)message.Length);
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(dataStart), (uint)dataLength);
        }
        else if (dataLength != DataSection.Length)
        {
            GribFraming.WriteUInt24(message.AsSpan(4), message.Length);
            GribFraming.WriteUInt24(message.AsSpan(dataStart), dataLength);
        }
    }
}
