using System;
using System.IO;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>Turns a segment of any kind and type into values: for readers, the proof, verify and salvage
/// alike.</summary>
internal static class SegmentDecoder
{
    /// <summary>Decodes a segment to the values of its box, in row-major order, and checks them where a checksum is
    /// known.</summary>
    /// <param name="encoded">The segment.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="checksValues">Whether they are checked; not where what is made of them has a checksum of its
    /// own.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or do not fit the description.</exception>
    internal static T[] Decode<T>(EncodedSegment encoded, ICodecSource codecs, bool checksValues = true)
    {
        var segment = encoded.Segment;
        RequiredNames.CheckSegment(segment.Requires);
        var values = segment.Kind switch
        {
            SegmentKind.Constant => Repeat<T>(segment.ConstantBits, checked((int)segment.Box.Count)),
            SegmentKind.Direct => ExactCoder.Decode<T>(encoded.Data, SegmentGeometry.Of(segment.Box)),
            _ when typeof(T) == typeof(float) => (T[])(object)LayeredDecoder.Decode<float>(encoded, codecs),
            _ when typeof(T) == typeof(double) => (T[])(object)LayeredDecoder.Decode<double>(encoded, codecs),
            _ => throw new InvalidDataException($"values of type {typeof(T).Name} cannot be video"),
        };
        values = segment.Order?.ToBox(segment.Box, values) ?? values;
        if (checksValues && segment.ValuesSha256 is { } expected
            && !ValueChecksum.Of<T>(values).AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException("the values differ from those that the writer read back");
        }

        return values;
    }

    /// <summary>Begins to decode a segment whose values can be had one after the other; they are not checked.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="data">The bytes of its data.</param>
    /// <param name="tell">Makes the error that is thrown of what is wrong with them.</param>
    /// <returns>The values; null where the segment is of another kind, or too small to be worth it.</returns>
    internal static ArrivingValues? TryBegin<T>(
        StoredSegment segment, byte[] data, Func<InvalidDataException, Exception> tell)
    {
        const int FewestValues = 1 << 15;
        const int FewestRows = 2;
        var geometry = SegmentGeometry.Of(segment.Box);
        if (!ElementWords.IsFloat<T>() || segment is not { Kind: SegmentKind.Direct, Order: null }
            || geometry.Count < FewestValues || geometry.Frames * geometry.Rows < FewestRows
            || ExactCoder.FindPredicted(data) is not { } bytes)
        {
            return null;
        }

        RequiredNames.CheckSegment(segment.Requires);
        var values = new T[geometry.Count];
        var arrival = new Arrival(values.Length);
        return new ArrivingValues(values, arrival, arrival.Run(() =>
        {
            try
            {
                new ArrivingDecoder<T>(bytes, geometry, values, arrival).Run();
            }
            catch (InvalidDataException error)
            {
                throw tell(error);
            }
        }));
    }

    private static T[] Repeat<T>(ulong bits, int count)
    {
        var size = 8 * ElementBytes.SizeOf<T>();
        if (size < 64 && bits >> size != 0)
        {
            throw new InvalidDataException($"the bits 0x{bits:X} are more than the {size} of {typeof(T).Name}");
        }

        var bytes = BitConverter.GetBytes(bits).AsSpan(0, ElementBytes.SizeOf<T>()).ToArray();
        var values = new T[count];
        Array.Fill(values, ElementBytes.FromBytes<T>(bytes)[0]);
        return values;
    }
}
