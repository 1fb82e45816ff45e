using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>What the figures may depend on; names no host and no user.</summary>
/// <param name="NumVid">Version of this program.</param>
/// <param name="OperatingSystem">Name and version of the operating system.</param>
/// <param name="Architecture">Processor architecture.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="DotNet">Version of the .NET runtime.</param>
/// <param name="Libraries">Versions of the native libraries by name; null for one that is not usable.</param>
internal sealed record ComparisonEnvironment(
    string NumVid,
    string OperatingSystem,
    string Architecture,
    int Cores,
    string DotNet,
    IReadOnlyDictionary<string, string?> Libraries)
{
    /// <summary>The commit from which this program was built, with <c>-dirty</c> behind it where files were changed;
    /// null where that is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The processor's model as the system names it; null where it does not.</summary>
    public string? Processor { get; init; }
}
