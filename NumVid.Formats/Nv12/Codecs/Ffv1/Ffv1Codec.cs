using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Ffv1;

/// <summary>FFV1 (RFC 9043): 8 to 16 bits, always exact; the stream is Matroska that stock players decode.</summary>
/// <remarks>Depths between are stored in the next of 8, 10, 12 and 16 bits, unshifted.</remarks>
internal sealed class Ffv1Codec : PictureCodec
{
    /// <inheritdoc/>
    internal override string Name => CodecNames.Ffv1;

    /// <inheritdoc/>
    internal override int Cost => 3;

    /// <inheritdoc/>
    internal override string EntryExtension => ".mkv";

    /// <inheritdoc/>
    internal override bool NeverLoses => true;

    /// <inheritdoc/>
    internal override string EncoderNeeded => VideoFormat.Ffv1.Encoder;

    /// <inheritdoc/>
    internal override string DecoderNeeded => VideoFormat.Ffv1.Decoder;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> BitDepths => LosslessDepth.All;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> StreamDepths { get; } = [8, 10, 12, 16];

    /// <inheritdoc/>
    internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) =>
        new Ffv1Encoder();

    /// <inheritdoc/>
    internal override IPictureDecoder CreateDecoder() => new Ffv1Decoder();

    /// <summary>Bits of a sample in the stream.</summary>
    internal static int StoredDepth(int bitDepth) => bitDepth switch { <= 8 => 8, <= 10 => 10, <= 12 => 12, _ => 16 };
}
