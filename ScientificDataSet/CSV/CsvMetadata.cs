using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>The rows below the values: a table of variables, then one of attributes, each after an empty
/// line.</summary>
internal static class CsvMetadata
{
    private const string NullType = "Null";
    private const string ArrayMark = "[]";
    private const int FirstDimension = 4;
    private const int FirstValue = 3;

    // The header of the variables, the empty line below them, and the header of the attributes.
    private const int RowsAround = 3;

    private static readonly string[] s_variableHeader = ["Column", "Variable", "Type", "Rank", "Dimension", "Length"];
    private static readonly string[] s_attributeHeader = ["Column", "Attribute", "Type", "Value"];

    /// <summary>Where the table of variables begins; -1 when there is none.</summary>
    internal static int FindStart(List<string[]> records) =>
        records.FindIndex(record => record.SequenceEqual(s_variableHeader));

    internal static IEnumerable<IEnumerable<string?>> Rows(CsvTable table)
    {
        yield return s_variableHeader;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            yield return VariableRow(table.Columns[i], i);
        }

        yield return [];
        yield return s_attributeHeader;
        foreach (var (key, value) in table.Attributes)
        {
            yield return [null, .. AttributeRow(key, value)];
        }

        for (var i = 0; i < table.Columns.Count; i++)
        {
            foreach (var (key, value) in table.Columns[i].Attributes)
            {
                yield return [CsvDataSet.GetNameByIndex(i), .. AttributeRow(key, value)];
            }
        }
    }

    /// <summary>Reads a table whose columns these rows describe.</summary>
    /// <param name="values">The rows of values, without that of names.</param>
    /// <param name="metadata">The rows from the header of the variables on.</param>
    /// <param name="culture">How numbers are written.</param>
    /// <exception cref="CsvParsingFailedException">A row is not as expected.</exception>
    internal static CsvTable Parse(List<string[]> values, List<string[]> metadata, CultureInfo culture)
    {
        try
        {
            var columns = metadata.Skip(1).TakeWhile(row => row.Length > 0)
                .Select((row, i) => ParseColumn(values, row, i, culture)).ToArray();
            var attributes = new Dictionary<string, object?>();
            foreach (var row in metadata.Skip(columns.Length + RowsAround).Where(row => row.Length > 0))
            {
                var target = row[0].Length == 0 ? attributes : columns[CsvDataSet.GetIndexByName(row[0])].Attributes;
                target[row[1]] = ParseAttribute(row);
            }

            return new CsvTable(columns, attributes);
        }
        catch (Exception e) when (
            e is IndexOutOfRangeException or ArgumentException or FormatException or OverflowException)
        {
            throw new CsvParsingFailedException(
                "The tables of variables and attributes below the values are damaged.", e);
        }
    }

    private static IEnumerable<string?> VariableRow(CsvColumn column, int index)
    {
        var (names, data) = (column.Dimensions, column.Data);
        var axes = names.SelectMany((name, axis) => new[] { name, Number(data.GetLength(axis)) });
        return [CsvDataSet.GetNameByIndex(index), column.Name, column.Type.Name, Number(names.Length), .. axes];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static IEnumerable<string?> AttributeRow(string key, object? value) => value switch
    {
        null => [key, NullType],
        Array array => [key, array.GetType().GetElementType()!.Name + ArrayMark, .. array.Cast<object?>().Select(Text)],
        _ => [key, value.GetType().Name, Text(value)],
    };

    private static string Text(object? value) => CsvValues.TextOf(value, CultureInfo.InvariantCulture);

    private static object? ParseAttribute(string[] row)
    {
        if (row[2] == NullType)
        {
            return null;
        }

        var type = CsvValues.TypeOf(row[2].Replace(ArrayMark, "", StringComparison.Ordinal));
        if (!row[2].EndsWith(ArrayMark, StringComparison.Ordinal))
        {
            return CsvValues.Parse(row[FirstValue], type, CultureInfo.InvariantCulture);
        }

        var array = Array.CreateInstance(type, row.Length - FirstValue);
        for (var i = 0; i < array.Length; i++)
        {
            array.SetValue(CsvValues.Parse(row[FirstValue + i], type, CultureInfo.InvariantCulture), i);
        }

        return array;
    }

    private static CsvColumn ParseColumn(List<string[]> values, string[] row, int column, CultureInfo culture)
    {
        var type = CsvValues.TypeOf(row[2]);
        var rank = Number(row[FirstValue]);
        var names = Enumerable.Range(0, rank).Select(axis => row[FirstDimension + (2 * axis)]).ToArray();
        var shape = Enumerable.Range(0, rank).Select(axis => Number(row[FirstDimension + (2 * axis) + 1])).ToArray();
        var count = shape.Aggregate(1L, (product, length) => product * length);
        if (count > values.Count)
        {
            throw new CsvParsingFailedException(
                $"The variable '{row[1]}' needs {count} rows of values, and there are {values.Count}.");
        }

        var data = Hyperslab.Create(type, shape);
        CsvColumnData.Fill(data, values, column, type, culture);
        return new CsvColumn(row[1], type, names, data, []);
    }
}
