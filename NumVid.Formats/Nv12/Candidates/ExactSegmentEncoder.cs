using System;
using System.Security.Cryptography;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Makes segments that keep every bit, of any SDS type.</summary>
internal static class ExactSegmentEncoder
{
    /// <summary>Encodes the values of a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="values">Its values in row-major order.</param>
    /// <param name="fallback">Why the codec that was asked for was not used, or null.</param>
    internal static EncodedSegment Encode<T>(Box box, ReadOnlySpan<T> values, string? fallback = null)
    {
        if (TryConstant(box, values) is { } constant)
        {
            return constant;
        }

        var segment = new StoredSegment
        {
            Box = box,
            Kind = SegmentKind.Direct,
            ValuesSha256 = HashOf(values),
            Fallback = fallback,
        };
        return new EncodedSegment(segment, ExactCoder.Encode(values, SegmentGeometry.Of(box)), EncodedSegment.ExactExtension, null);
    }

    /// <summary>Describes a box of bit-identical values, or returns null when they are not (or are strings).</summary>
    internal static EncodedSegment? TryConstant<T>(Box box, ReadOnlySpan<T> values)
    {
        if (typeof(T) == typeof(string) || values.Length == 0)
        {
            return null;
        }

        var bytes = ElementBytes.AsBytes(values);
        var first = bytes[..ElementBytes.SizeOf<T>()];
        if (!bytes[first.Length..].SequenceEqual(bytes[..^first.Length]))
        {
            return null;
        }

        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        first.CopyTo(word);
        var segment = new StoredSegment { Box = box, Kind = SegmentKind.Constant, ConstantBits = BitConverter.ToUInt64(word) };
        return new EncodedSegment(segment, null, "", null);
    }

    /// <summary>Whether two runs of values are the same bit by bit.</summary>
    internal static bool AreIdentical<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
    {
        if (typeof(T) != typeof(string))
        {
            return ElementBytes.AsBytes(left).SequenceEqual(ElementBytes.AsBytes(right));
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }

    /// <summary>The SHA-256 of values as they stand in a file; null for strings.</summary>
    internal static byte[]? HashOf<T>(ReadOnlySpan<T> values) =>
        typeof(T) == typeof(string) ? null : SHA256.HashData(ElementBytes.AsBytes(values));
}
