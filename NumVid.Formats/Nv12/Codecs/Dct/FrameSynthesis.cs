using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>From symbols to frames, one after the other.</summary>
internal sealed class FrameSynthesis
{
    private readonly int _maxSample;
    private readonly int _step;
    private readonly int _largestLevel;
    private readonly ICosineTransform _transform;
    private readonly int _stride;
    private readonly ushort[] _decoded;

    /// <summary>Starts in front of the first frame.</summary>
    /// <param name="geometry">The frames.</param>
    /// <param name="step">The quantiser's step in units of 2^-8.</param>
    /// <param name="transform">The transform.</param>
    internal FrameSynthesis(FrameGeometry geometry, int step, ICosineTransform transform)
    {
        (_maxSample, _step, _transform) = (geometry.MaxSample, step, transform);
        _largestLevel = CosineTable.LargestCoefficient / step;
        _stride = BlockPadding.PaddedLength(geometry.Width);
        _decoded = new ushort[checked(_stride * BlockPadding.PaddedLength(geometry.Height))];
    }

    /// <summary>The last frame, padded.</summary>
    internal ReadOnlySpan<ushort> Decoded => _decoded;

    /// <summary>Decodes the next frame.</summary>
    /// <param name="reader">Stands in front of its symbols.</param>
    /// <param name="code">Their code.</param>
    /// <param name="isWhole">Whether it is coded whole.</param>
    /// <exception cref="InvalidDataException">Its symbols are damaged.</exception>
    internal void Next(ref BitReader reader, HuffmanDecoder code, bool isWhole)
    {
        if (isWhole)
        {
            Array.Clear(_decoded);
        }

        Span<int> coefficients = stackalloc int[BlockPadding.BlockSamples];
        Span<int> samples = stackalloc int[BlockPadding.BlockSamples];
        var means = isWhole ? new MeanPrediction() : null;
        for (var row = 0; row < _decoded.Length; row += BlockPadding.Side * _stride)
        {
            means?.StartRow();
            for (var at = row; at < row + _stride; at += BlockPadding.Side)
            {
                coefficients.Clear();
                if (ReadBlock(ref reader, code, means, coefficients))
                {
                    _transform.Inverse(coefficients, samples);
                    FrameDifference.Add(samples, _decoded.AsSpan(at), _stride, _maxSample);
                }
            }
        }
    }

    // Returns whether any coefficient is not 0.
    private bool ReadBlock(ref BitReader reader, HuffmanDecoder code, MeanPrediction? means, scoped Span<int> coefficients)
    {
        var order = ZigzagScan.Order;
        var first = 0;
        var isEmpty = true;
        for (var place = 0; place < BlockPadding.BlockSamples; place++)
        {
            var symbol = code.Next(ref reader);
            if (symbol == RunLevel.EndOfBlock)
            {
                break;
            }

            place += symbol.Run;
            if (place >= BlockPadding.BlockSamples)
            {
                throw new InvalidDataException("a run goes beyond its block");
            }

            if (place == 0)
            {
                first = symbol.Level;
            }
            else if (symbol.Level != 0)
            {
                coefficients[order[place]] = CoefficientOf(symbol.Level);
                isEmpty = false;
            }
        }

        coefficients[0] = CoefficientOf(means?.Add(first) ?? first);
        return !isEmpty || coefficients[0] != 0;
    }

    private int CoefficientOf(int level) => Math.Abs(level) <= _largestLevel
        ? level * _step
        : throw new InvalidDataException($"a level of {level} steps is beyond every sample");
}
