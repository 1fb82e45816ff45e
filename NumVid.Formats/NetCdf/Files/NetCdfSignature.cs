using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.Text;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Classic;

namespace NumVid.Formats.NetCdf.Files;

/// <summary>Tells from its first bytes whether a file is NetCDF, and from its header whether it is whole.</summary>
internal static class NetCdfSignature
{
    private const int ProbeByteCount = 512;

    private static ReadOnlySpan<byte> Hdf5Magic => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Checks a file before libnetcdf sees it, which names neither what it found nor what is
    /// missing.</summary>
    /// <returns>Whether it is HDF5 inside.</returns>
    /// <exception cref="InvalidFileException">It is not NetCDF, or shorter than it must be.</exception>
    internal static bool CheckIsHdf5(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var probe = new byte[ProbeByteCount];
        var start = probe.AsSpan(0, stream.ReadAtLeast(probe, ProbeByteCount, throwOnEndOfStream: false));
        if (start.Length > 3 && start[..3].SequenceEqual("CDF"u8) && start[3] is 1 or 2 or 5)
        {
            ClassicHeaderReader.CheckLength(path, stream);
            return false;
        }

        if (FindHdf5(stream) is not { } offset)
        {
            throw new InvalidFileException(path, $"not a NetCDF file; {Describe(start)}");
        }

        CheckHdf5Length(path, stream, offset);
        return true;
    }

    /// <summary>HDF5 lets a user block of 512, 1024, 2048, ... bytes precede its superblock.</summary>
    private static long? FindHdf5(FileStream stream)
    {
        Span<byte> magic = stackalloc byte[Hdf5Magic.Length];
        for (long offset = 0; offset <= stream.Length - magic.Length; offset = offset == 0 ? ProbeByteCount
            : offset * 2)
        {
            stream.Position = offset;
            stream.ReadExactly(magic);
            if (magic.SequenceEqual(Hdf5Magic))
            {
                return offset;
            }
        }

        return null;
    }

    /// <summary>Compares the size with the end-of-file address in the superblock, when it is one of the usual
    /// layouts.</summary>
    private static void CheckHdf5Length(string path, FileStream stream, long offset)
    {
        Span<byte> superblock = stackalloc byte[64];
        stream.Position = offset;
        superblock = superblock[..stream.ReadAtLeast(superblock, superblock.Length, throwOnEndOfStream: false)];
        if (EndOfFile(superblock) is { } end && (ulong)stream.Length < end)
        {
            throw new InvalidFileException(path, string.Create(
                CultureInfo.InvariantCulture,
                $"the file is cut short: {stream.Length} bytes found, {end} expected from its superblock; fetch it "
                    + $"again"));
        }
    }

    /// <summary>The end-of-file address of superblock versions 0 to 3 with 8-byte offsets; null for what HDF5 must
    /// judge itself.</summary>
    private static ulong? EndOfFile(ReadOnlySpan<byte> superblock)
    {
        const int VersionOffset = 8;
        if (superblock.Length < 64)
        {
            return null;
        }

        var (sizeOffset, addressOffset) = superblock[VersionOffset] switch
        {
            0 => (13, 40),
            1 => (13, 44),
            2 or 3 => (9, 28),
            _ => (0, 0),
        };
        return sizeOffset > 0 && superblock[sizeOffset] == sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(superblock[addressOffset..])
            : null;
    }

    private static string Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return "it is empty (0 bytes)";
        }

        if (start is [0x1F, 0x8B, ..])
        {
            return "it is compressed with gzip; unpack it first";
        }

        return start switch
        {
            [(byte)'G', (byte)'R', (byte)'I', (byte)'B', ..] => "it is GRIB; give it a name that ends in .grib",
            [(byte)'P', (byte)'K', 3, 4, ..] => "it is a ZIP archive",
            [(byte)'B', (byte)'Z', (byte)'h', ..] => "it is compressed with bzip2; unpack it first",
            [0x0E, 0x03, 0x13, 0x01, ..] => "it is HDF4, which is not supported",
            _ => DescribeText(start),
        };
    }

    private static string DescribeText(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start).TrimStart();
        return text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? "it is an HTML page, perhaps the error of a download"
            : $"it begins with the bytes {Convert.ToHexString(start[..Math.Min(8, start.Length)])}, expected 'CDF' or "
            + $"an HDF5 signature";
    }
}
