using System;
using System.Collections.Generic;
using System.Globalization;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>Elements of an array as the cells of a column.</summary>
internal static class CsvColumnData
{
    /// <summary>Reads the first cells of a column into an array, the last axis running fastest.</summary>
    internal static void Fill(Array data, List<string[]> rows, int column, Type type, CultureInfo culture)
    {
        var index = new int[data.Rank];
        for (var i = 0; i < data.Length; i++)
        {
            var row = rows[i];
            data.SetValue(CsvValues.Parse(column < row.Length ? row[column] : "", type, culture), index);
            for (var axis = data.Rank - 1; axis >= 0 && ++index[axis] == data.GetLength(axis); axis--)
            {
                index[axis] = 0;
            }
        }
    }

    /// <summary>All cells, the last axis running fastest.</summary>
    internal static string[] Cells(Array data, CultureInfo culture)
    {
        var cells = new string[data.Length];
        var i = 0;
        foreach (var value in data)
        {
            cells[i++] = CsvValues.TextOf(value, culture);
        }

        return cells;
    }
}
