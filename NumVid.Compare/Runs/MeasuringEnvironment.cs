using System;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Compare.Results;
using NumVid.Formats;

namespace NumVid.Compare.Runs;

/// <summary>Tells where the figures are measured.</summary>
internal static class MeasuringEnvironment
{
    /// <summary>This machine, without its name.</summary>
    internal static ComparisonEnvironment Current() => new(
        ProgramVersion.Text,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Environment.Version.ToString(),
        NumVidProviders.Libraries().ToDictionary(
            library => library.Name, library => library.IsUsable ? library.Version : null, StringComparer.Ordinal));
}
