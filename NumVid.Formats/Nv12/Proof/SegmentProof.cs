using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Proof;

// Why so: docs/decisions/0058-one-proof.md
/// <summary>Decodes what is about to be written, whatever its kind, as a reader will, and compares it with what was
/// put: the only place where the limit of a point is enforced.</summary>
internal static class SegmentProof
{
    /// <summary>Completes a segment with its measured error and its checksum.</summary>
    /// <param name="encoded">The segment as encoded.</param>
    /// <param name="promise">What a reader must get.</param>
    /// <param name="codecs">The codecs of a reader.</param>
    /// <exception cref="BrokenSegmentException">A reader would not get what was promised.</exception>
    internal static EncodedSegment Complete<T>(EncodedSegment encoded, Promise<T> promise, ICodecSource codecs)
    {
        var values = Decode<T>(encoded, codecs);
        var proven = promise.Limits.IsExact ? CompleteExact(encoded, promise, values)
            : typeof(T) == typeof(float)
                ? CompleteBounded(encoded, (Promise<float>)(object)promise, (float[])(object)values)
            : CompleteBounded(encoded, (Promise<double>)(object)promise, (double[])(object)values);
        return proven with { DecodedBase = null };
    }

    private static T[] Decode<T>(EncodedSegment encoded, ICodecSource codecs)
    {
        try
        {
            return SegmentDecoder.Decode<T>(encoded, codecs);
        }
        catch (InvalidDataException e)
        {
            throw new BrokenSegmentException($"what was written does not decode: {e.Message}", e);
        }
    }

    // What was promised stands in the order of the frames.
    private static T[] InOrder<T>(EncodedSegment encoded, T[] values) =>
        encoded.Segment.Order?.ToFrames(encoded.Segment.Box, values) ?? values;

    private static EncodedSegment CompleteExact<T>(EncodedSegment encoded, Promise<T> promise, T[] values) =>
        SameBits.Are<T>(InOrder(encoded, values), promise.Values)
            ? encoded with { Segment = encoded.Segment with { ValuesSha256 = ChecksumOf<T>(encoded, values) } }
            : throw new BrokenSegmentException("what was written does not return bit by bit");

    private static EncodedSegment CompleteBounded<T>(EncodedSegment encoded, Promise<T> promise, T[] values)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var errors = MeasuredErrors.Of(promise, InOrder(encoded, values));
        return errors.HoldsPointLimits
            ? encoded with
            {
                Segment = encoded.Segment with
                {
                    MaxError = errors.Largest,
                    MaxRelativeError = promise.Limits.IsRelative ? errors.LargestRelative : null,
                    MeanSquareError = errors.MeanSquare,
                    ValuesSha256 = ChecksumOf<T>(encoded, values),
                },
            }
            : throw new BrokenSegmentException("what was written misses the bound");
    }

    // The bits of a constant stand in the manifest itself.
    private static byte[]? ChecksumOf<T>(EncodedSegment encoded, ReadOnlySpan<T> values) =>
        encoded.Segment.Kind == Manifest.SegmentKind.Constant ? null : ValueChecksum.Of(values);
}
