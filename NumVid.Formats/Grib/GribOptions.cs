using System;
using System.Collections.Generic;
using System.Globalization;

namespace NumVid.Formats.Grib;

/// <summary>The provider's own parameters.</summary>
/// <param name="Packing">How values are packed on writing.</param>
/// <param name="BitsPerValue">Bits of a packed value, 1 to 24.</param>
/// <param name="Edition">The edition written; 1 only for fields that came from edition 1.</param>
/// <param name="IsStrict">Whether fields that cannot be read are an error.</param>
internal sealed record GribOptions(GribPacking Packing, int BitsPerValue, int Edition, bool IsStrict)
{
    internal const string PackingKey = "packing";
    internal const string BitsKey = "bits";
    internal const string EditionKey = "edition";
    internal const string StrictKey = "strict";

    // A float32 has 24 significant bits, and the decoder of ecCodes 2.28 is not tested beyond three octets a value.
    private const int MaxBits = 24;
    private const int DefaultBits = 16;

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ArgumentException">A value is not one of those allowed.</exception>
    internal static GribOptions Parse(IReadOnlyDictionary<string, string> options)
    {
        var edition = Choose(options, EditionKey, 2, ("2", 2), ("1", 1));
        var packing = Choose(
            options, PackingKey, edition == 1 ? GribPacking.Simple : GribPacking.Ccsds,
            ("ccsds", GribPacking.Ccsds), ("simple", GribPacking.Simple));
        return edition == 2 || packing == GribPacking.Simple
            ? new GribOptions(packing, ParseBits(options), edition, Choose(options, StrictKey, false, ("true", true), ("false", false)))
            : throw new ArgumentException("GRIB edition 1 has no CCSDS packing; 'edition=1' goes with 'packing=simple'.", nameof(options));
    }

    private static int ParseBits(IReadOnlyDictionary<string, string> options)
    {
        if (!options.TryGetValue(BitsKey, out var text))
        {
            return DefaultBits;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 1 and <= MaxBits
            ? bits
            : throw new ArgumentException($"'{BitsKey}={text}' should be a whole number in [1, {MaxBits}].", nameof(options));
    }

    private static T Choose<T>(IReadOnlyDictionary<string, string> options, string key, T defaultValue, params ReadOnlySpan<(string Text, T Value)> choices)
    {
        if (!options.TryGetValue(key, out var text))
        {
            return defaultValue;
        }

        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }

            names.Add(name);
        }

        throw new ArgumentException($"'{key}={text}' should be one of {string.Join(", ", names)}.", nameof(options));
    }
}
