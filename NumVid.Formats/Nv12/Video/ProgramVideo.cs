using System;
using System.IO;
using System.IO.Pipes;
using System.Threading;
using System.Threading.Tasks;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Video;

// Why so: docs/decisions/0102-a-second-video-backend.md
/// <summary>Codes gray frames by the program ffmpeg, as the shim does in this process: frames and streams go through
/// pipes.</summary>
internal static class ProgramVideo
{
    /// <summary>Encodes frames to one stream.</summary>
    /// <exception cref="VideoLibraryException">ffmpeg could not; the message says why.</exception>
    internal static byte[] Encode(
        VideoFormat format, ReadOnlySpan<ushort> frames, in NvShape shape, string options, int threadCount)
    {
        ThrowIfTooLarge(frames, shape.bit_depth);
        using var input = new ProgramPipe(PipeDirection.Out);
        using var output = new ProgramPipe(PipeDirection.In);
        using var run = new ProgramRun(
            ProgramArguments.Encoding(format, shape, options, threadCount, input.Path, output.Path), () => End(input, output),
            isWatched: false);
        var stream = Task.Factory.StartNew(
            () => ReadAll(output.Stream, run), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        ProgramFrames.Write(input.Stream, frames, shape, run);
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
            ProgramArguments.Decoding(format, shape, input.Path, output.Path, lines.Path), () => End(input, output, lines),
            isWatched: true);
        var bytes = stream.ToArray();
        _ = Task.Factory.StartNew(
            () => WriteAll(input.Stream, bytes), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var log = new FrameLog(lines.Stream);
        var problem = ProgramFrames.Read(output.Stream, log, shape, frames, run);
        if (problem is not null)
        {
            throw new InvalidDataException($"{what} failed: {problem}.");
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

    private static void End(params ProgramPipe[] pipes) => Array.ForEach(pipes, pipe => pipe.EndProgram());

    private static void ThrowIfTooLarge(ReadOnlySpan<ushort> frames, int bitDepth)
    {
        if (frames.ContainsAnyExceptInRange((ushort)0, (ushort)((1 << bitDepth) - 1)))
        {
            throw new ArgumentException($"A sample does not fit {bitDepth} bits.", nameof(frames));
        }
    }
}
