using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Packs the headers of all planes of a cube into one attribute, so that writing gives every field its own
/// again.</summary>
/// <remarks>Consecutive headers differ in a few octets of time and level. Stored octet by octet over all planes and
/// deflated they cost some hundred bytes for a whole series. SharpZipLib deflates, because the runtime's zlib may
/// choose other bytes on another processor.</remarks>
internal static class GribHeaderStore
{
    private const byte Version = 1;
    private const int MaxPlanes = 1 << 22;
    private const int MaxHeaderLength = 1 << 22;
    private const long MaxTotalLength = 1L << 28;

    /// <summary>Packs headers in plane order; null stands for a plane without a field.</summary>
    internal static string Encode(IReadOnlyList<GribHeaderBytes?> planes)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new DeflaterOutputStream(compressed, new Deflater(Deflater.BEST_COMPRESSION)) { IsStreamOwner = false })
        using (var writer = new BinaryWriter(deflater))
        {
            writer.Write(Version);
            writer.Write7BitEncodedInt(planes.Count);
            WriteColumn(writer, planes, header => header?.Edition ?? 0);
            WriteColumn(writer, planes, header => header?.Discipline ?? 0);
            WriteColumn(writer, planes, header => header?.Sections.Length ?? 0);
            WriteOctets(writer, [.. planes.OfType<GribHeaderBytes>().Select(header => header.Sections)]);
        }

        return Convert.ToBase64String(compressed.ToArray());
    }

    /// <summary>Unpacks headers, or returns null when the text is damaged or of another version.</summary>
    internal static GribHeaderBytes?[]? TryDecode(string text)
    {
        try
        {
            using var inflater = new InflaterInputStream(new MemoryStream(Convert.FromBase64String(text)));
            using var reader = new BinaryReader(inflater);
            return reader.ReadByte() == Version ? Read(reader) : null;
        }
        catch (Exception error) when (error is FormatException or IOException or SharpZipBaseException)
        {
            return null;
        }
    }

    private static GribHeaderBytes?[] Read(BinaryReader reader)
    {
        var count = Checked(reader.Read7BitEncodedInt(), MaxPlanes);
        var editions = ReadColumn(reader, count);
        var disciplines = ReadColumn(reader, count);
        var lengths = ReadColumn(reader, count);
        if (lengths.Sum(length => (long)Checked(length, MaxHeaderLength)) > MaxTotalLength)
        {
            throw new InvalidDataException("The stored GRIB headers are larger than they can be.");
        }

        var sections = Array.ConvertAll(lengths, length => new byte[length]);
        var longest = lengths.Append(0).Max();
        for (var octet = 0; octet < longest; octet++)
        {
            foreach (var section in sections)
            {
                if (octet < section.Length)
                {
                    section[octet] = reader.ReadByte();
                }
            }
        }

        return [.. editions.Select((edition, i) => edition is 1 or 2 ? new GribHeaderBytes(edition, (byte)disciplines[i], sections[i]) : null)];
    }

    private static void WriteColumn(BinaryWriter writer, IReadOnlyList<GribHeaderBytes?> planes, Func<GribHeaderBytes?, int> column)
    {
        foreach (var plane in planes)
        {
            writer.Write7BitEncodedInt(column(plane));
        }
    }

    private static int[] ReadColumn(BinaryReader reader, int count)
    {
        var column = new int[count];
        for (var i = 0; i < count; i++)
        {
            column[i] = reader.Read7BitEncodedInt();
        }

        return column;
    }

    // One write for all: the deflater takes single octets slowly.
    private static void WriteOctets(BinaryWriter writer, byte[][] sections)
    {
        var octets = new byte[sections.Sum(section => section.Length)];
        var position = 0;
        var longest = sections.Select(section => section.Length).Append(0).Max();
        for (var octet = 0; octet < longest; octet++)
        {
            foreach (var section in sections)
            {
                if (octet < section.Length)
                {
                    octets[position++] = section[octet];
                }
            }
        }

        writer.Write(octets);
    }

    private static int Checked(int value, int limit) =>
        value >= 0 && value <= limit ? value : throw new InvalidDataException($"The stored GRIB headers hold a count of {value}.");
}
