using System;
using System.IO;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>Reads segments of any kind and type, and checks what was written against what comes back.</summary>
internal static class SegmentDecoder
{
    /// <summary>Decodes a segment to the values of its box, in row-major order.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or do not fit the description.</exception>
    internal static T[] Decode<T>(
        StoredSegment segment, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> layers, IFrameCodecSource codecs)
    {
        var count = checked((int)segment.Box.Count);
        var values = segment.Kind switch
        {
            SegmentKind.Constant => Repeat<T>(segment.ConstantBits, count),
            SegmentKind.Direct => ExactCoder.Decode<T>(data, SegmentGeometry.Of(segment.Box)),
            _ when typeof(T) == typeof(float) => (T[])(object)LayeredDecoder.Decode<float>(segment, data, layers, codecs),
            _ when typeof(T) == typeof(double) => (T[])(object)LayeredDecoder.Decode<double>(segment, data, layers, codecs),
            _ => throw new InvalidDataException($"values of type {typeof(T).Name} cannot be video"),
        };
        if (segment.ValuesSha256 is { } expected && !ExactSegmentEncoder.HashOf<T>(values).AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException("the values differ from those that the writer read back");
        }

        return values;
    }

    private static T[] Repeat<T>(ulong bits, int count)
    {
        var value = ElementBytes.FromBytes<T>(BitConverter.GetBytes(bits).AsSpan(0, ElementBytes.SizeOf<T>()).ToArray())[0];
        var values = new T[count];
        Array.Fill(values, value);
        return values;
    }
}
