using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Report.Tables;

/// <summary>Writes tables in LaTeX, with the rules of the package booktabs.</summary>
internal static class LatexTables
{
    /// <summary>Writes them.</summary>
    internal static void Write(TextWriter writer, IReadOnlyList<StudyTable> tables)
    {
        writer.Write("% \\usepackage{booktabs}\n");
        foreach (var table in tables)
        {
            writer.Write("\\begin{table}\n\\centering\n");
            writer.Write($"\\caption{{{Escape(table.Caption)}}}\n");
            writer.Write($"\\begin{{tabular}}{{l{new string('r', table.Headings.Count - 1)}}}\n\\toprule\n");
            writer.Write($"{Line(table.Headings)}\\midrule\n{string.Concat(table.Lines.Select(Line))}");
            writer.Write("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
        }
    }

    private static string Line(IReadOnlyList<string> cells) => $"{string.Join(" & ", cells.Select(Escape))} \\\\\n";

    private static string Escape(string text) => string.Concat(text.Select(c => c switch
    {
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '<' => "\\textless{}",
        '>' => "\\textgreater{}",
        '|' => "\\textbar{}",
        '"' => "''",
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
        _ when char.IsControl(c) => " ",
        _ => c.ToString(),
    }));
}
