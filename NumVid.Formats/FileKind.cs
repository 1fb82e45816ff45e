using System;
using System.IO;
using System.Text;
using System.Text.Unicode;
using NumVid.Formats.Errors;

namespace NumVid.Formats;

/// <summary>Tells what a file is from its first bytes, whatever its name says.</summary>
internal static class FileKind
{
    // A message may follow a bulletin heading or the padding of a tape; further on, "GRIB" would be an accident.
    private const int BytesSearchedForGrib = 4096;

    private const int LongestQuote = 40;
    private const int ZipNameOffset = 30;
    private const int FtypOffset = 4;

    // The format's specification puts the superblock at byte 0 or at a power of two from 512 on.
    private static readonly int[] s_hdf5Offsets = [0, 512, 1024, 2048];

    /// <summary>The name of the provider for a file: grib, netcdf or nv12.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is none of the three; the message says what it seems to
    /// be.</exception>
    internal static string ProviderOf(string path)
    {
        var bytes = ReadStart(path);
        return bytes.Length == 0
            ? throw new InvalidFileException(path, "the file is empty")
            : Recognize(bytes) ?? throw new InvalidFileException(path, DescribeUnknown(path, bytes));
    }

    private static string? Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("CDF\u0001"u8) || bytes.StartsWith("CDF\u0002"u8) || bytes.StartsWith("CDF\u0005"u8)
            || IsHdf5(bytes))
        {
            return "netcdf";
        }

        if (IsNv12(bytes))
        {
            return "nv12";
        }

        return !IsMarkup(bytes) && !bytes.StartsWith("PK"u8) && IsGrib(bytes) ? "grib" : null;
    }

    // A file that begins with a message is one even where the number of the edition is damaged. Behind other bytes, and in
    // text, the word alone is none: a README may have it.
    private static bool IsGrib(ReadOnlySpan<byte> bytes)
    {
        const int EditionAt = 7;
        for (var (at, found) = (0, 0); (found = bytes[at..].IndexOf("GRIB"u8)) >= 0; at += found + 1)
        {
            var start = at + found;
            var hasEdition = start + EditionAt < bytes.Length ? bytes[start + EditionAt] is 1 or 2
                : bytes.Length == BytesSearchedForGrib;
            if (hasEdition || (start == 0 && !IsText(bytes)))
            {
                return true;
            }
        }

        return false;
    }

    // No message is without octets that no text has.
    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        !bytes.ContainsAnyInRange((byte)0, (byte)8) && !bytes.ContainsAnyInRange((byte)14, (byte)26);

    private static bool IsHdf5(ReadOnlySpan<byte> bytes)
    {
        foreach (var offset in s_hdf5Offsets)
        {
            if (offset < bytes.Length && bytes[offset..]
                .StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNv12(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\u0003\u0004"u8)
        && bytes.Length > ZipNameOffset
        && bytes[ZipNameOffset..].StartsWith("mimetypeapplication/x-numvid"u8);

    private static bool IsMarkup(ReadOnlySpan<byte> bytes) =>
        bytes.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'])
            .StartsWith("<"u8);

    private static string DescribeUnknown(string path, ReadOnlySpan<byte> bytes)
    {
        const string Expected = "expected GRIB, NetCDF or an .nv12 archive";
        if (DescribeKnown(bytes) is { } known)
        {
            return $"{known}; {Expected}";
        }

        var start = Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)]);
        return Path.GetExtension(path).Equals(".nv12", StringComparison.OrdinalIgnoreCase)
            ? $"the file starts with bytes {start} and is no .nv12 archive of NumVid; raw NV12 pixels, which share the "
            + $"extension, have no header and cannot be read"
            : $"the file starts with bytes {start}; {Expected}";
    }

    private static string? DescribeKnown(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1F, 0x8B, ..] => "the file is compressed with gzip, decompress it first ('gunzip -k FILE')",
        [(byte)'B', (byte)'Z', (byte)'h', ..] =>
            "the file is compressed with bzip2, decompress it first ('bunzip2 -k FILE')",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] =>
            "the file is compressed with xz, decompress it first ('unxz -k FILE')",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "the file is compressed with zstd, decompress it first ('unzstd FILE')",
        [(byte)'P', (byte)'K', ..] =>
            "the file is a ZIP archive, but its first entry is not the mimetype of an .nv12 file",
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] =>
            "the file is a NumPy array, which 'numvid import' makes a dataset of",
        [0x0E, 0x03, 0x13, 0x01, ..] => "the file is HDF4, which cannot be read",
        _ when bytes.Length > FtypOffset && bytes[FtypOffset..].StartsWith("ftyp"u8) =>
            "the file is an MP4 video, which 'numvid import' makes a dataset of",
        _ when IsMarkup(bytes) =>
            $"the file is a web page or XML ('{FirstLine(bytes)}'), perhaps the error page of a download",
        _ when IsText(bytes) && Utf8.IsValid(bytes[..Math.Min(LongestQuote, bytes.Length)]) =>
            $"the file is text ('{FirstLine(bytes)}')",
        _ => null,
    };

    private static string FirstLine(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(LongestQuote, bytes.Length)]).Trim();
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }

    private static ReadOnlySpan<byte> ReadStart(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidFileException(path, "this is a folder, not a file");
        }

        using var stream =
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var buffer = new byte[BytesSearchedForGrib];
        return buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}
