using System;

namespace EccodesDotNet.Framing;

/// <summary>The fixed numbers of the format that reading and writing of frames share.</summary>
internal static class GribFraming
{
    /// <summary>No message may be longer: it has to fit one array, with room for the library's copy.</summary>
    internal const long MaxMessageLength = 1L << 30;

    /// <summary>The text of four bytes for an error: as text when printable, else in hexadecimal.</summary>
    internal static string Show(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is < 0x20 or > 0x7E)
            {
                return "0x" + Convert.ToHexString(bytes);
            }
        }

        return $"'{System.Text.Encoding.ASCII.GetString(bytes)}'";
    }

    internal static int ReadUInt24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];

    internal static void WriteUInt24(Span<byte> bytes, int value)
    {
        bytes[0] = (byte)(value >> 16);
        bytes[1] = (byte)(value >> 8);
        bytes[2] = (byte)value;
    }
}
