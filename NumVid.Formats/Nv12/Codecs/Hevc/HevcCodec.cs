using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>HEVC by x265: 8, 10, 12 or 16 bits, lossy or exact; the stream is raw Annex B that stock players
/// decode.</summary>
/// <remarks>The coded frame size is that of <see cref="FramePadding.ForHevc"/>; 16 bits are two videos of 12 bits, see
/// <see cref="SplitFrames"/>. Without <see cref="HevcSettings.Lossless"/> nothing is promised about the error of a
/// single sample: verify, and mend with a residual.</remarks>
internal sealed class HevcCodec : PictureCodec
{
    // 2^(1/6): six quantisers double x265's step, which is ten codes at 12 bits and quantiser 0.
    private static readonly QuantiserScale s_quantisers = new(StepAtZero: 10, Ratio: 1.122462048309373, Largest: 51);

    /// <inheritdoc/>
    internal override string Name => CodecNames.Hevc;

    /// <inheritdoc/>
    internal override string EntryExtension => ".hevc";

    /// <inheritdoc/>
    internal override bool NeverLoses => false;

    /// <inheritdoc/>
    internal override string EncoderNeeded => VideoFormat.Hevc.Encoder;

    /// <inheritdoc/>
    internal override string DecoderNeeded => VideoFormat.Hevc.Decoder;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> BitDepths { get; } = [8, 10, 12, SplitFrames.BitDepth];

    /// <inheritdoc/>
    internal override QuantiserScale? Quantisers => s_quantisers;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> StreamDepths { get; } = [8, 10, 12];

    /// <inheritdoc/>
    internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) =>
        new HevcEncoder(SettingsOf(rate, effort) with
        {
            Threading = useWavefront ? HevcThreading.Wavefront : HevcThreading.SingleThread,
        });

    /// <inheritdoc/>
    internal override IPictureDecoder CreateDecoder() => new HevcDecoder();

    // Why so: docs/decisions/0138-x265-by-effort.md
    private static HevcSettings WithEffort(HevcSettings settings, CodingEffort effort) => effort switch
    {
        CodingEffort.Fast => settings with { Preset = "superfast", Tools = "b-intra=1" },
        CodingEffort.Best => settings with { Preset = "slower" },
        _ => settings with { Preset = "medium" },
    };

    // Rate factors and lossless HEVC are asked for by presets alone, and those have the seed's x265 presets.
    private static HevcSettings SettingsOf(VideoRate rate, CodingEffort effort) => rate.Mode switch
    {
        "qp" => WithEffort(HevcSettings.FromQp(rate.Value), effort),
        "crf" => HevcSettings.FromCrf(rate.Value) with { Preset = "slow" },
        _ => HevcSettings.Lossless with { Preset = "veryslow" },
    };
}
