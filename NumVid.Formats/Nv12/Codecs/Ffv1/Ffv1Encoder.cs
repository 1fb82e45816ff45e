using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Ffv1;

/// <summary>FFmpeg's FFV1 encoder.</summary>
internal sealed class Ffv1Encoder : IPictureEncoder
{
    // Level 1 with one range-coded slice and the large context model: its statistics run through the whole stream.
    private const string Options = "level=1;coder=2;context=1;slices=1";

    /// <summary>Creates the encoder.</summary>
    /// <exception cref="Errors.MissingLibraryException">The shim or the encoder is missing.</exception>
    internal Ffv1Encoder() => Description =
        $"{VideoLibrary.EncoderVersion(VideoFormat.Ffv1.Encoder, CodecNames.Ffv1)} {Options.Replace(';', ' ')} one "
        + "group of frames";

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A sample does not fit the bit depth.</exception>
    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        LosslessDepth.CheckArgument(frames, geometry);
        var shape = LosslessDepth.ToShape(geometry, Ffv1Codec.StoredDepth(geometry.BitDepth));
        return VideoFormat.Ffv1.Encode(frames, shape, Options, threadCount: 1);
    }
}
