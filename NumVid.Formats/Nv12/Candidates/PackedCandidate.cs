using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Packed;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0121-jpeg-2000-sections-are-the-values.md
/// <summary>The planes of a segment as another file packed them, which that file needs anyway to be made
/// again.</summary>
/// <param name="fields">The planes, in the order of the box.</param>
internal sealed class PackedCandidate<T>(IReadOnlyList<PackedField> fields) : ICandidate<SegmentInput<T>>
{
    // Below this the values may take less room than what a segment of this kind says of itself.
    private const int FewBytes = 4096;

    private static readonly LinearScale s_noScale = new(0, 1, 8);

    /// <inheritdoc/>
    /// <remarks>Null where other segments have fewer bytes, the code streams that would be kept beside them
    /// included.</remarks>
    public EncodedSegment? TryEncode(SegmentInput<T> input, long below)
    {
        if (input.Box.Rank < 2 || !PackedCodec.CanRead() || PackedCodec.TryKeep(fields) is not { } data)
        {
            return null;
        }

        var special = SpecialOf(input.Values);
        byte[] mask = special is null ? [] : MaskCoder.Encode(special, input.Geometry);
        byte[] specials = special is null ? [] : SpecialBits.Encode<T>(input.Values, special);
        var streams = fields.Sum(field => (long)field.Stream.Length);
        if (data.Length < FewBytes
            && ExactCoder.Encode<T>(input.Values, input.Geometry).Length + streams < data.Length + mask.Length)
        {
            return null;
        }

        var segment = new StoredSegment
        {
            Box = input.Box,
            Kind = SegmentKind.Layered,
            Video = new VideoDescription(
                s_noScale, 0, new LayerLengths(mask.Length, specials.Length, 0, 0), SegmentPlane.RowColumn, null,
                CodecNames.Packed, null, FrameTransform.None, null)
            {
                Steps = [1],
            },
        };
        byte[] layers = [.. mask, .. specials];
        return new EncodedSegment(segment, data, PackedCodec.Extension, layers.Length == 0 ? null : layers);
    }

    private static bool[]? SpecialOf(T[] values)
    {
        var special = values switch
        {
            float[] floats => Array.ConvertAll(floats, float.IsNaN),
            double[] doubles => Array.ConvertAll(doubles, double.IsNaN),
            _ => [],
        };
        return special.Contains(true) ? special : null;
    }
}
