using System;
using System.Linq;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Configurations;

/// <summary>Turns configuration names into format settings: <c>nv12:high</c>, <c>grib2-ccsds:12</c>,
/// <c>netcdf4-zlib9</c>.</summary>
internal static class ConfigurationGrammar
{
    /// <summary>The mark before the name of a file of definitions.</summary>
    internal const char FileMark = '@';

    /// <summary>What there is, for messages.</summary>
    internal static string Known { get; } = string.Join(", ", ConfigurationFormats.All.Select(format => format.Forms))
        + $", {FileMark}FILE, and the sets {string.Join(", ", ConfigurationSets.Names.SkipLast(1))} "
        + $"and {ConfigurationSets.Names.Last()}";

    /// <summary>Whether a part of a list is a further term of the quality before it.</summary>
    internal static bool ContinuesQuality(string before, string part) =>
        ConfigurationFormats.All.Any(format => format.MayGoOn(before))
        && (part == "lossless" || (part.Contains('=', StringComparison.Ordinal) && !IsStart(part)));

    /// <summary>Parses one name.</summary>
    /// <exception cref="Errors.UsageException">The name is unknown or not supported yet.</exception>
    internal static FormatConfiguration Parse(string text)
    {
        var name = ConfigurationName.Of(text);
        return ConfigurationFormats.All.Select(format => format.Parse(name)).FirstOrDefault(found => found is not null)
            ?? throw new UsageException($"There is no configuration '{text}'; known are {Known}.");
    }

    private static bool IsStart(string part) => part[0] == FileMark
        || ConfigurationFormats.All.Any(format => part.StartsWith(format.Start, StringComparison.Ordinal));
}
