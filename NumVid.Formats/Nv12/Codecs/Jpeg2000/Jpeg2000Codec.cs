using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Jpeg2000;

// Why so: docs/decisions/0031-jpeg-2000.md
/// <summary>JPEG 2000 (ISO/IEC 15444-1) by libopenjpeg: 8 to 16 bits, each frame alone; the stream is Matroska that
/// stock players decode.</summary>
/// <remarks>Always the reversible transform, so that decoders agree on every bit: without a level nothing is lost, with
/// one the code stream of each frame is cut off at a size. Depths up to 8 are stored in 8 bits, all others in 16,
/// unshifted.</remarks>
internal sealed class Jpeg2000Codec : PictureCodec
{
    /// <inheritdoc/>
    internal override string Name => CodecNames.Jpeg2000;

    /// <inheritdoc/>
    internal override string EntryExtension => ".mkv";

    /// <inheritdoc/>
    internal override bool NeverLoses => false;

    /// <inheritdoc/>
    /// <remarks>Where a code stream was cut off decoders may fill in differently.</remarks>
    internal override bool LossyStreamsDecodeAlike => false;

    /// <inheritdoc/>
    internal override string EncoderNeeded => VideoFormat.Jpeg2000.Encoder;

    /// <inheritdoc/>
    internal override string DecoderNeeded => VideoFormat.Jpeg2000.Decoder;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> BitDepths => LosslessDepth.All;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> StreamDepths { get; } = [8, 16];

    /// <inheritdoc/>
    internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) =>
        new Jpeg2000Encoder(rate.IsLossless ? 0 : rate.Value);

    /// <inheritdoc/>
    internal override IPictureDecoder CreateDecoder() => new Jpeg2000Decoder();

    /// <summary>Bits of a sample in the stream.</summary>
    internal static int StoredDepth(int bitDepth) => bitDepth <= 8 ? 8 : 16;
}
