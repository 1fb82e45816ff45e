using System.IO;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints how a copy compares with its original, for programs.</summary>
internal static class VerificationJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, VerifiedFile file) =>
        JsonText.Write(writer, new VerificationDocument(
            Path.GetFileName(file.Original), Path.GetFileName(file.Copy), file.HasFailed, file.AllowsOmissions,
            [.. file.Omissions.Select(OmissionDocument.Of)],
            [.. file.Variables.Select(VerifiedVariableDocument.Of)]));
}
