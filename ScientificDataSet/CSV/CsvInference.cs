using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>Reads a table that says nothing of types and dimensions: they are told by the cells.</summary>
/// <param name="address">What the user says of it.</param>
internal sealed class CsvInference(CsvUri address)
{
    private readonly Dictionary<int, string> _dimensions = [];

    /// <summary>Reads all columns; those of equal length share a dimension.</summary>
    /// <param name="names">The names of the columns.</param>
    /// <param name="values">The rows of values.</param>
    internal CsvTable Parse(string[] names, List<string[]> values)
    {
        var count = Math.Max(names.Length, values.Select(row => row.Length).DefaultIfEmpty().Max());
        return new CsvTable([.. Enumerable.Range(0, count).Select(column => ParseColumn(names, values, column))], []);
    }

    private CsvColumn ParseColumn(string[] names, List<string[]> values, int column)
    {
        var name = names.ElementAtOrDefault(column) is { Length: > 0 } text ? text : CsvDataSet.GetNameByIndex(column);
        var cells = values.Select(row => column < row.Length ? row[column] : "").ToArray();
        var length = address.FillUpMissingValues
            ? cells.Length : Array.FindLastIndex(cells, cell => cell.Length > 0) + 1;
        var type = TypeOf(cells[..length]);
        var data = Array.CreateInstance(type, length);
        CsvColumnData.Fill(data, values, column, type, address.Culture);
        return new CsvColumn(name, type, [DimensionOf(length, name)], data, []);
    }

    private string DimensionOf(int length, string name)
    {
        if (!_dimensions.TryGetValue(length, out var dimension))
        {
            dimension = address.InferDims ? name : "csv_" + _dimensions.Count.ToString(CultureInfo.InvariantCulture);
            _dimensions.Add(length, dimension);
        }

        return dimension;
    }

    // An empty cell stands for a missing value, which numbers with a NaN and texts have.
    private Type TypeOf(string[] cells)
    {
        var filled = cells.Where(cell => cell.Length > 0).ToArray();
        var isFull = filled.Length == cells.Length && filled.Length > 0;
        return isFull && address.InferInt && filled.All(cell => TypeUtils.IsInt(cell, address.Culture)) ? typeof(int)
            : filled.All(cell => TypeUtils.IsDouble(cell, address.Culture)) ? typeof(double)
            : isFull && filled.All(TypeUtils.IsBool) ? typeof(bool)
            : isFull && filled.All(cell => TypeUtils.IsDateTime(cell, CultureInfo.InvariantCulture)) ? typeof(DateTime)
            : typeof(string);
    }
}
