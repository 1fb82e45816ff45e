using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report;

/// <summary>Prints values as CSV (RFC 4180): a column of indices for each axis, then the value.</summary>
internal static class DataCsv
{
    /// <summary>Writes a head line, and a line for each value.</summary>
    internal static void Write(TextWriter writer, SlicedVariable data)
    {
        WriteLine(writer, data.Dimensions.Append(data.Name));
        var position = 0L;
        foreach (var value in data.Values)
        {
            var indices =
                data.Slice.IndicesOf(position++).Select(index => index.ToString(CultureInfo.InvariantCulture));
            WriteLine(writer, indices.Append(ValueText.Of(value)));
        }
    }

    private static void WriteLine(TextWriter writer, IEnumerable<string> cells) =>
        writer.WriteLine(string.Join(',', cells.Select(CsvField.Of)));
}
