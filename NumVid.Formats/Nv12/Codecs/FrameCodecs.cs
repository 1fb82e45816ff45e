using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Ffv1;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;

namespace NumVid.Formats.Nv12.Codecs;

/// <summary>The codecs of this version.</summary>
internal sealed class FrameCodecs : IFrameCodecSource
{
    /// <summary>The only instance; it has no state.</summary>
    internal static FrameCodecs Instance { get; } = new();

    /// <inheritdoc/>
    public IFrameCodec ForEncoding(string name, VideoRate rate, bool useWavefront) => name switch
    {
        CodecNames.Ffv1 => new Ffv1Codec(),
        CodecNames.Jpeg2000 => new Jpeg2000Codec(rate.IsLossless ? 0 : rate.Value),
        _ => new HevcCodec(SettingsOf(rate) with
        {
            Threading = useWavefront ? HevcThreading.Wavefront : HevcThreading.SingleThread,
        }),
    };

    /// <inheritdoc/>
    public IFrameCodec? ForDecoding(string name) => name switch
    {
        CodecNames.Hevc => new HevcCodec(HevcSettings.Lossless),
        CodecNames.Ffv1 => new Ffv1Codec(),
        CodecNames.Jpeg2000 => new Jpeg2000Codec(),
        _ => null,
    };

    // Rate factors and lossless HEVC are asked for by presets alone, and those have the seed's x265 presets.
    private static HevcSettings SettingsOf(VideoRate rate) => rate.Mode switch
    {
        "qp" => HevcSettings.FromQp(rate.Value),
        "crf" => HevcSettings.FromCrf(rate.Value) with { Preset = "slow" },
        _ => HevcSettings.Lossless with { Preset = "veryslow" },
    };
}
