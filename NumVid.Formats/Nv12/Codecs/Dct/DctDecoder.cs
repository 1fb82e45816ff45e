using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The decoder: symbols to levels, coefficients, differences, frames.</summary>
/// <param name="transform">The implementation of the transform; null for the fastest.</param>
internal sealed class DctDecoder(ICosineTransform? transform = null) : IPictureDecoder
{
    private readonly ICosineTransform _transform = transform ?? CosineTransforms.Fastest;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        try
        {
            var header = DctHeader.Read(stream);
            if (header.Geometry != geometry)
            {
                var other = header.Geometry;
                throw new InvalidDataException(
                    $"it holds {other.FrameCount} frames of {other.Width} x {other.Height} samples of "
                    + $"{other.BitDepth} bits");
            }

            Decode(stream[DctHeader.ByteCount..], header, frames);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(
                $"The dct stream of {geometry.FrameCount} frames of {geometry.Width} x {geometry.Height} samples of "
                + $"{geometry.BitDepth} bits is damaged: {e.Message}.", e);
        }
    }

    private void Decode(ReadOnlySpan<byte> bits, DctHeader header, Span<ushort> frames)
    {
        var reader = new BitReader(bits);
        var whole = new HuffmanDecoder(HuffmanTable.Read(ref reader));
        var differences = header.HasDifferences ? new HuffmanDecoder(HuffmanTable.Read(ref reader)) : null;
        var geometry = header.Geometry;
        var synthesis = new FrameSynthesis(geometry, header.Step, _transform);
        for (var frame = 0; frame < geometry.FrameCount; frame++)
        {
            var isWhole = header.IsWhole(frame);
            synthesis.Next(ref reader, isWhole ? whole : differences!, isWhole);

            // Each block takes a bit at least, so that a short stream ends early here.
            if (reader.IsBeyondEnd)
            {
                throw new InvalidDataException($"it ends within frame {frame}");
            }

            BlockPadding.Crop(
                synthesis.Decoded, geometry.Width,
                frames.Slice(frame * geometry.SamplesPerFrame, geometry.SamplesPerFrame));
        }

        if (reader.BitsLeft >= 8 || (reader.BitsLeft > 0 && reader.Read((int)reader.BitsLeft) != 0))
        {
            throw new InvalidDataException("something follows the last frame");
        }
    }
}
