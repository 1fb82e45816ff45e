using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>Reads segments that have a base (pictures, values of a codec, or one value) and layers on top of
/// it.</summary>
internal static class LayeredDecoder
{
    /// <summary>Decodes a segment to the values of its box.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or do not fit the description.</exception>
    internal static T[] Decode<T>(EncodedSegment encoded, ICodecSource codecs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var video = encoded.Segment.Video!;
        var geometry = SegmentGeometry.Of(encoded.Segment.Box);
        if (video.Plane == SegmentPlane.VideoColumn)
        {
            geometry = geometry.Exchanged;
        }

        var layers = SegmentLayers.Split(video.Layers, encoded.Layers);
        var mask = layers.Mask.IsEmpty ? null : MaskCoder.Decode(layers.Mask, geometry);
        var values = new T[geometry.Count];
        if (video.Steps is not null)
        {
            var codec = codecs.Require<ValueCodec>(video.Codec!);
            codec.Decode<T>(encoded.Data, geometry, mask, StepsOf(video.Steps, geometry), values);
        }
        else
        {
            var codes = video.Picture is null ? null : CodesOf(encoded, video, geometry, codecs);
            var residuals = layers.Residual.IsEmpty ? null
                : video.ResidualForm == ResidualForm.Plain ? ResidualCoder.Decode(layers.Residual, geometry, mask)
                : MixedResidualCoder.Decode(
                    layers.Residual, geometry, mask, BaseOf(video, codes, geometry),
                    knowsQuiet: video.ResidualForm == ResidualForm.Quiet);
            new Reconstruction(video.Scale, codes, residuals, video.ResidualStep, video.Grid).Fill<T>(values);
        }

        if (mask is not null)
        {
            SpecialBits.Apply<T>(layers.Specials, mask, values);
        }

        if (!layers.Patches.IsEmpty)
        {
            PatchList.Apply<T>(layers.Patches, values);
        }

        return video.Plane == SegmentPlane.VideoColumn ? geometry.Exchange(values) : values;
    }

    /// <summary>What the base says of the residuals.</summary>
    /// <exception cref="InvalidDataException">There is no base.</exception>
    internal static BaseContexts BaseOf(VideoDescription video, ushort[]? codes, SegmentGeometry geometry) => new(
        codes ?? throw new InvalidDataException("a residual in mixed contexts has no base"), geometry,
        video.Scale.MaxCode + 1, video.Scale.Step / video.ResidualStep);

    /// <summary>The step of each frame: one for all of them, or one each.</summary>
    /// <exception cref="InvalidDataException">There is another number of steps.</exception>
    internal static double[] StepsOf(double[] steps, SegmentGeometry geometry) =>
        steps.Length == geometry.Frames ? steps
        : steps.Length == 1 ? [.. Enumerable.Repeat(steps[0], geometry.Frames)]
        : throw new InvalidDataException($"{steps.Length} steps were given for {geometry.Frames} frames");

    /// <summary>The SHA-256 of what a codec decodes, as the manifest records it.</summary>
    internal static byte[] HashOf(ushort[] decoded) => SHA256.HashData(MemoryMarshal.AsBytes(decoded.AsSpan()));

    /// <summary>Turns what a codec decoded back into codes, in place.</summary>
    internal static void UndoTransform(
        ushort[] decoded, FrameTransform transform, SegmentGeometry geometry, int bitDepth)
    {
        if (transform == FrameTransform.Difference)
        {
            TemporalDifference.Undo(decoded, geometry, bitDepth);
        }
    }

    private static ushort[] CodesOf(
        EncodedSegment encoded, VideoDescription video, SegmentGeometry geometry, ICodecSource codecs)
    {
        // Only undoing a transform changes them, and what was decoded once is asked for by every proof.
        var codes = encoded.DecodedBase is { } known && ReferenceEquals(known.Stream, encoded.Data)
            ? video.Transform == FrameTransform.None ? known.Samples : (ushort[])known.Samples.Clone()
            : DecodePictures(encoded.Data, video, codecs);
        if (codes.Length != geometry.Count)
        {
            throw new InvalidDataException($"the pictures hold {codes.Length} values instead of {geometry.Count}");
        }

        if (!HashOf(codes).AsSpan().SequenceEqual(video.FramesSha256))
        {
            throw new InvalidDataException("the decoded frames differ from those that the writer decoded");
        }

        // A code beyond the depth would point outside the values of codes; the checksum does not rule it out in a
        // forged file.
        if (codes.AsSpan().ContainsAnyExceptInRange((ushort)0, (ushort)video.Scale.MaxCode))
        {
            throw new InvalidDataException($"a decoded sample exceeds {video.Scale.BitDepth} bits");
        }

        UndoTransform(codes, video.Transform, geometry, video.Scale.BitDepth);
        return codes;
    }

    private static ushort[] DecodePictures(ReadOnlySpan<byte> data, VideoDescription video, ICodecSource codecs)
    {
        var codec = codecs.Require<PictureCodec>(video.Codec!);
        var bitDepth = video.Scale.BitDepth;
        if (!codec.BitDepths.Contains(bitDepth))
        {
            throw new InvalidDataException(
                $"{codec.Name} holds {string.Join(", ", codec.BitDepths.SkipLast(1))} or {codec.BitDepths[^1]} bits, "
                + $"not {bitDepth}");
        }

        var picture = video.Picture!;
        var samples = new ushort[checked(picture.PictureSamples * picture.Count)];
        codec.CreateDecoder().Decode(data, picture.ToFrameGeometry(bitDepth, video.Stream), samples);
        return picture.FromPictures(samples);
    }
}
