using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>Rows of cells as text: cells in quotes where they need them (RFC 4180).</summary>
/// <param name="separator">What stands between cells.</param>
internal sealed class CsvRecords(Delimiter separator)
{
    private const char Quote = '"';

    private readonly char _separator = separator switch
    {
        Delimiter.Semicolon => ';',
        Delimiter.Tab => '\t',
        Delimiter.Space => ' ',
        _ => ',',
    };

    /// <summary>Reads all rows; a line without any character is a row without cells.</summary>
    /// <exception cref="CsvParsingFailedException">A quote is not closed.</exception>
    internal List<string[]> Parse(string text)
    {
        var records = new List<string[]>();
        var at = 0;
        while (at < text.Length)
        {
            records.Add(ParseRecord(text, ref at, records.Count + 1));
        }

        return records;
    }

    internal void Write(TextWriter writer, IEnumerable<string?> cells)
    {
        writer.Write(string.Join(_separator, cells.Select(Text)));
        writer.Write('\n');
    }

    private string Text(string? cell) => cell is null ? "" : NeedsQuotes(cell) ? Quoted(cell) : cell;

    private static string Quoted(string cell) =>
        $"{Quote}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}{Quote}";

    // An empty text is quoted, so that it differs from a cell that is not there.
    private bool NeedsQuotes(string cell) => cell.Length == 0 || cell[0] == ' ' || cell[^1] == ' '
        || cell.AsSpan().IndexOfAny([_separator, Quote, '\r', '\n']) >= 0;

    private string[] ParseRecord(string text, ref int at, int number)
    {
        if (TakeLineEnd(text, ref at))
        {
            return [];
        }

        var cells = new List<string> { ParseCell(text, ref at, number) };
        while (at < text.Length && text[at] == _separator)
        {
            at++;
            cells.Add(ParseCell(text, ref at, number));
        }

        TakeLineEnd(text, ref at);
        return [.. cells];
    }

    private string ParseCell(string text, ref int at, int number)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == Quote)
        {
            ParseQuoted(text, ref at, cell, number);
        }

        var start = at;
        while (at < text.Length && text[at] != _separator && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return cell.Append(text, start, at - start).ToString();
    }

    private static void ParseQuoted(string text, ref int at, StringBuilder cell, int number)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != Quote)
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == Quote)
            {
                cell.Append(text[++at]);
            }
            else
            {
                at++;
                return;
            }
        }

        throw new CsvParsingFailedException($"A quote in row {number} is not closed.");
    }

    private static bool TakeLineEnd(string text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('\r' or '\n'))
        {
            return false;
        }

        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        return true;
    }
}
