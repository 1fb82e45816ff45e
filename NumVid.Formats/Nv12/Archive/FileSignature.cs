using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>Tells a NumVid file by its first bytes from whatever else may be called <c>.nv12</c>.</summary>
internal static class FileSignature
{
    private const int NameOffset = ZipFormat.LocalHeaderBytes;

    private static readonly byte[] s_text = Encoding.ASCII.GetBytes(ZipFormat.MimeEntry + ZipFormat.MimeType);

    /// <summary>Returns when a file starts as it should.</summary>
    /// <exception cref="InvalidFileException">It does not.</exception>
    internal static void Check(string path)
    {
        var start = ReadStart(path);
        if (IsSignature(start))
        {
            return;
        }

        var found = start.Length == 0
            ? "it is empty"
            : $"it starts with the bytes {Convert.ToHexString(start.AsSpan(0, Math.Min(start.Length, 4)))}";
        throw new InvalidFileException(
            path, $"this is not a NumVid file: {found} instead of a ZIP entry '{ZipFormat.MimeEntry}' with "
                + $"'{ZipFormat.MimeType}'"
            + " (raw video of the pixel layout NV12 has the same extension and is something else)");
    }

    /// <summary>Whether a file starts as it should.</summary>
    internal static bool IsFoundIn(string path) => IsSignature(ReadStart(path));

    private static bool IsSignature(ReadOnlySpan<byte> start) =>
        start.Length == NameOffset + s_text.Length
        && BinaryPrimitives.ReadUInt32LittleEndian(start) == ZipFormat.LocalHeader
        && start[NameOffset..].SequenceEqual(s_text);

    private static byte[] ReadStart(string path)
    {
        var start = new byte[NameOffset + s_text.Length];
        using var file =
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }
}
