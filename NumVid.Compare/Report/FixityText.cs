using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Nv12.Fixity;

namespace NumVid.Compare.Report;

/// <summary>Prints what a check of a .nv12 file found, for people.</summary>
internal static class FixityText
{
    private const string Indent = "  ";

    /// <summary>Writes one line for the file, one for each variable, and one for each damage.</summary>
    internal static void Write(TextWriter writer, string path, CheckedFile file)
    {
        var report = file.Report;
        var segments = report.Variables.Sum(variable => variable.SegmentCount);
        writer.WriteLine(
            $"{path}: {(file.IsSound ? "sound" : "DAMAGED")}; {Figure.Count(report.ByteCount)} bytes, "
                + $"{Figure.Count(report.EntryCount)} entries, "
            + $"{Figure.Count(report.Variables.Count)} variables, {Figure.Count(segments)} segments decoded");
        foreach (var problem in report.Problems)
        {
            writer.WriteLine(Indent + problem);
        }

        if (file.Problem is { } lost)
        {
            writer.WriteLine($"{Indent}the original does not come back: {lost}");
        }
        else if (file.Original is { } original)
        {
            writer.WriteLine($"{Indent}{OriginalText.Of(original)}; made again, "
                + (original.DataSetSha256 is null ? "with this SHA-256" : OriginalText.ProofOf(original)));
        }

        var width = report.Variables.Select(variable => variable.Name.Length).DefaultIfEmpty().Max();
        foreach (var variable in report.Variables)
        {
            writer.WriteLine($"{Indent}{variable.Name.PadRight(width)}  {StateOf(variable)}, "
                + $"{Figure.Count(variable.ByteCount)} bytes");
            foreach (var damage in variable.Damage)
            {
                writer.WriteLine(Indent + Indent + DamageText.Of(damage));
            }
        }
    }

    private static string StateOf(Nv12VariableFixity variable) => variable.Damage.Count == 0
        ? $"sound, {SegmentsOf(variable)}"
        : $"DAMAGED, {Figure.Count(variable.Damage.Count)} of {SegmentsOf(variable)}";

    private static string SegmentsOf(Nv12VariableFixity variable) =>
        $"{Figure.Count(variable.SegmentCount)} {(variable.SegmentCount == 1 ? "segment" : "segments")}";
}
