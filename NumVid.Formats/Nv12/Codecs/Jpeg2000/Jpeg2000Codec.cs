using System;
using System.Globalization;
using System.IO;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Jpeg2000;

/// <summary>JPEG 2000 (ISO/IEC 15444-1) by libopenjpeg: 8 to 16 bits, each frame alone; the stream is Matroska that stock
/// players decode.</summary>
/// <remarks>Always the reversible transform, so that decoders agree on every bit: without a level nothing is lost, with one the
/// code stream of each frame is cut off at a size. Depths up to 8 are stored in 8 bits, all others in 16, unshifted. FFmpeg's
/// own encoder is not used: it was off by half the range at 16 bits.</remarks>
internal sealed class Jpeg2000Codec : IFrameCodec
{
    // libopenjpeg refuses more halvings than the shorter side has; five are its default.
    private const int MostResolutions = 6;

    private readonly int _level;

    /// <summary>Creates the codec.</summary>
    /// <param name="level">FFmpeg's compression level: a frame takes 1 / (2 level) of its raw bits; 0 keeps every sample.</param>
    /// <exception cref="Errors.MissingLibraryException">The shim or the encoder is missing.</exception>
    internal Jpeg2000Codec(int level = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        _level = level;
        Description = $"{VideoLibrary.EncoderVersion(VideoFormat.Jpeg2000.Encoder)} {OptionsFor(MostResolutions).Replace(';', ' ')}";
    }

    /// <inheritdoc/>
    public string Name => CodecNames.Jpeg2000;

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

        var halvings = BitOperations.Log2((uint)Math.Min(geometry.Width, geometry.Height));
        return VideoFormat.Jpeg2000.Encode(
            frames, ToShape(geometry), OptionsFor(Math.Min(halvings + 1, MostResolutions)), threadCount: 1);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        VideoFormat.Jpeg2000.Decode(stream, ToShape(geometry), frames);
        if (LosslessDepth.FindLargest(frames) > geometry.MaxSample)
        {
            throw new InvalidDataException($"The stream is damaged: a sample does not fit {geometry.BitDepth} bits.");
        }
    }

    private string OptionsFor(int resolutions) => string.Create(
        CultureInfo.InvariantCulture, $"format=j2k;irreversible=0;numresolution={resolutions};compression_level={_level}");

    private static NvShape ToShape(FrameGeometry geometry) => LosslessDepth.ToShape(geometry, geometry.BitDepth <= 8 ? 8 : 16);
}
