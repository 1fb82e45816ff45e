using System;
using System.IO;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Ffv1;

/// <summary>FFV1 (RFC 9043): 8 to 16 bits, always exact; the stream is Matroska that stock players decode.</summary>
/// <remarks>Depths between are stored in the next of 8, 10, 12 and 16 bits, unshifted.</remarks>
internal sealed class Ffv1Codec : IFrameCodec
{
    // Level 1 with one range-coded slice and the large context model: its statistics run through the whole stream.
    private const string Options = "level=1;coder=2;context=1;slices=1";

    /// <summary>Creates the codec.</summary>
    /// <exception cref="Errors.MissingLibraryException">The shim or the encoder is missing.</exception>
    internal Ffv1Codec() =>
        Description = $"{VideoLibrary.EncoderVersion(VideoFormat.Ffv1.Encoder)} {Options.Replace(';', ' ')} one group of frames";

    /// <inheritdoc/>
    public string Name => CodecNames.Ffv1;

    /// <inheritdoc/>
    public string EntryExtension => ".mkv";

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A sample does not fit the bit depth.</exception>
    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        if (LosslessDepth.FindLargest(frames) > geometry.MaxSample)
        {
            throw new ArgumentException($"A sample does not fit {geometry.BitDepth} bits.", nameof(frames));
        }

        return VideoFormat.Ffv1.Encode(frames, ToShape(geometry), Options, threadCount: 1);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        VideoFormat.Ffv1.Decode(stream, ToShape(geometry), frames);
        if (LosslessDepth.FindLargest(frames) > geometry.MaxSample)
        {
            throw new InvalidDataException($"The stream is damaged: a sample does not fit {geometry.BitDepth} bits.");
        }
    }

    private static NvShape ToShape(FrameGeometry geometry) =>
        LosslessDepth.ToShape(geometry, geometry.BitDepth switch { <= 8 => 8, <= 10 => 10, <= 12 => 12, _ => 16 });
}
