using System;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>What each stage makes of one block of the last of some frames; all lists of 64 are row by row.</summary>
/// <param name="Samples">The padded samples.</param>
/// <param name="Prediction">What is taken from them: the decoded block of the frame before, or zeros.</param>
/// <param name="Differences">What the transform gets.</param>
/// <param name="Coefficients">What it makes of them, in units of 2^-8.</param>
/// <param name="Levels">What the quantiser makes of these.</param>
/// <param name="FirstLevel">What stands for the first level: in whole frames the difference to the block
/// before.</param>
/// <param name="Symbols">The run-length symbols.</param>
/// <param name="Codes">Their Huffman codes, as bits.</param>
/// <param name="Dequantised">The coefficients that a reader has, in units of 2^-8.</param>
/// <param name="Restored">The differences that a reader has.</param>
/// <param name="Decoded">The samples that a reader has.</param>
internal sealed record BlockTrace(
    int[] Samples, int[] Prediction, int[] Differences, int[] Coefficients, int[] Levels, int FirstLevel,
    IReadOnlyList<RunLevel> Symbols, IReadOnlyList<string> Codes, int[] Dequantised, int[] Restored, int[] Decoded)
{
    /// <summary>Follows a block.</summary>
    /// <param name="frames">The frames from the first of the group on; the last is the one that is meant.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="settings">Quantiser and group length, at least as many frames.</param>
    /// <param name="row">The row of blocks.</param>
    /// <param name="column">The column of blocks.</param>
    internal static BlockTrace Of(
        ReadOnlySpan<ushort> frames, FrameGeometry geometry, DctSettings settings, int row, int column)
    {
        var analysis = new FrameAnalysis(geometry, settings, CosineTransforms.Fastest);
        var last = geometry.FrameCount - 1;
        for (var frame = 0; frame < last; frame++)
        {
            analysis.Add(frames.Slice(frame * geometry.SamplesPerFrame, geometry.SamplesPerFrame));
        }

        var stride = BlockPadding.PaddedLength(geometry.Width);
        var padded = new ushort[analysis.Decoded.Length];
        BlockPadding.Pad(frames[(last * geometry.SamplesPerFrame)..], geometry.Width, padded);
        var before = last == 0 ? new ushort[padded.Length] : analysis.Decoded.ToArray();
        analysis.Add(frames[(last * geometry.SamplesPerFrame)..]);
        var place = ((row * stride) + column) * BlockPadding.Side;
        var (differences, coefficients, levels) = Forward(padded, before, stride, place, settings.Quantiser);
        var first = levels[0];
        if (last == 0 && row + column > 0)
        {
            var neighbour = column > 0 ? place - BlockPadding.Side : place - (stride * BlockPadding.Side);
            first -= Forward(padded, before, stride, neighbour, settings.Quantiser).Levels[0];
        }

        var symbols = new RunLengths();
        symbols.AddBlock(levels, first);
        var code = HuffmanCode.For(last == 0 ? analysis.Whole.Counts : analysis.Differences.Counts);
        var (list, codes) = (new RunLevel[symbols.Count], new string[symbols.Count]);
        for (var i = 0; i < list.Length; i++)
        {
            var number = (list[i] = symbols[i]).Symbol;
            codes[i] = Convert.ToString(code.CodeOf(number), 2).PadLeft(code.Lengths[number], '0');
        }

        var (dequantised, restored) = (new int[BlockPadding.BlockSamples], new int[BlockPadding.BlockSamples]);
        settings.Quantiser.Dequantise(levels, dequantised);
        CosineTransforms.Fastest.Inverse(dequantised, restored);
        return new BlockTrace(
            BlockOf(padded, stride, place), BlockOf(before, stride, place), differences, coefficients, levels, first, list,
            codes, dequantised, restored, BlockOf(analysis.Decoded, stride, place));
    }

    private static (int[] Differences, int[] Coefficients, int[] Levels) Forward(
        ushort[] frame, ushort[] before, int stride, int place, UniformQuantiser quantiser)
    {
        var (differences, coefficients, levels) = (
            new int[BlockPadding.BlockSamples], new int[BlockPadding.BlockSamples], new int[BlockPadding.BlockSamples]);
        FrameDifference.Take(frame.AsSpan(place), before.AsSpan(place), stride, differences);
        CosineTransforms.Fastest.Forward(differences, coefficients);
        quantiser.Quantise(coefficients, levels);
        return (differences, coefficients, levels);
    }

    private static int[] BlockOf(ReadOnlySpan<ushort> frame, int stride, int place)
    {
        var block = new int[BlockPadding.BlockSamples];
        for (var i = 0; i < block.Length; i++)
        {
            block[i] = frame[place + (i / BlockPadding.Side * stride) + (i % BlockPadding.Side)];
        }

        return block;
    }
}
