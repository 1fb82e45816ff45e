using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Grib.Restoring.Sections;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>A message with one field, taken apart; its values are those that ecCodes finds.</summary>
internal sealed record GribSectionCase(GribFieldHeaders Headers, byte[] Section, double[] Values)
{
    private const double MissingMarker = 1e300;

    /// <summary>Takes a message apart.</summary>
    internal static GribSectionCase Of(byte[] message)
    {
        using var packed = GribMessage.FromBytes(message);
        packed.Set("missingValue", MissingMarker);
        var values = new double[packed.GetCount("values")];
        packed.GetDoubles("values", values);
        return Of(message, Array.ConvertAll(values, value => value == MissingMarker ? double.NaN : value));
    }

    /// <summary>Takes a message apart whose values are known.</summary>
    internal static GribSectionCase Of(byte[] message, double[] values)
    {
        int edition = message[7];
        var start = edition == 2 ? 16 : 8;
        var data = edition == 2 ? GribTestMessages.FindSection(message, 7) : FindData1(message);
        return new GribSectionCase(
            GribFieldHeaders.Parse(edition, message[start..data], values.Length), message[data..^4], values);
    }

    /// <summary>Describes the section, makes it again, and compares all bytes.</summary>
    /// <returns>The note.</returns>
    internal GribSectionNote AssertComesBack()
    {
        var note = GribDataSections.Describe<double>(Headers, Section, Values);
        Assert.That(GribDataSections.Remake<double>(Headers, Values, note.Bytes), Is.EqualTo(Section));
        Assert.That(note.Bytes, Has.Length.LessThanOrEqualTo(Section.Length + 1));
        if (GribDataSections.TryUnpack(Headers, Section) is { } numbers)
        {
            var ofNumbers = GribDataSections.Describe(Headers, Section, numbers);
            Assert.That(GribDataSections.Remake(Headers, numbers, ofNumbers.Bytes), Is.EqualTo(Section));
        }

        return note;
    }

    /// <summary>The same for values as a variable of single precision has them.</summary>
    internal GribSectionNote AssertComesBackFromSingles()
    {
        var singles = Values.Select(value => (float)value).ToArray();
        var note = GribDataSections.Describe<float>(Headers, Section, singles);
        Assert.That(GribDataSections.Remake<float>(Headers, singles, note.Bytes), Is.EqualTo(Section));
        return note;
    }

    /// <summary>Damages each octet of the note: it is refused by a message, or a section is made, which the checksum of
    /// the whole file refuses.</summary>
    internal void AssertDamagedNotesAreRefusedOrMakeASection()
    {
        var note = GribDataSections.Describe<double>(Headers, Section, Values).Bytes;
        var refused = 0;
        for (var at = 0; at < note.Length; at++)
        {
            var damaged = note.ToArray();
            damaged[at] ^= 0x55;
            try
            {
                _ = GribDataSections.Remake<double>(Headers, Values, damaged);
            }
            catch (Exception error) when (error is InvalidDataException or OverflowException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.Positive);
    }

    private static int FindData1(ReadOnlySpan<byte> message)
    {
        const int GridFlag = 0x80;
        const int BitmapFlag = 0x40;
        var at = 8 + Length(message[8..]);
        at += (message[8 + 7] & GridFlag) != 0 ? Length(message[at..]) : 0;
        return at + ((message[8 + 7] & BitmapFlag) != 0 ? Length(message[at..]) : 0);
    }

    private static int Length(ReadOnlySpan<byte> section) =>
        (section[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(section[1..]);
}
