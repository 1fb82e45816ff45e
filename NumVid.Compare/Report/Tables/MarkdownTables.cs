using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Report.Tables;

/// <summary>Writes tables in Markdown.</summary>
internal static class MarkdownTables
{
    // What Markdown or HTML in it would take for something else.
    private const string Special = "\\`*_{}[]<>|#!&~";

    /// <summary>Writes them.</summary>
    internal static void Write(TextWriter writer, IReadOnlyList<StudyTable> tables)
    {
        foreach (var table in tables)
        {
            writer.Write($"### {Escape(table.Caption)}\n\n{Line(table.Headings)}");
            writer.Write($"|---|{string.Concat(table.Headings.Skip(1).Select(_ => "---:|"))}\n");
            writer.Write(string.Concat(table.Lines.Select(Line)) + "\n");
        }
    }

    private static string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |\n";

    private static string Escape(string text) => string.Concat(text.Select(c =>
        char.IsControl(c) ? " " : Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));
}
