using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.Quality;

namespace NumVid.Formats.NetCdf.Options;

/// <summary>The options of this provider.</summary>
/// <param name="Deflate">zlib level, 0 (none) to 9.</param>
/// <param name="Shuffle">Whether the bytes of values are regrouped before deflate.</param>
/// <param name="IsRaw">Whether packed and missing values are left as they are stored.</param>
/// <param name="Pack">The type that float32 fields are packed into; null: they are stored as they are.</param>
/// <param name="Quality">The bounds from which packing takes its steps, or rounding its bits; null: packing takes all
/// the numbers of the type.</param>
internal sealed record NetCdfOptions(int Deflate, bool Shuffle, bool IsRaw, NetCdfType? Pack, QualitySpecification? Quality)
{
    internal const string DeflateKey = "deflate";
    internal const string ShuffleKey = "shuffle";
    internal const string RawKey = "raw";
    internal const string PackKey = "pack";
    internal const string QualityKey = "quality";
    internal const string QuantiseKey = "quantise";
    internal const string ChunksKey = "chunks";

    private const int DefaultDeflate = 5;
    private const int MaxDeflate = 9;

    /// <summary>How fields are rounded before they are deflated; null: not at all.</summary>
    internal Quantise? Quantise { get; init; }

    /// <summary>The lengths of a chunk, from the last axis back; empty: chosen by the shape.</summary>
    internal IReadOnlyList<int> Chunks { get; init; } = [];

    /// <summary>Reads the options of an address.</summary>
    /// <exception cref="ArgumentException">A value is not one that the option allows.</exception>
    internal static NetCdfOptions Parse(IReadOnlyDictionary<string, string> options)
    {
        var pack = ParsePack(options);
        var quantise = Quantise.Parse(options.GetValueOrDefault(QuantiseKey));
        var quality = options.TryGetValue(QualityKey, out var text) ? QualitySpecification.Parse(text) : null;
        if (pack is not null && quantise is not null)
        {
            throw new ArgumentException($"'{PackKey}' and '{QuantiseKey}' exclude each other: packed values are whole numbers.");
        }

        if (quality is null && quantise is { Number: null })
        {
            throw new ArgumentException(
                $"'{QuantiseKey}={quantise.Mode}' needs '{QualityKey}=...', or a number of bits: '{QuantiseKey}={quantise.Mode}:N'.");
        }

        if (quality is not null && pack is null && quantise is not { Number: null })
        {
            CheckQuality(quality, quantise);
        }

        return new(ParseDeflate(options), ParseFlag(options, ShuffleKey, true), ParseFlag(options, RawKey, false), pack, quality)
        {
            Quantise = quantise,
            Chunks = ParseChunks(options),
        };
    }

    // Values that are neither packed nor rounded by a bound are kept as they are, which 'lossless' asks for and nothing
    // else does.
    private static void CheckQuality(QualitySpecification quality, Quantise? quantise)
    {
        const string Ways = $"'{PackKey}=short', '{PackKey}=byte' or '{QuantiseKey}={Quantise.BitRound}'";
        if (quality.Clauses.FirstOrDefault(clause => clause.Terms is not { IsLossless: true, Codec: null }) is { Terms: var terms })
        {
            throw new ArgumentException(
                $"'{QualityKey}={quality}' needs {Ways} for '{terms}': NetCDF else stores values as they are, for which 'lossless' asks.");
        }

        if (quantise is not null)
        {
            throw new ArgumentException(
                $"'{QualityKey}={quality}' cannot be kept by '{QuantiseKey}={quantise.Mode}:{quantise.Number}', which rounds all fields alike; it needs {Ways}.");
        }
    }

    private static int[] ParseChunks(IReadOnlyDictionary<string, string> options)
    {
        if (!options.TryGetValue(ChunksKey, out var text))
        {
            return [];
        }

        var lengths = Array.ConvertAll(
            text.Split('x'), part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0);
        return Array.TrueForAll(lengths, length => length > 0)
            ? lengths
            : throw new ArgumentException($"'{ChunksKey}={text}': lengths along the last axes are expected, for example '1x721x1440'.");
    }

    private static NetCdfType? ParsePack(IReadOnlyDictionary<string, string> options) => options.GetValueOrDefault(PackKey) switch
    {
        null or "none" => null,
        "short" => NetCdfType.Int16,
        "byte" => NetCdfType.SByte,
        var text => throw new ArgumentException($"'{PackKey}={text}': none, short or byte is expected."),
    };

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
