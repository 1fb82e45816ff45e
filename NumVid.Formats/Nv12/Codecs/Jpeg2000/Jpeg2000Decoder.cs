using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Jpeg2000;

/// <summary>FFmpeg's JPEG 2000 decoder.</summary>
internal sealed class Jpeg2000Decoder : IPictureDecoder
{
    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    /// <exception cref="Errors.MissingLibraryException">The shim or the decoder is missing.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        if (geometry.Stream is not null)
        {
            ForeignStream.Decode(VideoFormat.Jpeg2000, stream, geometry, frames);
            return;
        }

        var shape = LosslessDepth.ToShape(geometry, Jpeg2000Codec.StoredDepth(geometry.BitDepth));
        VideoFormat.Jpeg2000.Decode(stream, shape, frames);
        LosslessDepth.CheckStream(frames, geometry);
    }
}
