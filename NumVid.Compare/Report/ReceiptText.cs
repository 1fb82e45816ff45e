using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Report.Numbers;

namespace NumVid.Compare.Report;

/// <summary>Says what became of the files of a tree, for people.</summary>
internal static class ReceiptText
{
    /// <summary>One line about a file.</summary>
    internal static string LineOf(ReceiptEntry entry) => entry.Status switch
    {
        ReceiptStatus.Kept => $"{entry.Source} -> {entry.Result} kept: made before, its checksum is as noted",
        ReceiptStatus.Converted or ReceiptStatus.Incomplete =>
            $"{entry.Source} {Figure.Count(entry.SourceBytes)} bytes -> {entry.Result} "
                + $"{Figure.Count(entry.ResultBytes ?? 0)} bytes, "
            + $"{Contents(entry)} checked{Held(entry)}"
            + (entry.IsRestorable switch
            {
                true when entry.IsView => $", {OriginalText.View}: keep the original",
                true when entry.IsDataSet => ", comes back as an equal dataset, not byte by byte: the original may go",
                true => ", comes back byte by byte: the original may go",
                false => ", NOT restorable: keep the original",
                null => "",
            })
            + (entry.Warnings.Count > 0 ? $", {Figure.Count(entry.Warnings.Count)} warnings" : "")
            + (entry.Status == ReceiptStatus.Incomplete ? $", INCOMPLETE: {entry.Reason}"
                : entry.Omissions.Count > 0 ? $"; {Figure.Count(entry.Omissions.Count)} left out, which is allowed" : ""),
        ReceiptStatus.Skipped => $"{entry.Source} skipped: {entry.Reason}",
        ReceiptStatus.Failed => $"{entry.Source} FAILED: {entry.Reason}",
        _ => $"{entry.Source} not finished",
    };

    /// <summary>How many files came to which end.</summary>
    internal static void WriteSummary(TextWriter writer, IReadOnlyList<ReceiptEntry> entries) =>
        writer.WriteLine(string.Join(", ",
        entries.GroupBy(entry => entry.Status).OrderBy(group => group.Key)
            .Select(group => $"{Figure.Count(group.Count())} {group.Key.ToString().ToLowerInvariant()}")
            .DefaultIfEmpty("no files")));

    private static string Contents(ReceiptEntry entry) => entry switch
    {
        { Omissions.Count: 0 } or { Counts: null } => $"{entry.Variables.Count} variables",
        { Counts: { FieldsIn: { } all, FieldsOut: { } made } } =>
            $"{entry.Variables.Count} variables, {Figure.Count(made)} of {Figure.Count(all)} fields",
        { Counts: { } counts } => $"{counts.VariablesOut} of {counts.VariablesIn} variables",
    };

    private static string Held(ReceiptEntry entry)
    {
        var worst = entry.Variables.SelectMany(variable => variable.Bounds).Where(bound => bound.Limit > 0)
            .Select(bound => bound.Utilisation ?? 0).DefaultIfEmpty(0).Max();
        return worst > 0 ? $", at most {Figure.Fixed(100 * worst, 2)} % of a bound used" : "";
    }
}
