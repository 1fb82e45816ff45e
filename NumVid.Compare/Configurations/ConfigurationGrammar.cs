using System;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Quality;

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
    /// <param name="text">The name.</param>
    /// <param name="maxError">The error that the run allows; null where configurations have their own settings
    /// alone.</param>
    /// <exception cref="Errors.UsageException">The name is unknown or not supported yet.</exception>
    internal static FormatConfiguration Parse(string text, QualitySpecification? maxError = null)
    {
        var name = ConfigurationName.Of(text);
        var open = maxError is null ? null : Find(format => format.ParseOpen(name));
        return (open is null ? null : open with { MaxError = maxError })
            ?? Find(format => format.Parse(name))
            ?? throw new UsageException(Find(format => format.ParseOpen(name)) is not null
                ? $"There is no configuration '{text}' without a setting; '{text}:12' or '{text}:abs=0.01' has one, and "
                    + "'--max-error' gives all configurations the same bound."
                : $"There is no configuration '{text}'; known are {Known}.");
    }

    private static FormatConfiguration? Find(Func<ConfigurationFormat, FormatConfiguration?> parse) =>
        ConfigurationFormats.All.Select(parse).FirstOrDefault(found => found is not null);

    private static bool IsStart(string part) => part[0] == FileMark
        || ConfigurationFormats.All.Any(format => part.StartsWith(format.Start, StringComparison.Ordinal));
}
