using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints how a copy compares with its original, for programs.</summary>
internal static class VerificationJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(
        TextWriter writer, string original, string copy, IReadOnlyList<VerifiedVariable> variables) =>
        JsonText.Write(writer, new VerificationDocument(
            Path.GetFileName(original), Path.GetFileName(copy), variables.Any(variable => variable.HasFailed),
            [.. variables.Select(VerifiedVariableDocument.Of)]));
}
