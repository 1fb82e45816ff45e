using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Ffv1;

/// <summary>FFmpeg's FFV1 decoder.</summary>
internal sealed class Ffv1Decoder : IPictureDecoder
{
    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    /// <exception cref="Errors.MissingLibraryException">The shim or the decoder is missing.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        if (geometry.Stream is not null)
        {
            ForeignStream.Decode(VideoFormat.Ffv1, stream, geometry, frames);
            return;
        }

        var shape = LosslessDepth.ToShape(geometry, Ffv1Codec.StoredDepth(geometry.BitDepth));
        VideoFormat.Ffv1.Decode(stream, shape, frames);
        LosslessDepth.CheckStream(frames, geometry);
    }
}
