using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report;

/// <summary>A study of many inputs in Markdown: totals, then what was skipped and why.</summary>
internal static class StudyText
{
    /// <summary>Writes the text.</summary>
    internal static void Write(TextWriter writer, Study study)
    {
        int Count(string status) => study.Inputs.Count(input => input.Status == status);
        var part = study.Shard is null ? "" : $" of shard {study.Shard}";
        writer.Write(Line($"{study.Inputs.Count} inputs{part}: {Count(StudyEntry.Compared)} compared, "));
        writer.Write(Line($"{Count(StudyEntry.Failed)} failed, {Count(StudyEntry.Skipped)} skipped, "));
        writer.Write(Line($"{Count(StudyEntry.Other)} without fields; "));
        writer.WriteLine(Line($"{study.CommonInputs} held by all configurations."));
        writer.WriteLine();
        if (study.Totals.Count > 0)
        {
            WriteTotals(writer, study);
        }

        foreach (var input in study.Inputs.Where(input => input.Status is StudyEntry.Skipped or StudyEntry.Other))
        {
            writer.WriteLine($"- {input.Status}: {input.Name}: {input.Reason}");
        }

        foreach (var input in study.Inputs.Where(input => input.Status == StudyEntry.Failed))
        {
            writer.WriteLine($"- failed: {input.Name}: its result.json says which configurations and why.");
        }
    }

    private static void WriteTotals(TextWriter writer, Study study)
    {
        writer.WriteLine("| configuration | inputs | bytes | bytes of common inputs | smallest | mean ratio | mean to smallest |");
        writer.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var total in study.Totals)
        {
            var name = total.Configuration.Replace("|", "\\|", StringComparison.Ordinal);
            writer.Write(Line($"| `{name}` | {total.Inputs} | {total.Bytes:N0} | {total.CommonBytes:N0} | "));
            writer.WriteLine(
                Line($"{total.Smallest} | {total.MeanCompressionRatio:F3} | {total.MeanToSmallest:F3} |"));
        }

        writer.WriteLine();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
