using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Codecs;

/// <summary>Gives out codecs; the tests have one of their own.</summary>
internal interface IFrameCodecSource
{
    /// <summary>A codec for writing.</summary>
    /// <param name="name">Its name, one of <see cref="CodecNames"/>.</param>
    /// <param name="rate">How much it may lose.</param>
    /// <param name="useWavefront">Whether one stream may use all cores, at other bytes than one core.</param>
    /// <exception cref="Errors.MissingLibraryException">The codec is not on this machine.</exception>
    IFrameCodec ForEncoding(string name, VideoRate rate, bool useWavefront);

    /// <summary>A codec for reading.</summary>
    /// <param name="name">Its name in the manifest.</param>
    /// <returns>The codec, or null when no codec has this name.</returns>
    /// <exception cref="Errors.MissingLibraryException">The codec is not on this machine.</exception>
    IFrameCodec? ForDecoding(string name);
}
