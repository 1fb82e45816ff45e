using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report;

/// <summary>Prints values as the tool <c>sds</c> of the Scientific DataSet library does: the variable, its attributes,
/// and rows that begin with the indices of their first value.</summary>
/// <remarks>There a value that is wider than its cell is cut; here all cells are as wide as the widest value.</remarks>
internal static class DataText
{
    private const int KeyWidth = 20;
    private const int LeastCellWidth = 8;

    /// <summary>Writes a variable.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="data">The variable.</param>
    /// <param name="width">Columns of a line.</param>
    internal static void Write(TextWriter writer, SlicedVariable data, int width)
    {
        var axes =
            data.Dimensions.Zip(data.Shape, (name, length) => FormattableString.Invariant($" ({name}:{length})"));
        writer.WriteLine($"[{data.Id.ToString(CultureInfo.InvariantCulture)}] {data.Name} of type "
            + $"{data.Type.Name}{string.Concat(axes)}");
        foreach (var attribute in data.Attributes)
        {
            writer.WriteLine($"{attribute.Key,KeyWidth} = {AttributeText.Of(attribute.Value)}");
        }

        writer.WriteLine();
        WriteRows(writer, data, width);
        writer.WriteLine();
    }

    private static void WriteRows(TextWriter writer, SlicedVariable data, int width)
    {
        var texts = data.Values.Cast<object?>().Select(ValueText.Of).ToArray();
        var cell = texts.Select(text => text.Length).Append(LeastCellWidth).Max();
        var rowLength = data.Slice.Count is [.., var last] ? last : 1;
        var label = data.Shape.Length == 0 ? 0
            : Label([.. data.Shape.Select(length => Math.Max(0, length - 1))]).Length;
        var perLine = Math.Max(1, (width - label) / (cell + 1));
        for (var row = 0; row < texts.Length; row += rowLength)
        {
            for (var column = 0; column < rowLength; column += perLine)
            {
                var first = row + column;
                var line = texts.AsSpan(first, Math.Min(perLine, rowLength - column)).ToArray()
                    .Select(text => " " + text.PadLeft(cell));
                writer.WriteLine(
                    (label == 0 ? "" : Label(data.Slice.IndicesOf(first)).PadRight(label)) + string.Concat(line));
            }
        }
    }

    private static string Label(int[] indices) =>
        $"[{string.Join(',', indices.Select(index => index.ToString(CultureInfo.InvariantCulture)))}]";
}
