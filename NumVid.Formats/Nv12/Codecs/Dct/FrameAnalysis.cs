using System;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>From frames to symbols: padding, difference, transform, quantiser, scan and run lengths, and the decoding of
/// what comes out, from which the next frame is predicted.</summary>
internal sealed class FrameAnalysis
{
    private readonly FrameGeometry _geometry;
    private readonly DctSettings _settings;
    private readonly ICosineTransform _transform;
    private readonly int _stride;
    private readonly ushort[] _padded;
    private readonly ushort[] _decoded;
    private int _frame;

    /// <summary>Starts with the first frame.</summary>
    internal FrameAnalysis(FrameGeometry geometry, DctSettings settings, ICosineTransform transform)
    {
        (_geometry, _settings, _transform) = (geometry, settings, transform);
        _stride = BlockPadding.PaddedLength(geometry.Width);
        _padded = new ushort[checked(_stride * BlockPadding.PaddedLength(geometry.Height))];
        _decoded = new ushort[_padded.Length];
    }

    /// <summary>The symbols of frames that are coded whole.</summary>
    internal RunLengths Whole { get; } = new();

    /// <summary>The symbols of frames that are coded as differences.</summary>
    internal RunLengths Differences { get; } = new();

    /// <summary>The frame that was added last, padded, as a reader decodes it.</summary>
    internal ReadOnlySpan<ushort> Decoded => _decoded;

    /// <summary>Adds the next frame.</summary>
    internal void Add(ReadOnlySpan<ushort> frame)
    {
        BlockPadding.Pad(frame, _geometry.Width, _padded);
        var isWhole = _frame++ % _settings.GroupLength == 0;
        if (isWhole)
        {
            Array.Clear(_decoded);
        }

        var means = isWhole ? new MeanPrediction() : null;
        var symbols = isWhole ? Whole : Differences;
        for (var row = 0; row < _padded.Length; row += BlockPadding.Side * _stride)
        {
            means?.StartRow();
            for (var column = 0; column < _stride; column += BlockPadding.Side)
            {
                AddBlock(row + column, means, symbols);
            }
        }
    }

    private void AddBlock(int at, MeanPrediction? means, RunLengths symbols)
    {
        Span<int> samples = stackalloc int[BlockPadding.BlockSamples];
        Span<int> coefficients = stackalloc int[BlockPadding.BlockSamples];
        Span<int> levels = stackalloc int[BlockPadding.BlockSamples];
        FrameDifference.Take(_padded.AsSpan(at), _decoded.AsSpan(at), _stride, samples);
        _transform.Forward(samples, coefficients);
        var hasLevels = _settings.Quantiser.Quantise(coefficients, levels);
        var first = means?.Take(levels[0]) ?? levels[0];
        if (!hasLevels && first == 0)
        {
            symbols.AddEmpty();
            return;
        }

        symbols.AddBlock(levels, first);
        if (hasLevels)
        {
            _settings.Quantiser.Dequantise(levels, coefficients);
            _transform.Inverse(coefficients, samples);
            FrameDifference.Add(samples, _decoded.AsSpan(at), _stride, _geometry.MaxSample);
        }
    }
}
