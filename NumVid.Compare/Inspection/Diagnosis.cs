using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Formats;
using NumVid.Formats.Native;

namespace NumVid.Compare.Inspection;

/// <summary>What this process runs on.</summary>
/// <param name="Version">Version of this program.</param>
/// <param name="DotNet">Version of the .NET runtime.</param>
/// <param name="OperatingSystem">Name and version of the operating system.</param>
/// <param name="SdsAssembly">Name of the Scientific DataSet assembly that was loaded.</param>
/// <param name="SdsVersion">Its version.</param>
/// <param name="IsOwnSds">Whether it is this project's API-compatible core rather than the original library.</param>
/// <param name="Libraries">The native libraries.</param>
internal sealed record Diagnosis(
    string Version,
    string DotNet,
    string OperatingSystem,
    string SdsAssembly,
    string SdsVersion,
    bool IsOwnSds,
    IReadOnlyList<NativeLibraryStatus> Libraries)
{
    private const string OwnProduct = "NumVid";

    /// <summary>Looks, loading every library.</summary>
    internal static Diagnosis OfThisProcess()
    {
        var sds = typeof(DataSet).Assembly;
        return new Diagnosis(
            ProgramVersion.Text,
            Environment.Version.ToString(),
            RuntimeInformation.OSDescription,
            sds.GetName().Name ?? "unknown",
            sds.GetName().Version?.ToString() ?? "unknown",
            sds.GetCustomAttribute<AssemblyProductAttribute>()?.Product == OwnProduct,
            NumVidProviders.Libraries());
    }
}
