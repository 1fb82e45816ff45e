using NumVid.Formats.Model;

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
        _ => null,
    };

    private static HevcSettings SettingsOf(VideoRate rate) => rate.Mode switch
    {
        "qp" => HevcSettings.FromQp(rate.Value),
        "crf" => HevcSettings.FromCrf(rate.Value),
        _ => HevcSettings.Lossless,
    };
}
