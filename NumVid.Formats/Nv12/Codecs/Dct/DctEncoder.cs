using System;
using System.Globalization;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The encoder: all frames become symbols, of which the Huffman codes are made; then the codes are
/// written.</summary>
internal sealed class DctEncoder : IPictureEncoder
{
    private readonly DctSettings _settings;
    private readonly ICosineTransform _transform;

    /// <summary>Creates an encoder.</summary>
    /// <param name="settings">Quantiser and group length.</param>
    /// <param name="transform">The implementation of the transform; null for the fastest.</param>
    internal DctEncoder(DctSettings settings, ICosineTransform? transform = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.GroupLength, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.GroupLength, byte.MaxValue, nameof(settings));
        (_settings, _transform) = (settings, transform ?? CosineTransforms.Fastest);
    }

    /// <inheritdoc/>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"dct 1 step={(double)_settings.Quantiser.Step / (1 << CosineTable.FractionBits)} "
        + $"{(_settings.Quantiser.Truncates ? "truncated" : "rounded")} group={_settings.GroupLength}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bit depth is not in [8, 16], or a sample does not fit it.</exception>
    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(geometry.BitDepth, 8, nameof(geometry));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(geometry.BitDepth, 16, nameof(geometry));
        LosslessDepth.CheckArgument(frames, geometry);
        var analysis = new FrameAnalysis(geometry, _settings, _transform);
        var ends = new int[geometry.FrameCount];
        for (var frame = 0; frame < ends.Length; frame++)
        {
            analysis.Add(frames.Slice(frame * geometry.SamplesPerFrame, geometry.SamplesPerFrame));
            ends[frame] = SymbolsOf(analysis, frame).Count;
        }

        return Write(new DctHeader(geometry, _settings.GroupLength, _settings.Quantiser.Step), analysis, ends);
    }

    private RunLengths SymbolsOf(FrameAnalysis analysis, int frame) =>
        frame % _settings.GroupLength == 0 ? analysis.Whole : analysis.Differences;

    private static byte[] Write(DctHeader header, FrameAnalysis analysis, int[] ends)
    {
        var writer = new BitWriter();
        var whole = new SymbolWriter(analysis.Whole, writer);
        var differences = header.HasDifferences ? new SymbolWriter(analysis.Differences, writer) : null;
        for (var frame = 0; frame < ends.Length; frame++)
        {
            (header.IsWhole(frame) ? whole : differences!).WriteUpTo(ends[frame]);
        }

        return [.. header.ToBytes(), .. writer.ToArray()];
    }
}
