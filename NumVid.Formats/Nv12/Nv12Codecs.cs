using System.Linq;
using NumVid.Formats.Native;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Quality;

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

    /// <summary>Tells what is missing where fields would be video and cannot be, and what keeps them instead.</summary>
    /// <param name="quality">The quality that is asked for; null for the default.</param>
    /// <returns>A sentence or two; null where nothing is missing, or the quality asks for no video by itself.</returns>
    public static string? Substitution(QualitySpecification? quality)
    {
        var codecs = CodecList.Instance;
        var missing = codecs.MissingVideo().Select(codec => codec.EncoderNeeded);
        if (quality is { MayBeVideo: false } || !missing.Any())
        {
            return null;
        }

        string?[] ways =
        [
            codecs.Quantising()?.Name, codecs.Exact()?.Name,
            .. codecs.All.OfType<ValueCodec>().Select(codec => codec.Name),
        ];
        var reason = Status().Problem
            ?? $"FFmpeg has no encoder {string.Join(" and ", missing)} here.";
        return $"{reason} Fields that would be video are kept by {string.Join(" or ", ways.OfType<string>())} instead.";
    }
}
