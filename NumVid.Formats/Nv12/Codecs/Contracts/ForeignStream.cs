using System;
using System.IO;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

// Why so: docs/decisions/0103-streams-that-are-kept.md
/// <summary>Decodes streams that other programs made, whose pictures the segment describes.</summary>
internal static class ForeignStream
{
    /// <summary>Decodes a whole stream and takes the frames that were asked for.</summary>
    /// <param name="format">What kind of stream it is.</param>
    /// <param name="stream">The bytes, which nobody has vouched for.</param>
    /// <param name="geometry">The frames, with what the stream holds.</param>
    /// <param name="frames">Receives the samples.</param>
    /// <exception cref="InvalidDataException">The stream is damaged or holds something else.</exception>
    internal static void Decode(
        VideoFormat format, ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        var all = geometry.Stream!.Value;
        if (!IsDepth(all.BitDepth))
        {
            throw new InvalidDataException($"streams of {all.BitDepth} bits are not read; 8, 10, 12 and 16 are");
        }

        var shape = new NvShape
        {
            width = geometry.Width,
            height = geometry.Height,
            coded_width = all.Width,
            coded_height = all.Height,
            frame_count = all.FrameCount,
            bit_depth = all.BitDepth,
        };
        if (all.FrameCount == geometry.FrameCount)
        {
            format.Decode(stream, shape, frames);
        }
        else
        {
            var samples = new ushort[checked(geometry.SamplesPerFrame * all.FrameCount)];
            format.Decode(stream, shape, samples);
            samples.AsSpan(0, frames.Length).CopyTo(frames);
        }
    }

    /// <summary>Whether streams of a depth can be decoded.</summary>
    internal static bool IsDepth(int bitDepth) => bitDepth is 8 or 10 or 12 or 16;
}
