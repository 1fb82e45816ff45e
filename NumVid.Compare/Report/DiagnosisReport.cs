using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report;

/// <summary>Prints what <c>doctor</c> found.</summary>
internal static class DiagnosisReport
{
    private const int StateWidth = 9;

    /// <summary>For people.</summary>
    internal static void WriteText(TextWriter writer, Diagnosis diagnosis)
    {
        writer.WriteLine($"numvid {diagnosis.Version}, .NET {diagnosis.DotNet}, {diagnosis.OperatingSystem}");
        foreach (var library in diagnosis.Libraries)
        {
            Write(
                writer, library.IsUsable ? "ok" : "MISSING", $"{library.Name} {library.Version}",
                library.Enables, library.Details, library.Problem);
        }

        Write(writer, "ok", $"{diagnosis.SdsAssembly} {diagnosis.SdsVersion}", SdsOrigin(diagnosis));
    }

    private static string SdsOrigin(Diagnosis diagnosis) => diagnosis.IsOwnSds
        ? "Scientific DataSet: this project's API-compatible core"
        : "Scientific DataSet: the original library";

    private static void Write(TextWriter writer, string state, string name, params string?[] lines)
    {
        writer.WriteLine(state.PadRight(StateWidth) + name.TrimEnd());
        foreach (var line in lines.Where(line => !string.IsNullOrEmpty(line)))
        {
            writer.WriteLine(new string(' ', StateWidth) + line);
        }
    }
}
