using System;
using System.IO;
using System.Linq;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>A text table: names, values and, below them, what else there is to know.</summary>
internal static class CsvFile
{
    internal static CsvTable Read(string path, CsvUri address)
    {
        try
        {
            return Parse(File.ReadAllText(path, address.Encoding), address);
        }
        catch (CsvParsingFailedException e)
        {
            throw new CsvParsingFailedException($"'{path}' cannot be read. {e.Message}", e);
        }
    }

    internal static void Write(string path, CsvTable table, CsvUri address, bool appendMetadata)
    {
        using var writer = new StreamWriter(path, append: false, address.Encoding);
        var records = new CsvRecords(address.Separator);
        if (address.SaveHeader && table.Columns.Count > 0)
        {
            records.Write(writer, table.Columns.Select(column => column.Name));
        }

        var cells = table.Columns.Select(column => CsvColumnData.Cells(column.Data, address.Culture)).ToArray();
        for (var row = 0; row < cells.Select(column => column.Length).DefaultIfEmpty().Max(); row++)
        {
            records.Write(writer, cells.Select(column => row < column.Length ? column[row] : null));
        }

        if (appendMetadata)
        {
            records.Write(writer, []);
            foreach (var row in CsvMetadata.Rows(table))
            {
                records.Write(writer, row);
            }
        }
    }

    private static CsvTable Parse(string text, CsvUri address)
    {
        var records = new CsvRecords(address.Separator).Parse(text);
        var metadata = CsvMetadata.FindStart(records);
        var values = metadata >= 0
            ? records[..Math.Max(0, metadata - 1)] : records.FindAll(record => record.Length > 0);
        var hasNames = !address.NoHeader && values.Count > 0;
        var names = hasNames ? values[0] : [];
        var rows = hasNames ? values[1..] : values;
        return metadata >= 0
            ? CsvMetadata.Parse(rows, records[metadata..], address.Culture)
            : new CsvInference(address).Parse(names, rows);
    }
}
