using System;
using System.Buffers.Binary;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The first bytes of a stream.</summary>
/// <param name="Geometry">The frames.</param>
/// <param name="GroupLength">Frames of a group.</param>
/// <param name="Step">The quantiser's step in units of 2^-8.</param>
internal readonly record struct DctHeader(FrameGeometry Geometry, int GroupLength, int Step)
{
    /// <summary>Bytes that it takes.</summary>
    internal const int ByteCount = 19;

    private const byte Version = 1;

    /// <summary>Whether there are frames that are coded as differences.</summary>
    internal bool HasDifferences => Geometry.FrameCount > 1 && GroupLength > 1;

    /// <summary>Whether a frame is coded whole.</summary>
    internal bool IsWhole(int frame) => frame % GroupLength == 0;

    /// <summary>Reads a header.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="InvalidDataException">It is no header of this version.</exception>
    internal static DctHeader Read(ReadOnlySpan<byte> stream)
    {
        if (stream.Length < ByteCount || stream[0] != Version)
        {
            throw new InvalidDataException("it begins with no header of this version");
        }

        var header = new DctHeader(
            new FrameGeometry(Number(stream, 3), Number(stream, 7), Number(stream, 11), stream[2]), stream[1],
            Number(stream, 15));
        return header.GroupLength > 0 && header.Step is >= UniformQuantiser.SmallestStep and <= UniformQuantiser.LargestStep
            ? header
            : throw new InvalidDataException($"its header has groups of {header.GroupLength} and a step of {header.Step}");
    }

    /// <summary>The bytes of the header.</summary>
    internal byte[] ToBytes()
    {
        var bytes = new byte[ByteCount];
        (bytes[0], bytes[1], bytes[2]) = (Version, (byte)GroupLength, (byte)Geometry.BitDepth);
        int[] numbers = [Geometry.Width, Geometry.Height, Geometry.FrameCount, Step];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(3 + (4 * i)), numbers[i]);
        }

        return bytes;
    }

    private static int Number(ReadOnlySpan<byte> stream, int at) => BinaryPrimitives.ReadInt32LittleEndian(stream[at..]);
}
