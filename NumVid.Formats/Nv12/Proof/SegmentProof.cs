using System.IO;
using System.Numerics;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Proof;

/// <summary>Decodes what is about to be written, as a reader will, and measures it against the original.</summary>
internal static class SegmentProof
{
    /// <summary>Completes a segment with its measured error and checksum.</summary>
    /// <param name="encoded">The segment as encoded.</param>
    /// <param name="input">What it was made from.</param>
    /// <param name="codecs">The codecs of a reader.</param>
    /// <exception cref="BrokenBaseException">A reader would not get what was promised.</exception>
    internal static EncodedSegment Complete<T>(EncodedSegment encoded, PreparedSegment<T> input, IFrameCodecSource codecs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values;
        try
        {
            values = LayeredDecoder.Decode<T>(encoded.Segment, encoded.Data, encoded.Layers, codecs);
        }
        catch (InvalidDataException e)
        {
            throw new BrokenBaseException($"what was written does not decode: {e.Message}", e);
        }

        var errors = MeasuredErrors.Of(
            input, input.Plane == SegmentPlane.VideoColumn ? input.Geometry.Exchanged.Exchange(values) : values);
        if (!errors.HoldsPointLimits)
        {
            throw new BrokenBaseException("what was written misses the bound");
        }

        var segment = encoded.Segment with
        {
            MaxError = errors.Largest,
            MaxRelativeError = input.Limits.IsRelative ? errors.LargestRelative : null,
            MeanSquareError = errors.MeanSquare,
            ValuesSha256 = ExactSegmentEncoder.HashOf<T>(values),
        };
        return encoded with { Segment = segment };
    }
}
