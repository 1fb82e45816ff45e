using System;
using System.Globalization;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using FFMpegCore;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Video;

// Why so: docs/decisions/0102-a-second-video-backend.md
/// <summary>Codes gray frames by the program ffmpeg, as the shim does in this process: frames and streams go through
/// pipes.</summary>
internal static class ProgramVideo
{
    // What the shim says of its frames.
    private const int FrameRate = 25;

    /// <summary>Encodes frames to one stream.</summary>
    /// <exception cref="VideoLibraryException">ffmpeg could not; the message says why.</exception>
    internal static byte[] Encode(
        VideoFormat format, ReadOnlySpan<ushort> frames, in NvShape shape, string options, int threadCount)
    {
        ThrowIfTooLarge(frames, shape.bit_depth);
        using var input = new ProgramPipe(PipeDirection.Out);
        using var output = new ProgramPipe(PipeDirection.In);
        using var run = new ProgramRun(
            EncodingArguments(format, shape, options, threadCount, input.Path, output.Path), () => End(input, output),
            isWatched: false);
        var stream = Task.Factory.StartNew(
            () => ReadAll(output.Stream, run), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        WriteFrames(input.Stream, frames, shape, run);
        input.Stream.Dispose();
        var bytes = stream.GetAwaiter().GetResult();
        return run.WaitForProblem() is { } problem
            ? throw new VideoLibraryException(
                $"Encoding {shape.frame_count} frames of {shape.width} x {shape.height} with '{format.Encoder}' "
                + $"failed: {problem}.",
                libraryCode: 0)
            : bytes;
    }

    /// <summary>Decodes a whole stream that must have the given shape.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    internal static void Decode(VideoFormat format, ReadOnlySpan<byte> stream, in NvShape shape, Span<ushort> frames)
    {
        var what = $"Decoding {shape.frame_count} frames of {shape.width} x {shape.height} with '{format.Decoder}'";
        if (stream.IsEmpty)
        {
            throw new InvalidDataException($"{what} failed: the stream is empty.");
        }

        using var input = new ProgramPipe(PipeDirection.Out);
        using var output = new ProgramPipe(PipeDirection.In);
        using var lines = new ProgramPipe(PipeDirection.In);
        using var run = new ProgramRun(
            DecodingArguments(format, shape, input.Path, output.Path, lines.Path), () => End(input, output, lines),
            isWatched: true);
        var bytes = stream.ToArray();
        _ = Task.Factory.StartNew(
            () => WriteAll(input.Stream, bytes), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var log = new FrameLog(lines.Stream);
        var problem = ReadFrames(output.Stream, log, shape, frames, run);
        if (problem is not null)
        {
            throw new InvalidDataException($"{what} failed: {problem}.");
        }
    }

    private static string? ReadFrames(
        Stream stream, FrameLog log, in NvShape shape, Span<ushort> frames, ProgramRun run)
    {
        var size = log.WaitForSize();
        if (size != (shape.coded_width, shape.coded_height))
        {
            return size is null ? run.WaitForProblem() ?? "it holds no frame" : FormattableString.Invariant(
                $"the stream has frames of {size.Value.Width} x {size.Value.Height} samples instead of ")
                + FormattableString.Invariant($"{shape.coded_width} x {shape.coded_height}");
        }

        var sampleBytes = BytesOf(shape.bit_depth);
        var coded = new byte[shape.coded_width * shape.coded_height * sampleBytes];
        for (var frame = 0; frame < shape.frame_count; frame++)
        {
            if (stream.ReadAtLeast(coded, coded.Length, throwOnEndOfStream: false) < coded.Length)
            {
                return run.WaitForProblem()
                    ?? FormattableString.Invariant($"the stream ends after {frame} of {shape.frame_count} frames");
            }

            run.Touch();
            CutOut(coded, shape, frames.Slice(frame * shape.width * shape.height, shape.width * shape.height));
        }

        if (stream.Read(coded) > 0)
        {
            return FormattableString.Invariant($"the stream has more than {shape.frame_count} frames");
        }

        return run.WaitForProblem() ?? run.FirstComplaint;
    }

    private static void CutOut(byte[] coded, in NvShape shape, Span<ushort> frame)
    {
        for (var row = 0; row < shape.height; row++)
        {
            var target = frame.Slice(row * shape.width, shape.width);
            if (BytesOf(shape.bit_depth) == sizeof(byte))
            {
                var source = coded.AsSpan(row * shape.coded_width, shape.width);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = source[i];
                }
            }
            else
            {
                var words = MemoryMarshal.Cast<byte, ushort>(coded.AsSpan());
                words.Slice(row * shape.coded_width, shape.width).CopyTo(target);
            }
        }
    }

    // What is added on the right repeats the last sample of a row, what is added below the last row.
    private static void WriteFrames(Stream stream, ReadOnlySpan<ushort> frames, NvShape shape, ProgramRun run)
    {
        var coded = new byte[shape.coded_width * shape.coded_height * BytesOf(shape.bit_depth)];
        var words = MemoryMarshal.Cast<byte, ushort>(coded.AsSpan());
        try
        {
            for (var frame = 0; frame < shape.frame_count; frame++)
            {
                var source = frames.Slice(frame * shape.width * shape.height, shape.width * shape.height);
                for (var i = 0; i < shape.coded_width * shape.coded_height; i++)
                {
                    var (row, column) = Math.DivRem(i, shape.coded_width);
                    var first = Math.Min(row, shape.height - 1) * shape.width;
                    var sample = source[first + Math.Min(column, shape.width - 1)];
                    if (shape.bit_depth == 8)
                    {
                        coded[i] = (byte)sample;
                    }
                    else
                    {
                        words[i] = sample;
                    }
                }

                stream.Write(coded);
                run.Touch();
            }
        }
        catch (IOException)
        {
            // It has ended; the run knows why.
        }
    }

    private static byte[] ReadAll(Stream stream, ProgramRun run)
    {
        using var all = new MemoryStream();
        var part = new byte[1 << 16];
        for (int count; (count = stream.Read(part)) > 0;)
        {
            all.Write(part, 0, count);
            run.Touch();
        }

        return all.ToArray();
    }

    private static void WriteAll(Stream stream, byte[] bytes)
    {
        try
        {
            using (stream)
            {
                stream.Write(bytes);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended; the run knows why.
        }
    }

    private static FFMpegArgumentProcessor EncodingArguments(
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

    private static FFMpegArgumentProcessor DecodingArguments(
        VideoFormat format, NvShape shape, string input, string output, string lines) =>
        FFMpegArguments
            .FromFileInput(input, verifyExists: false, arguments => arguments.WithCustomArgument(
                "-max_alloc 1073741824 -protocol_whitelist file -threads 1 -err_detect explode+crccheck+bitstream "
                + $"-f {NameOf(format.Container)} -c:v {format.Decoder}"))
            .OutputToUrl($"[f=framecrc:flush_packets=1]{lines}|[f=rawvideo]{output}", arguments => arguments
                .WithCustomArgument("-y -nostdin -xerror -an -fps_mode passthrough -enc_time_base -1 "
                    + $"-noauto_conversion_filters -autoscale 0 -pix_fmt {FormatOf(shape)} -c:v rawvideo "
                    + "-map 0:v:0 -f tee"));

    private static string Options(string options) => string.Concat(options
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(option => option.Split('=', 2)).Select(pair => $"-{pair[0]} {pair[^1]} "));

    private static void End(params ProgramPipe[] pipes) => Array.ForEach(pipes, pipe => pipe.EndProgram());

    private static void ThrowIfTooLarge(ReadOnlySpan<ushort> frames, int bitDepth)
    {
        if (frames.ContainsAnyExceptInRange((ushort)0, (ushort)((1 << bitDepth) - 1)))
        {
            throw new ArgumentException($"A sample does not fit {bitDepth} bits.", nameof(frames));
        }
    }

    private static string FormatOf(NvShape shape) => PixelDepth.GrayFormat(shape.bit_depth);

    private static int BytesOf(int bitDepth) => bitDepth == 8 ? sizeof(byte) : sizeof(ushort);

    private static string NameOf(VideoContainer container) =>
        container == VideoContainer.AnnexB ? "hevc" : "matroska";
}
