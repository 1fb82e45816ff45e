using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.Quality;

namespace NumVid.Formats.NetCdf;

/// <summary>The options of this provider.</summary>
/// <param name="Deflate">zlib level, 0 (none) to 9.</param>
/// <param name="Shuffle">Whether the bytes of values are regrouped before deflate.</param>
/// <param name="IsRaw">Whether packed and missing values are left as they are stored.</param>
/// <param name="Pack">The type that float32 fields are packed into; null: they are stored as they are.</param>
/// <param name="Quality">The bounds from which packing takes its steps; null: it takes all the numbers of the type.</param>
internal sealed record NetCdfOptions(int Deflate, bool Shuffle, bool IsRaw, NetCdfType? Pack, QualitySpecification? Quality)
{
    internal const string DeflateKey = "deflate";
    internal const string ShuffleKey = "shuffle";
    internal const string RawKey = "raw";
    internal const string PackKey = "pack";
    internal const string QualityKey = "quality";

    private const int DefaultDeflate = 5;
    private const int MaxDeflate = 9;

    /// <summary>Reads the options of an address.</summary>
    /// <exception cref="ArgumentException">A value is not one that the option allows.</exception>
    internal static NetCdfOptions Parse(IReadOnlyDictionary<string, string> options) => new(
        ParseDeflate(options), ParseFlag(options, ShuffleKey, true), ParseFlag(options, RawKey, false), ParsePack(options), ParseQuality(options));

    private static NetCdfType? ParsePack(IReadOnlyDictionary<string, string> options) => options.GetValueOrDefault(PackKey) switch
    {
        null or "none" => null,
        "short" => NetCdfType.Int16,
        "byte" => NetCdfType.SByte,
        var text => throw new ArgumentException($"'{PackKey}={text}': none, short or byte is expected."),
    };

    private static QualitySpecification? ParseQuality(IReadOnlyDictionary<string, string> options)
    {
        if (!options.TryGetValue(QualityKey, out var text))
        {
            return null;
        }

        return options.GetValueOrDefault(PackKey) is not (null or "none")
            ? QualitySpecification.Parse(text)
            : throw new ArgumentException($"'{QualityKey}={text}' needs '{PackKey}=short' or '{PackKey}=byte': other values are stored as they are.");
    }

    private static int ParseDeflate(IReadOnlyDictionary<string, string> options)
    {
        if (!options.TryGetValue(DeflateKey, out var text))
        {
            return DefaultDeflate;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= MaxDeflate
            ? level
            : throw new ArgumentException($"'{DeflateKey}={text}': a level of [0, {MaxDeflate}] is expected.");
    }

    private static bool ParseFlag(IReadOnlyDictionary<string, string> options, string key, bool defaultValue)
    {
        if (!options.TryGetValue(key, out var text))
        {
            return defaultValue;
        }

        return bool.TryParse(text, out var flag) ? flag : throw new ArgumentException($"'{key}={text}': true or false is expected.");
    }
}
