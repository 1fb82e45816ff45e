using System;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>Reads segments that have a base and layers.</summary>
internal static class LayeredDecoder
{
    /// <summary>Decodes a segment to the values of its box.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or do not fit the description.</exception>
    internal static T[] Decode<T>(
        StoredSegment segment, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> layers, IFrameCodecSource codecs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var video = segment.Video!;
        var geometry = SegmentGeometry.Of(segment.Box);
        if (video.Plane == SegmentPlane.VideoColumn)
        {
            geometry = geometry.Exchanged;
        }

        var lengths = video.Layers;
        if (lengths.Total != layers.Length)
        {
            throw new InvalidDataException($"the layers take {layers.Length} bytes instead of {lengths.Total}");
        }

        var codes = video.Picture is null ? null : DecodeBase(video, geometry, data, codecs);
        var mask = lengths.Mask > 0 ? MaskCoder.Decode(layers[..lengths.Mask], geometry) : null;
        layers = layers[lengths.Mask..];
        var specials = layers[..lengths.Specials];
        layers = layers[lengths.Specials..];
        var residuals = lengths.Residual > 0 ? ResidualCoder.Decode(layers[..lengths.Residual], geometry, mask) : null;
        var patches = layers[lengths.Residual..];

        var values = new T[geometry.Count];
        new Reconstruction(video.Scale, codes, residuals, video.ResidualStep, video.Levels).Fill<T>(values);
        if (mask is not null)
        {
            SpecialBits.Apply<T>(specials, mask, values);
        }

        if (patches.Length > 0)
        {
            PatchList.Apply<T>(patches, values);
        }

        return video.Plane == SegmentPlane.VideoColumn ? geometry.Exchange(values) : values;
    }

    /// <summary>The SHA-256 of what a codec decodes, as the manifest records it.</summary>
    internal static byte[] HashOf(ushort[] decoded) => SHA256.HashData(MemoryMarshal.AsBytes(decoded.AsSpan()));

    /// <summary>Turns what a codec decoded back into codes, in place.</summary>
    internal static void UndoTransform(ushort[] decoded, FrameTransform transform, SegmentGeometry geometry, int bitDepth)
    {
        if (transform == FrameTransform.Difference)
        {
            TemporalDifference.Undo(decoded, geometry, bitDepth);
        }
    }

    private static ushort[] DecodeBase(
        VideoDescription video, SegmentGeometry geometry, ReadOnlyMemory<byte> data, IFrameCodecSource codecs)
    {
        var picture = video.Picture!;
        var codec = codecs.ForDecoding(video.Codec!)
            ?? throw new InvalidDataException($"the codec '{video.Codec}' is not known");
        if (video.Codec == CodecNames.Hevc && video.Scale.BitDepth is not (8 or 10 or 12 or 16))
        {
            throw new InvalidDataException($"hevc holds 8, 10, 12 or 16 bits, not {video.Scale.BitDepth}");
        }

        var samples = new ushort[checked(picture.PictureSamples * picture.Count)];
        codec.Decode(data.Span, picture.ToFrameGeometry(video.Scale.BitDepth), samples);
        var codes = picture.FromPictures(samples);
        if (codes.Length != geometry.Count)
        {
            throw new InvalidDataException($"the pictures hold {codes.Length} values instead of {geometry.Count}");
        }

        if (!HashOf(codes).AsSpan().SequenceEqual(video.FramesSha256))
        {
            throw new InvalidDataException("the decoded frames differ from those that the writer decoded");
        }

        // A code beyond the depth would point outside the levels; the checksum does not rule it out in a forged file.
        if (codes.AsSpan().ContainsAnyExceptInRange((ushort)0, (ushort)video.Scale.MaxCode))
        {
            throw new InvalidDataException($"a decoded sample exceeds {video.Scale.BitDepth} bits");
        }

        UndoTransform(codes, video.Transform, geometry, video.Scale.BitDepth);
        return codes;
    }
}
