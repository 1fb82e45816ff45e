using System;
using System.IO;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>HEVC by x265: 8, 10, 12 or 16 bits, lossy or exact; the stream is raw Annex B that stock players decode.</summary>
/// <remarks>The coded frame size is that of <see cref="FramePadding.ForHevc"/>; 16 bits are two videos of 12 bits, see
/// <see cref="SplitFrames"/>. Without <see cref="HevcSettings.Lossless"/> nothing is promised about the error of a single sample:
/// verify, and mend with a residual.</remarks>
internal sealed class HevcCodec : IFrameCodec
{
    private readonly HevcSettings _settings;

    /// <summary>Creates the codec.</summary>
    /// <param name="settings">How x265 is run; decoding does not depend on it.</param>
    /// <exception cref="Errors.MissingLibraryException">The shim or x265 is missing.</exception>
    internal HevcCodec(HevcSettings settings)
    {
        _settings = settings;
        Description = $"{VideoLibrary.EncoderVersion(VideoFormat.Hevc.Encoder)} preset={settings.Preset} {settings.Parameters}";
    }

    /// <inheritdoc/>
    public string Name => CodecNames.Hevc;

    /// <inheritdoc/>
    public string EntryExtension => ".hevc";

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bit depth is not 8, 10, 12 or 16, or a sample does not fit it.</exception>
    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        if (geometry.BitDepth != SplitFrames.BitDepth)
        {
            return Encode(frames, geometry, _settings);
        }

        var half = geometry with { BitDepth = SplitFrames.HalfBitDepth };
        var samples = SplitFrames.HighOf(frames);
        var high = Encode(samples, half, _settings);
        Decode(high, half, samples);
        var low = Encode(SplitFrames.LowOf(frames, samples), half, _settings.ForFinerCodes(SplitFrames.BitDepth - SplitFrames.HalfBitDepth));
        return [.. high, .. low];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bit depth is not 8, 10, 12 or 16.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        if (geometry.BitDepth != SplitFrames.BitDepth)
        {
            VideoFormat.Hevc.Decode(stream, ToShape(geometry), frames);
            return;
        }

        var both = geometry with { BitDepth = SplitFrames.HalfBitDepth, FrameCount = checked(2 * geometry.FrameCount) };
        var samples = new ushort[both.SampleCount];
        VideoFormat.Hevc.Decode(stream, ToShape(both), samples);
        SplitFrames.Join(samples, frames);
    }

    private static byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry, HevcSettings settings)
    {
        var shape = ToShape(geometry);
        return VideoFormat.Hevc.Encode(
            frames, shape, $"preset={settings.Preset};x265-params={settings.ParametersFor(shape.coded_width)}", threadCount: 1);
    }

    private static NvShape ToShape(FrameGeometry geometry)
    {
        if (geometry.BitDepth is not (8 or 10 or 12))
        {
            throw new ArgumentException($"HEVC holds 8, 10, 12 or 16 bits, not {geometry.BitDepth}.", nameof(geometry));
        }

        var padding = FramePadding.ForHevc(geometry.Width, geometry.Height);
        return new NvShape
        {
            width = geometry.Width,
            height = geometry.Height,
            coded_width = padding.CodedWidth,
            coded_height = padding.CodedHeight,
            frame_count = geometry.FrameCount,
            bit_depth = geometry.BitDepth,
        };
    }
}
