using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Dct;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12;

/// <summary>For teaching: what each stage of the codec <c>dct</c> makes of a block of 8 x 8 points, on the way to bits
/// and back.</summary>
/// <remarks>Lists of 64 are row by row. Immutable.</remarks>
public sealed class DctExplanation
{
    private const double CoefficientUnit = 1 << CosineTable.FractionBits;

    private DctExplanation(BlockTrace trace) => Trace = trace;

    /// <summary>The smallest valid value of the frames, which code 0 stands for.</summary>
    public required double Minimum { get; init; }

    /// <summary>The distance of the values of two codes.</summary>
    public required double CodeStep { get; init; }

    /// <summary>The step of the quantiser in codes.</summary>
    public required double QuantiserStep { get; init; }

    /// <summary>The codes, padded by replication where the frame ends.</summary>
    public IReadOnlyList<int> Codes => Trace.Samples;

    /// <summary>The prediction: the decoded block of the frame before, zeros in the first frame of a group.</summary>
    public IReadOnlyList<int> Prediction => Trace.Prediction;

    /// <summary>Codes less prediction.</summary>
    public IReadOnlyList<int> Differences => Trace.Differences;

    /// <summary>The coefficients of the DCT-II; rows count vertical frequencies.</summary>
    public IReadOnlyList<double> Coefficients => [.. Trace.Coefficients.Select(value => value / CoefficientUnit)];

    /// <summary>The levels: coefficients in steps of the quantiser.</summary>
    public IReadOnlyList<int> Levels => Trace.Levels;

    /// <summary>The levels in the order of the zigzag scan; in the first frame of a group the first of them is a
    /// difference to the block before.</summary>
    public IReadOnlyList<int> Scan =>
        [.. ZigzagScan.Order.ToArray().Select((place, i) => i == 0 ? Trace.FirstLevel : Trace.Levels[place])];

    /// <summary>The run-length symbols with their codes and the bits of their levels.</summary>
    public IReadOnlyList<DctSymbol> Symbols => [.. Trace.Symbols.Zip(Trace.Codes, (symbol, code) =>
        new DctSymbol(symbol.Run, symbol.Size, symbol.Level, code, BitsOf(symbol)))];

    /// <summary>The coefficients that a reader has.</summary>
    public IReadOnlyList<double> Dequantised => [.. Trace.Dequantised.Select(value => value / CoefficientUnit)];

    /// <summary>The differences that a reader has.</summary>
    public IReadOnlyList<int> Restored => Trace.Restored;

    /// <summary>The codes that a reader has.</summary>
    public IReadOnlyList<int> Decoded => Trace.Decoded;

    private BlockTrace Trace { get; }

    /// <summary>Follows a block of the last of some frames, the first of which begins a group.</summary>
    /// <param name="values">The values, frame after frame; what is not finite is filled as before video.</param>
    /// <param name="rows">Rows of a frame.</param>
    /// <param name="columns">Columns of a frame.</param>
    /// <param name="blockRow">The row of blocks, from 0.</param>
    /// <param name="blockColumn">The column of blocks, from 0.</param>
    /// <param name="bitDepth">Bits of a code, 8 to 16.</param>
    /// <param name="step">The step of the quantiser in codes, 0.25 to 65536, rounded to 1/256; null for the seed's
    /// shift by 4 with truncation.</param>
    /// <exception cref="ArgumentException">A number is outside of its range, or no value is finite.</exception>
    public static DctExplanation Of(
        ReadOnlySpan<double> values, int rows, int columns, int blockRow, int blockColumn, int bitDepth, double? step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(bitDepth, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bitDepth, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(blockRow);
        ArgumentOutOfRangeException.ThrowIfNegative(blockColumn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockRow, (rows - 1) / BlockPadding.Side);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockColumn, (columns - 1) / BlockPadding.Side);
        var frames = values.Length / rows / columns;
        if (frames is < 1 or > byte.MaxValue || frames * rows * columns != values.Length)
        {
            throw new ArgumentException("The values are no frames of a group.", nameof(values));
        }

        var quantiser = step is { } codes
            ? UniformQuantiser.Rounding((int)Math.Round(Math.Clamp(codes, 0, 1 << 20) * CoefficientUnit))
            : UniformQuantiser.Shifting(4);
        var summary = ValueSummary.Of(values, SpecialValues<double>.FromAttributes([]));
        var scale = summary.HasValid ? LinearScales.Spread(summary.Minimum, summary.Maximum, bitDepth) : null;
        if (scale is not { Step: > 0 } line)
        {
            throw new ArgumentException("The frames have no two different finite values.", nameof(values));
        }

        var samples = line.Quantise(values, summary.Special);
        if (summary.Special is not null)
        {
            GapFiller.Fill(samples, summary.Special, new SegmentGeometry(frames, rows, columns), line.MaxCode);
        }

        return new DctExplanation(BlockTrace.Of(
            samples, new FrameGeometry(columns, rows, frames, bitDepth), new DctSettings(quantiser, frames), blockRow,
            blockColumn))
        {
            Minimum = line.Minimum,
            CodeStep = line.Step,
            QuantiserStep = quantiser.Step / CoefficientUnit,
        };
    }

    private static string BitsOf(RunLevel symbol) =>
        symbol.Level == 0 ? "" : Convert.ToString((long)symbol.Bits, 2).PadLeft(symbol.Size, '0');
}
