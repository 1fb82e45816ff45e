using System.Linq;
using NumVid.Formats.Native;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12;

/// <summary>The codecs of .nv12 files as found on this machine. For any number of threads.</summary>
public static class Nv12Codecs
{
    /// <summary>Tells whether the library behind the video codecs can be used, its versions and what it can encode and
    /// decode.</summary>
    /// <remarks>Opens each encoder once, which takes some hundredths of a second.</remarks>
    /// <returns>The status; <see cref="NativeLibraryStatus.Details"/> names each encoder with its bit depths.</returns>
    public static NativeLibraryStatus Status() => VideoLibrary.Status(
        from codec in CodecList.Instance.All.OfType<PictureCodec>()
        where codec.EncoderNeeded is not null && codec.DecoderNeeded is not null
        select (codec.EncoderNeeded, codec.DecoderNeeded, codec.StreamDepths));
}
