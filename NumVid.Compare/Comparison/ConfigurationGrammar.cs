using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Compare.Comparison;

/// <summary>Turns configuration names into format settings: <c>nv12:high</c>, <c>grib2-ccsds:12</c>, <c>netcdf4-zlib9</c>.</summary>
internal static class ConfigurationGrammar
{
    /// <summary>What is compared when nothing is asked for.</summary>
    internal const string DefaultList = "nv12,nv12:high,nv12:avg,grib2-ccsds:12,grib2-ccsds:16,netcdf4-zlib9,netcdf4-none";

    private const int MaxBitsPerValue = 24;
    private const int MaxDeflateLevel = 9;

    private const string Known =
        "nv12, nv12:PRESET, nv12:QUALITY, grib2-ccsds:N, grib2-ccsds:QUALITY, grib2-simple:N, grib2-simple:QUALITY, netcdf4-zlibN, netcdf4-none";

    private static readonly string[] s_presets =
        ["extreme", "max", "vhigh", "C4-JP2K", "high", "avg", "low", "vlow", "LL-JP2K", "dct-seed"];

    private static readonly string[] s_later =
        ["nv12-smallest", "half-resolution", "quantise:", "netcdf4-packed", "netcdf4-bitround", "msds:"];

    private static readonly string[] s_starts = ["nv12", "grib2-", "netcdf4-", .. s_later];

    /// <summary>Parses a list of names separated by commas; the commas inside a quality stay in it.</summary>
    /// <exception cref="UsageException">A name is unknown, twice in the list, or not supported yet.</exception>
    internal static IReadOnlyList<FormatConfiguration> ParseList(string list)
    {
        var names = new List<string>();
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (names.Count > 0 && IsQualityTerm(part) && TakesTerms(names[^1]))
            {
                names[^1] += "," + part;
            }
            else
            {
                names.Add(part);
            }
        }

        if (names.Count == 0)
        {
            throw new UsageException($"The list of configurations is empty; known are {Known}.");
        }

        var twice = names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? [.. names.Select(Parse)]
            : throw new UsageException($"The configuration '{twice.Key}' is in the list twice.");
    }

    /// <summary>Parses one name.</summary>
    /// <exception cref="UsageException">The name is unknown or not supported yet.</exception>
    internal static FormatConfiguration Parse(string name)
    {
        if (s_later.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
        {
            throw new UsageException($"The configuration '{name}' is not supported yet; known are {Known}.");
        }

        var (family, setting) = Split(name);
        return (family, setting) switch
        {
            ("nv12", null) => Nv12(name, null),
            ("nv12", { Length: > 0 }) => Nv12(name, ToQuality(name, setting)),
            ("grib2-ccsds", not null) => Grib(name, "ccsds", setting),
            ("grib2-simple", not null) => Grib(name, "simple", setting),
            ("netcdf4-none", null) => NetCdf(name, 0),
            (_, null) when family.StartsWith("netcdf4-zlib", StringComparison.Ordinal) => NetCdf(
                name, ToNumber(name, family["netcdf4-zlib".Length..], "the deflate level", 1, MaxDeflateLevel)),
            _ => throw new UsageException($"There is no configuration '{name}'; known are {Known}."),
        };
    }

    private static bool IsQualityTerm(string part) =>
        part == "lossless" || (part.Contains('=') && !s_starts.Any(start => part.StartsWith(start, StringComparison.Ordinal)));

    private static bool TakesTerms(string name) =>
        name.StartsWith("nv12:", StringComparison.Ordinal) || (name.StartsWith("grib2-", StringComparison.Ordinal) && IsQuality(name));

    private static (string Family, string? Setting) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }

    private static string ToQuality(string name, string setting)
    {
        if (IsQuality(setting))
        {
            return setting;
        }

        return s_presets.Contains(setting)
            ? $"preset={setting}"
            : throw new UsageException(
                $"'{setting}' in the configuration '{name}' is neither a preset ({string.Join(", ", s_presets)}) nor a quality such as 'abs=0.01'.");
    }

    private static bool IsQuality(string setting) =>
        setting == "lossless" || setting.Contains('=') || setting.Contains(":lossless", StringComparison.Ordinal);

    private static int ToNumber(string name, string text, string what, int lowest, int highest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= lowest && number <= highest
            ? number
            : throw new UsageException($"'{text}' in the configuration '{name}' is not {what}, a whole number in [{lowest}, {highest}].");

    private static FormatConfiguration Nv12(string name, string? quality) =>
        new(name, "nv12", ".nv12", quality is null ? Options() : Options(("quality", quality)));

    private static FormatConfiguration Grib(string name, string packing, string setting)
    {
        if (IsQuality(setting))
        {
            return new(name, "grib", ".grib2", Options(("packing", packing), ("quality", setting)));
        }

        var number = ToNumber(name, setting, "the bits per value", 1, MaxBitsPerValue);
        return new(name, "grib", ".grib2", Options(("packing", packing), ("bits", Text(number))));
    }

    private static FormatConfiguration NetCdf(string name, int level) =>
        new(name, "netcdf", ".nc", Options(("deflate", Text(level)), ("shuffle", level > 0 ? "true" : "false")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Options(params (string Key, string Value)[] options) =>
        options.ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal);
}
