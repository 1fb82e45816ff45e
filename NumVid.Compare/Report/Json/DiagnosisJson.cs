using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints what <c>doctor</c> found, for programs.</summary>
internal static class DiagnosisJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, Diagnosis diagnosis) => JsonText.Write(writer, new DiagnosisDocument(
        diagnosis.Version, diagnosis.DotNet, diagnosis.OperatingSystem,
        new DiagnosisDocument.Core(diagnosis.SdsAssembly, diagnosis.SdsVersion, diagnosis.IsOwnSds),
        [.. diagnosis.Libraries.Select(DiagnosisDocument.Library.Of)]));
}
