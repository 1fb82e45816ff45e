using System;
using System.Globalization;
using System.Linq;
using FFMpegCore;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Video;

/// <summary>What the program ffmpeg is told, so that it does what the shim does.</summary>
internal static class ProgramArguments
{
    // What the shim says of its frames.
    private const int FrameRate = 25;

    /// <summary>Gray frames in, a stream out.</summary>
    /// <param name="format">The encoder and the container.</param>
    /// <param name="shape">The frames.</param>
    /// <param name="options">The encoder's options, <c>key=value;key=value</c>.</param>
    /// <param name="threadCount">Threads of the encoder.</param>
    /// <param name="input">The path of the frames.</param>
    /// <param name="output">The path of the stream.</param>
    internal static FFMpegArgumentProcessor Encoding(
        VideoFormat format, NvShape shape, string options, int threadCount, string input, string output) =>
        FFMpegArguments
            .FromFileInput(input, verifyExists: false, arguments => arguments.WithCustomArgument(string.Create(
                CultureInfo.InvariantCulture,
                $"-f rawvideo -pixel_format {FormatOf(shape)} "
                + $"-video_size {shape.coded_width}x{shape.coded_height} -framerate {FrameRate}")))
            .OutputToUrl(output, arguments => arguments.WithCustomArgument(string.Create(
                CultureInfo.InvariantCulture,
                $"-y -nostdin -an -map_metadata -1 -fflags +bitexact -c:v {format.Encoder} "
                + $"-pix_fmt {FormatOf(shape)} -color_range pc "
                + $"{Options(options)}-threads {threadCount} -f {NameOf(format.Container)}")));

    /// <summary>A stream in, gray frames out, and beside them what each of them is.</summary>
    /// <param name="format">The decoder and the container.</param>
    /// <param name="shape">The frames.</param>
    /// <param name="input">The path of the stream.</param>
    /// <param name="output">The path of the frames.</param>
    /// <param name="lines">The path of what is told of them.</param>
    internal static FFMpegArgumentProcessor Decoding(
        VideoFormat format, NvShape shape, string input, string output, string lines) =>
        FFMpegArguments
            .FromFileInput(input, verifyExists: false, arguments => arguments.WithCustomArgument(
                "-max_alloc 1073741824 -protocol_whitelist file -threads 1 -err_detect explode+crccheck+bitstream "
                + $"-f {NameOf(format.Container)} -codec_whitelist {format.Decoder}"))
            .OutputToUrl($"[f=framecrc:flush_packets=1]{lines}|[f=rawvideo]{output}", arguments => arguments
                .WithCustomArgument("-y -nostdin -xerror -fps_mode passthrough -enc_time_base -1 "
                    + $"-noauto_conversion_filters -autoscale 0 -pix_fmt {FormatOf(shape)} -c:v rawvideo "
                    + "-map 0 -f tee"));

    private static string Options(string options) => string.Concat(options
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(option => option.Split('=', 2)).Select(pair => $"-{pair[0]} {pair[^1]} "));

    private static string FormatOf(NvShape shape) => PixelDepth.GrayFormat(shape.bit_depth);

    private static string NameOf(VideoContainer container) =>
        container == VideoContainer.AnnexB ? "hevc" : "matroska";
}
