using System;
using System.IO;
using System.Runtime.InteropServices;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Video;

/// <summary>Raw frames on their way to the program ffmpeg and back, padded as the shim pads them.</summary>
internal static class ProgramFrames
{
    /// <summary>Reads frames and checks that they are those that were expected.</summary>
    /// <param name="stream">The frames.</param>
    /// <param name="log">What is told of them.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="frames">Receives all samples.</param>
    /// <param name="run">Knows what went wrong.</param>
    /// <returns>What is wrong with the stream; null when nothing is.</returns>
    internal static string? Read(
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

    /// <summary>Writes frames; what is added on the right repeats the last sample of a row, what is added below the last
    /// row.</summary>
    /// <param name="stream">Takes them.</param>
    /// <param name="frames">All samples.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="run">Told that something went.</param>
    internal static void Write(Stream stream, ReadOnlySpan<ushort> frames, NvShape shape, ProgramRun run)
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

    private static int BytesOf(int bitDepth) => bitDepth == 8 ? sizeof(byte) : sizeof(ushort);
}
