using System;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>What a wrong coder may do to a segment.</summary>
internal static class Spoil
{
    /// <summary>One bit of the bytes, or of the constant, is turned over.</summary>
    /// <param name="part">Where: 0 is the first byte, 1 the last.</param>
    internal static Func<EncodedSegment, EncodedSegment> Bit(double part) => encoded => encoded.Data is { } data
        ? encoded with { Data = Flip(data, (int)(part * (data.Length - 1))) }
        : encoded.Layers is { } layers
            ? encoded with { Layers = Flip(layers, (int)(part * (layers.Length - 1))) }
            : encoded with { Segment = encoded.Segment with { ConstantBits = encoded.Segment.ConstantBits ^ 1 } };

    /// <summary>One bit in the middle of a layer is turned over.</summary>
    internal static Func<EncodedSegment, EncodedSegment> Layer(string name) => encoded =>
    {
        var (start, length) = PlaceOf(name, encoded.Segment.Video!.Layers);
        return length == 0 ? encoded : encoded with { Layers = Flip(encoded.Layers!, start + (length / 2)) };
    };

    /// <summary>Another value than the one that was put is encoded, soundly.</summary>
    internal static Func<EncodedSegment, EncodedSegment> Value(float other) => encoded =>
    {
        var geometry = SegmentGeometry.Of(encoded.Segment.Box);
        var values = ExactCoder.Decode<float>(encoded.Data!, geometry);
        values[values.Length / 3] = other;
        return encoded with { Data = ExactCoder.Encode<float>(values, geometry) };
    };

    private static (int Start, int Length) PlaceOf(string layer, LayerLengths lengths) => layer switch
    {
        "mask" => (0, lengths.Mask),
        "specials" => (lengths.Mask, lengths.Specials),
        "residual" => (lengths.Mask + lengths.Specials, lengths.Residual),
        _ => (lengths.Mask + lengths.Specials + lengths.Residual, lengths.Patches),
    };

    private static byte[] Flip(byte[] bytes, int place)
    {
        var spoiled = (byte[])bytes.Clone();
        spoiled[place] ^= 0x10;
        return spoiled;
    }
}
