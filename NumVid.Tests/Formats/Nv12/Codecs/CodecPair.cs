using System;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Dct;
using NumVid.Formats.Nv12.Codecs.Ffv1;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>An encoder with the decoder that reads its streams.</summary>
internal sealed record CodecPair(string Name, string EntryExtension, IPictureEncoder Encoder, IPictureDecoder Decoder)
{
    internal string Description => Encoder.Description;

    internal static CodecPair Hevc(HevcSettings settings) => Of(new HevcCodec(), new HevcEncoder(settings));

    internal static CodecPair Ffv1() => Of(new Ffv1Codec(), new Ffv1Encoder());

    internal static CodecPair Jpeg2000(int compressionLevel = 0) =>
        Of(new Jpeg2000Codec(), new Jpeg2000Encoder(compressionLevel));

    internal static CodecPair Dct(DctSettings settings) => Of(new DctCodec(), new DctEncoder(settings));

    internal byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry) => Encoder.Encode(frames, geometry);

    internal void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames) =>
        Decoder.Decode(stream, geometry, frames);

    private static CodecPair Of(PictureCodec codec, IPictureEncoder encoder) =>
        new(codec.Name, codec.EntryExtension, encoder, codec.CreateDecoder());
}
