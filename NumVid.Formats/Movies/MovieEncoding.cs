using System;
using System.Globalization;

namespace NumVid.Formats.Movies;

/// <summary>How frames become a video file: what comes in, which codec, which kind of file.</summary>
/// <remarks>All are made without dates and names of programs, so that the same frames give the same file.</remarks>
public sealed class MovieEncoding
{
    private const string ToBt709 = "-vf scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int "
        + "-pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv ";

    /// <summary>The fewest samples of a row of gray HEVC.</summary>
    public const int NarrowestGray = 17;

    // Units of 64 samples: wider frames have at least two.
    private const int SeveralUnits = 64;

    private MovieEncoding(string inputFormat, int bytesPerPixel, string muxer, string arguments)
    {
        InputFormat = inputFormat;
        BytesPerPixel = bytesPerPixel;
        Muxer = muxer;
        Arguments = arguments;
    }

    /// <summary>MP4 with H.264, 8 bits, 4:2:0, its index first: what every browser plays. Of colours.</summary>
    public static MovieEncoding H264 { get; } =
        Colours("mp4", "-c:v libx264 -preset medium -crf 16 -movflags +faststart");

    /// <summary>WebM with VP9, which is free of patents' fees. Of colours.</summary>
    public static MovieEncoding Vp9 { get; } =
        Colours("webm", "-c:v libvpx-vp9 -crf 24 -b:v 0 -deadline good -cpu-used 4 -row-mt 1");

    /// <summary>WebM with AV1, likewise, smaller and slower. Of colours.</summary>
    public static MovieEncoding Av1 { get; } = Colours("webm", "-c:v libsvtav1 -preset 8 -crf 28");

    /// <summary>FFmpeg's name of the pixels that come in.</summary>
    internal string InputFormat { get; }

    /// <summary>The bytes of a pixel.</summary>
    internal int BytesPerPixel { get; }

    /// <summary>FFmpeg's name of the kind of file.</summary>
    internal string Muxer { get; }

    /// <summary>What ffmpeg is told besides.</summary>
    internal string Arguments { get; }

    /// <summary>MP4 with HEVC of gray samples by x265, as the seed experiment has it.</summary>
    /// <param name="bitDepth">8, 10 or 12.</param>
    /// <param name="rateFactor">x265's CRF in [0, 51]; null: without loss.</param>
    /// <param name="width">Samples of a row, at least 17: x265 3.5 codes frames of one unit's width wrongly.</param>
    public static MovieEncoding GrayHevc(int bitDepth, int? rateFactor, int width)
    {
        if (bitDepth is not (8 or 10 or 12) || rateFactor is < 0 or > 51 || width < NarrowestGray)
        {
            throw new ArgumentOutOfRangeException(nameof(bitDepth), $"Gray HEVC has 8, 10 or 12 bits, a CRF in [0, 51] "
                + $"and at least {NarrowestGray} samples a row, not {bitDepth}, {rateFactor} and {width}.");
        }

        var rate = rateFactor is { } crf ? string.Create(CultureInfo.InvariantCulture, $"crf={crf}") : "lossless=1";
        var narrow = width <= SeveralUnits ? "ctu=16:cutree=0:" : "";
        var format = PixelDepth.GrayFormat(bitDepth);
        return new MovieEncoding(format, bitDepth == 8 ? sizeof(byte) : sizeof(ushort), "mp4",
            $"-c:v libx265 -pix_fmt {format} -x265-params log-level=error:info=0:weightb=0:{narrow}{rate} -tag:v hvc1 -movflags +faststart");
    }

    private static MovieEncoding Colours(string muxer, string codec) => new("rgb24", 3, muxer, ToBt709 + codec);
}
