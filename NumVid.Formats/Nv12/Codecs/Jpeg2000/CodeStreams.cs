using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Nv12.Codecs.Jpeg2000;

/// <summary>What the headers of JPEG 2000 code streams (ISO/IEC 15444-1, annex A) tell.</summary>
internal static class CodeStreams
{
    private const int CodingStyle = 0xFF52;
    private const int ComponentStyle = 0xFF53;
    private const int TilePart = 0xFF90;
    private const int StyleTransform = 13;
    private const int ComponentTransform = 10;
    private const byte Reversible = 1;

    // Start of a code stream, and the segment with its size, which always follows.
    private static ReadOnlySpan<byte> Start => [0xFF, 0x4F, 0xFF, 0x51];

    /// <summary>Whether all code streams within some bytes have the reversible transform, of which all decoders make
    /// the same samples.</summary>
    internal static bool AreReversible(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOf(Start)) >= 0;)
        {
            bytes = bytes[(at + 2)..];
            if (!IsReversible(bytes))
            {
                return false;
            }
        }

        return true;
    }

    // Marker segments up to the first tile: a marker, a length that counts itself, and the content.
    private static bool IsReversible(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > StyleTransform && BinaryPrimitives.ReadUInt16BigEndian(bytes) is var marker
            && marker != TilePart)
        {
            var transform = marker == CodingStyle ? StyleTransform : marker == ComponentStyle ? ComponentTransform : -1;
            if (transform >= 0 && bytes[transform] != Reversible)
            {
                return false;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
            bytes = length < bytes.Length ? bytes[length..] : [];
        }

        return true;
    }
}
