using System;
using System.Globalization;
using System.Text;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>The numbers of the ZIP format (PKWARE's APPNOTE) that reader and writer share.</summary>
internal static class ZipFormat
{
    internal const uint LocalHeader = 0x04034B50;
    internal const uint CentralHeader = 0x02014B50;
    internal const uint EndRecord = 0x06054B50;
    internal const uint Zip64EndRecord = 0x06064B50;
    internal const uint Zip64Locator = 0x07064B50;

    internal const int LocalHeaderBytes = 30;
    internal const int CentralHeaderBytes = 46;
    internal const int EndRecordBytes = 22;
    internal const int Zip64EndRecordBytes = 56;
    internal const int Zip64LocatorBytes = 20;

    internal const ushort Zip64Extra = 0x0001;
    internal const ushort Stored = 0;
    internal const ushort Deflated = 8;

    /// <summary>A 32-bit field that holds this has its value in the ZIP64 extra.</summary>
    internal const uint InZip64 = uint.MaxValue;

    /// <summary>The name of the first entry.</summary>
    internal const string MimeEntry = "mimetype";

    /// <summary>Its content, by which a file is known.</summary>
    internal const string MimeType = "application/x-numvid";

    private const int HashDigits = 64;

    /// <summary>How the comment of the end record starts; the SHA-256 follows in hexadecimal.</summary>
    internal static ReadOnlySpan<byte> CommentStart => "sha256 of directory "u8;

    /// <summary>The bytes of the comment.</summary>
    internal static int CommentBytes => CommentStart.Length + HashDigits;

    /// <summary>The bytes of the end record with its comment.</summary>
    internal static int EndBytes => EndRecordBytes + CommentBytes;

    /// <summary>The comment for a checksum.</summary>
    internal static byte[] CommentOf(ReadOnlySpan<byte> sha256) =>
        [.. CommentStart, .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(sha256))];

    /// <summary>The name of a part of the manifest.</summary>
    internal static string ManifestEntry(int part) =>
        part == 0 ? "manifest.json" : string.Create(CultureInfo.InvariantCulture, $"manifest-{part}.json");
}
