using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>x265.</summary>
internal sealed class HevcEncoder : IPictureEncoder
{
    private readonly HevcSettings _settings;

    /// <summary>Creates the encoder.</summary>
    /// <param name="settings">How x265 is run.</param>
    /// <exception cref="Errors.MissingLibraryException">The shim or x265 is missing.</exception>
    internal HevcEncoder(HevcSettings settings)
    {
        _settings = settings;
        var version = VideoLibrary.EncoderVersion(VideoFormat.Hevc.Encoder, CodecNames.Hevc);
        Description = $"{version} preset={settings.Preset} {settings.Parameters}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bit depth is not 8, 10, 12 or 16, or a sample does not fit
    /// it.</exception>
    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        if (geometry.BitDepth != SplitFrames.BitDepth)
        {
            return Encode(frames, geometry, _settings);
        }

        var half = geometry with { BitDepth = SplitFrames.HalfBitDepth };
        var samples = SplitFrames.HighOf(frames);
        var high = Encode(samples, half, _settings);
        new HevcDecoder().Decode(high, half, samples);
        var finer = _settings.ForFinerCodes(SplitFrames.BitDepth - SplitFrames.HalfBitDepth);
        var low = Encode(SplitFrames.LowOf(frames, samples), half, finer);
        return [.. high, .. low];
    }

    private static byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry, HevcSettings settings)
    {
        var shape = HevcShape.Of(geometry);
        var options = $"preset={settings.Preset};x265-params={settings.ParametersFor(shape.coded_width)}";
        return VideoFormat.Hevc.Encode(frames, shape, options, threadCount: 1);
    }
}
