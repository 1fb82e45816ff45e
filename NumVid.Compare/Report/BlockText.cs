using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Report;

/// <summary>Prints a block after each stage of the codec <c>dct</c>, as tables of numbers.</summary>
internal static class BlockText
{
    private const int Side = 8;

    /// <summary>Writes the stages in their order.</summary>
    internal static void Write(TextWriter writer, ExplainedBlock block)
    {
        var stages = block.Stages;
        var isWhole = block.Place == 0;
        var step = Figure.Significant(stages.QuantiserStep);
        WriteTitle(writer, block);
        Table(
            writer, "Values, padded by replication where the frame ends",
            block.Values.Select(value => Figure.Significant(value)));
        Table(
            writer, $"Codes: steps of {Figure.Significant(stages.CodeStep)} above "
                + $"{Figure.Significant(stages.Minimum)}, rounded",
            Texts(stages.Codes));
        if (!isWhole)
        {
            Table(writer, "Prediction: the block of the frame before, as it was decoded", Texts(stages.Prediction));
            Table(writer, "Differences: codes less prediction", Texts(stages.Differences));
        }

        Table(writer, "DCT-II: rows are vertical frequencies, columns horizontal ones", Texts(stages.Coefficients));
        Table(writer, $"Levels: coefficients in steps of {step}", Texts(stages.Levels));
        Table(
            writer, isWhole ? "Zigzag scan; the first is a difference to the block before" : "Zigzag scan",
            Texts(stages.Scan));
        WriteSymbols(writer, stages.Symbols);
        Table(writer, $"And back: levels times {step}", Texts(stages.Dequantised));
        Table(
            writer, isWhole ? "Inverse DCT-II, rounded" : "Inverse DCT-II, rounded: differences",
            Texts(stages.Restored));
        Table(writer, "Decoded codes", Texts(stages.Decoded));
        double[] errors =
            [.. block.Values.Zip(stages.Decoded, (value, code) => stages.Minimum + (code * stages.CodeStep) - value)];
        Table(writer, "Errors: decoded values less values", errors.Select(error => Figure.Significant(error)));
        WriteSum(writer, stages, errors);
    }

    private static void WriteTitle(TextWriter writer, ExplainedBlock block)
    {
        var frame = block.FrameAxis.Length == 0 ? "the only frame"
            : $"frame {Whole(block.Frame)} along {block.FrameAxis}";
        writer.WriteLine($"{block.Name}: {frame}, rows {Whole(block.FirstRow)} to {Whole(block.FirstRow + Side - 1)}, "
            + $"columns {Whole(block.FirstColumn)} to {Whole(block.FirstColumn + Side - 1)}, coded "
            + (block.Place == 0 ? "whole: the first of its group"
                : $"as differences: number {Whole(block.Place + 1)} of its group"));
        writer.WriteLine();
    }

    private static void WriteSymbols(TextWriter writer, IReadOnlyList<DctSymbol> symbols)
    {
        writer.WriteLine("Run-length symbols, their Huffman codes and the bits of the levels");
        writer.WriteLine($"{"zeros",7}{"level",9}{"size",6}  code bits");
        foreach (var symbol in symbols)
        {
            var text = symbol.Size > 0 ? $"{Whole(symbol.Run),7}{Whole(symbol.Level),9}{Whole(symbol.Size),6}"
                : symbol.Run == 0 ? $"{"end of block",22}" : $"{"sixteen zeros",22}";
            writer.WriteLine($"{text}  {symbol.Code} {symbol.Bits}".TrimEnd());
        }

        writer.WriteLine();
    }

    private static void WriteSum(TextWriter writer, DctExplanation stages, double[] errors)
    {
        var bits = stages.Symbols.Sum(symbol => symbol.Code.Length + symbol.Bits.Length);
        double[] finite = [.. errors.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty()];
        writer.WriteLine($"{Whole(bits)} bits for 64 values ({Figure.Fixed(bits / 64.0, 2)} a value; float32 has 32); "
            + $"largest error {Figure.Significant(finite.Max())}, "
            + $"mean absolute error {Figure.Significant(finite.Average())}.");
    }

    private static void Table(TextWriter writer, string title, IEnumerable<string> cells)
    {
        string[] texts = [.. cells];
        var width = texts.Max(text => text.Length) + 2;
        writer.WriteLine(title);
        foreach (var row in texts.Chunk(Side))
        {
            writer.WriteLine(string.Concat(row.Select(text => text.PadLeft(width))));
        }

        writer.WriteLine();
    }

    private static IEnumerable<string> Texts(IEnumerable<int> numbers) => numbers.Select(Whole);

    private static IEnumerable<string> Texts(IEnumerable<double> numbers) =>
        numbers.Select(number => Figure.Fixed(number, 1));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
