using System;
using System.Globalization;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Jpeg2000;

/// <summary>libopenjpeg as an encoder. FFmpeg's own is not used: it was off by half the range at 16 bits.</summary>
internal sealed class Jpeg2000Encoder : IPictureEncoder
{
    // libopenjpeg refuses more halvings than the shorter side has; five are its default.
    private const int MostResolutions = 6;

    private readonly int _compressionLevel;

    /// <summary>Creates the encoder.</summary>
    /// <param name="compressionLevel">FFmpeg's compression level: a frame takes 1 / (2 level) of its raw bits; 0 keeps
    /// every sample.</param>
    /// <exception cref="Errors.MissingLibraryException">The shim or the encoder is missing.</exception>
    internal Jpeg2000Encoder(int compressionLevel = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(compressionLevel);
        _compressionLevel = compressionLevel;
        var version = VideoLibrary.EncoderVersion(VideoFormat.Jpeg2000.Encoder, CodecNames.Jpeg2000);
        Description = $"{version} {OptionsFor(MostResolutions).Replace(';', ' ')}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A sample does not fit the bit depth.</exception>
    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        LosslessDepth.CheckArgument(frames, geometry);
        var halvings = BitOperations.Log2((uint)Math.Min(geometry.Width, geometry.Height));
        var shape = LosslessDepth.ToShape(geometry, Jpeg2000Codec.StoredDepth(geometry.BitDepth));
        return VideoFormat.Jpeg2000.Encode(
            frames, shape, OptionsFor(Math.Min(halvings + 1, MostResolutions)), threadCount: 1);
    }

    private string OptionsFor(int resolutions) => string.Create(
        CultureInfo.InvariantCulture,
        $"format=j2k;irreversible=0;numresolution={resolutions};compression_level={_compressionLevel}");
}
