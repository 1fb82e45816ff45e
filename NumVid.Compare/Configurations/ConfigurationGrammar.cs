using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data.Factory;
using NumVid.Formats;

namespace NumVid.Compare.Configurations;

/// <summary>Turns configuration names into format settings: <c>nv12:high</c>, <c>grib2-ccsds:12</c>, <c>netcdf4-zlib9</c>.</summary>
internal static class ConfigurationGrammar
{
    /// <summary>What there is, for messages.</summary>
    internal const string Known =
        "nv12, nv12:PRESET, nv12:QUALITY, grib2-ccsds:N, grib2-ccsds:QUALITY, grib2-simple:N, grib2-simple:QUALITY, netcdf4-zlibN, netcdf4-packed16-zlib9, netcdf4-bitround-zlib9, netcdf4-bitround-zlib9:N, netcdf4-bitround-zlib9:QUALITY, netcdf4-none, "
        + "half-resolution, quantise:N, msds:PROVIDER?OPTIONS, @FILE, and the sets default, seed and all";

    private const int MaxBitsPerValue = 24;
    private const int MaxDeflateLevel = 9;
    private const int MaxQuantiserBits = 24;
    private const string ProviderScheme = "msds:";
    private const string Packed = "netcdf4-packed16-zlib9";
    private const string Rounded = "netcdf4-bitround-zlib9";

    // Half a 12-bit step of the variable's range, as nv12 keeps of each level's.
    private const string RoundedQuality = "range=1.2210012e-4";
    private const int MaxSignificantBits = 23;

    private static readonly string[] s_presets =
        ["extreme", "max", "vhigh", "C4-JP2K", "high", "avg", "low", "vlow", "LL-JP2K", "dct-seed"];

    private static readonly string[] s_later = ["nv12-smallest"];

    private static readonly string[] s_starts = ["nv12", "grib2-", "netcdf4-", "half-", "quantise:", ProviderScheme, "@"];

    private static readonly string[] s_withQuality = [Packed + ":", Rounded + ":", "grib2-"];

    /// <summary>Whether a part of a list is a further term of the quality before it.</summary>
    internal static bool ContinuesQuality(string before, string part) =>
        (before.StartsWith("nv12:", StringComparison.Ordinal)
            || (IsQuality(before) && s_withQuality.Any(start => before.StartsWith(start, StringComparison.Ordinal))))
        && (part == "lossless" || (part.Contains('=', StringComparison.Ordinal) && !s_starts.Any(start => part.StartsWith(start, StringComparison.Ordinal))));

    /// <summary>Parses one name.</summary>
    /// <exception cref="UsageException">The name is unknown or not supported yet.</exception>
    internal static FormatConfiguration Parse(string name)
    {
        if (s_later.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
        {
            throw new UsageException($"The configuration '{name}' is not supported yet; known are {Known}.");
        }

        if (name.StartsWith(ProviderScheme, StringComparison.Ordinal))
        {
            return Provider(name);
        }

        var (family, setting) = Split(name);
        return (family, setting) switch
        {
            ("nv12", null) => Nv12(name, null),
            ("nv12", { Length: > 0 }) => Nv12(name, ToQuality(name, setting)),
            ("grib2-ccsds", not null) => Grib(name, "ccsds", setting),
            ("grib2-simple", not null) => Grib(name, "simple", setting),
            ("netcdf4-none", null) => NetCdf(name, 0),
            (Packed, null) => NetCdf(name, MaxDeflateLevel, ("pack", "short")),
            (Packed, { Length: > 0 }) => NetCdf(name, MaxDeflateLevel, ("pack", "short"), ("quality", setting)),
            (Rounded, null) => NetCdf(name, MaxDeflateLevel, ("quantise", "bitround"), ("quality", RoundedQuality)),
            (Rounded, { Length: > 0 }) => NetCdf(name, MaxDeflateLevel, IsQuality(setting)
                ? [("quantise", "bitround"), ("quality", setting)]
                : [("quantise", $"bitround:{Text(ToNumber(name, setting, "the significant bits", 1, MaxSignificantBits))}")]),
            ("half-resolution", null) => NetCdf(name, MaxDeflateLevel) with { Kind = ConfigurationKind.HalfResolution },
            ("quantise", not null) => new FormatConfiguration(name, "none", "", Options())
            {
                Kind = ConfigurationKind.Quantiser,
                QuantiserBits = ToNumber(name, setting, "the bits of a value", 1, MaxQuantiserBits),
            },
            (_, null) when family.StartsWith("netcdf4-zlib", StringComparison.Ordinal) => NetCdf(
                name, ToNumber(name, family["netcdf4-zlib".Length..], "the deflate level", 1, MaxDeflateLevel)),
            _ => throw new UsageException($"There is no configuration '{name}'; known are {Known}."),
        };
    }

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

    private static FormatConfiguration NetCdf(string name, int level, params (string Key, string Value)[] more) =>
        new(name, "netcdf", ".nc", Options([("deflate", Text(level)), ("shuffle", level > 0 ? "true" : "false"), .. more]));

    // msds:NAME?key=value&...: any provider that is registered; the file and how it is opened are ours to say.
    private static FormatConfiguration Provider(string name)
    {
        NumVidProviders.Register();
        var parts = name[ProviderScheme.Length..].Split('?', 2);
        if (!DataSetFactory.ContainsProvider(parts[0]))
        {
            throw new UsageException(
                $"There is no provider '{parts[0]}' for the configuration '{name}'; registered are {string.Join(", ", DataSetFactory.GetRegisteredProviders().Order())}.");
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in parts.Length > 1 ? parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            var pair = option.Split('=', 2);
            if (pair.Length < 2 || pair[0] is "" or "file" or "openMode" || !options.TryAdd(pair[0], Uri.UnescapeDataString(pair[1])))
            {
                throw new UsageException(
                    $"'{option}' in the configuration '{name}' should be 'key=value', each key once; 'file' and 'openMode' are set by the comparison.");
            }
        }

        return new(name, parts[0], DataSetFactory.GetExtensionsForProvider(parts[0]).FirstOrDefault() ?? ".dat", options)
        {
            Kind = ConfigurationKind.Provider,
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Options(params (string Key, string Value)[] options) =>
        options.ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal);
}
