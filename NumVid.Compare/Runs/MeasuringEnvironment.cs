using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Compare.Results;
using NumVid.Formats;

namespace NumVid.Compare.Runs;

/// <summary>Tells where the figures are measured.</summary>
internal static class MeasuringEnvironment
{
    private const string ProcessorInfo = "/proc/cpuinfo";
    private const string ModelKey = "model name";

    private static readonly Lazy<ComparisonEnvironment> s_current = new(Find);

    /// <summary>This machine, without its name; looked at once.</summary>
    internal static ComparisonEnvironment Current() => s_current.Value;

    private static ComparisonEnvironment Find()
    {
        // This loads all libraries, so that those behind them are in the process, too.
        var libraries = NumVidProviders.Libraries().Select(library => new KeyValuePair<string, string?>(
            library.Name, library.IsUsable ? library.Version : null)).ToArray();
        return new(
            ProgramVersion.Text,
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            Environment.ProcessorCount,
            Environment.Version.ToString(),
            libraries.Concat(LoadedLibraries.Find()).ToDictionary(StringComparer.Ordinal))
        {
            Commit = ProgramVersion.Commit,
            Processor = ProcessorModel(),
        };
    }

    private static string? ProcessorModel()
    {
        try
        {
            return File.Exists(ProcessorInfo)
                ? File.ReadLines(ProcessorInfo).FirstOrDefault(line => line.StartsWith(ModelKey, StringComparison.Ordinal))
                    ?.Split(':', 2)[^1].Trim()
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
