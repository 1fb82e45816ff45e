using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>FFmpeg's HEVC decoder.</summary>
internal sealed class HevcDecoder : IPictureDecoder
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bit depth is not 8, 10, 12 or 16.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    /// <exception cref="Errors.MissingLibraryException">The shim or the decoder is missing.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        if (geometry.Stream is not null)
        {
            ForeignStream.Decode(VideoFormat.Hevc, stream, geometry, frames);
            return;
        }

        if (geometry.BitDepth != SplitFrames.BitDepth)
        {
            VideoFormat.Hevc.Decode(stream, HevcShape.Of(geometry), frames);
            return;
        }

        var both = geometry with { BitDepth = SplitFrames.HalfBitDepth, FrameCount = checked(2 * geometry.FrameCount) };
        var samples = new ushort[both.SampleCount];
        VideoFormat.Hevc.Decode(stream, HevcShape.Of(both), samples);
        SplitFrames.Join(samples, frames);
    }
}
