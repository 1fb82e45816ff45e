using System.Collections.Generic;
using NumVid.Formats.Native;

namespace NumVid.Compare.Report.Json;

/// <summary>What the process runs on: what <c>doctor --json</c> prints.</summary>
internal sealed record DiagnosisDocument(
    string Numvid,
    string DotNet,
    string OperatingSystem,
    DiagnosisDocument.Core ScientificDataSet,
    IReadOnlyList<DiagnosisDocument.Library> Libraries)
{
    /// <summary>The Scientific DataSet assembly that was loaded.</summary>
    internal sealed record Core(string Assembly, string Version, bool IsOwnCore);

    /// <summary>A native library.</summary>
    internal sealed record Library(
        string Name, bool IsUsable, string? Version, string Enables, string Details, string? Problem)
    {
        /// <summary>What was found of a library.</summary>
        internal static Library Of(NativeLibraryStatus status) => new(
            status.Name, status.IsUsable, status.Version, status.Enables, status.Details, status.Problem);
    }
}
