using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.Grib.Packing;
using NumVid.Formats.Grib.Writing;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Grib;

/// <summary>The provider's own parameters.</summary>
/// <param name="Writing">How fields are written.</param>
/// <param name="IsStrict">Whether fields that cannot be read are an error.</param>
/// <param name="Salvages">Whether the sound messages of a damaged file are read.</param>
internal sealed record GribParameters(GribOptions Writing, bool IsStrict, bool Salvages)
{
    internal const string PackingKey = "packing";
    internal const string BitsKey = "bits";
    internal const string QualityKey = "quality";
    internal const string ScalesKey = "scales";
    internal const string EditionKey = "edition";
    internal const string StrictKey = "strict";
    internal const string SalvageKey = "salvage";

    private static readonly (string Text, GribScales Value)[] s_scales =
        [("coarsest", GribScales.Coarsest), ("binary", GribScales.Binary), ("decimal", GribScales.Decimal)];

    private static readonly (string Text, bool Value)[] s_flag = [("true", true), ("false", false)];

    private const int DefaultBits = 16;

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ArgumentException">A value is not one of those allowed.</exception>
    /// <exception cref="FormatException">The quality is not in its grammar.</exception>
    internal static GribParameters Parse(IReadOnlyDictionary<string, string> options)
    {
        var edition = Choose(options, EditionKey, 2, [("2", 2), ("1", 1)]);
        var packing =
            Choose(options, PackingKey, edition == 1 ? GribPacking.Simple : GribPacking.Ccsds, GribPackings.Names);
        if (!GribPackings.IsIn(packing, edition))
        {
            throw new ArgumentException(
                $"GRIB edition 1 has no packing '{GribPackings.GetName(packing)}'; 'edition=1' goes with "
                    + $"'packing=simple' or "
                + "'packing=second-order'.",
                nameof(options));
        }

        return new GribParameters(
            new GribOptions(
                packing, ParseBits(options, packing), ParseQuality(options), edition, ParseScales(options)),
            Choose(options, StrictKey, false, s_flag), Choose(options, SalvageKey, false, s_flag));
    }

    private static QualitySpecification? ParseQuality(IReadOnlyDictionary<string, string> options)
    {
        if (!options.TryGetValue(QualityKey, out var text) || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return options.ContainsKey(BitsKey)
            ? throw new ArgumentException(
                $"'{BitsKey}' and '{QualityKey}' exclude each other: a bound decides the bits.", nameof(options))
            : QualitySpecification.Parse(text);
    }

    private static GribScales ParseScales(IReadOnlyDictionary<string, string> options) =>
        options.ContainsKey(ScalesKey) && !options.ContainsKey(QualityKey)
            ? throw new ArgumentException(
                $"'{ScalesKey}' is how a bound is kept, and there is none: give '{QualityKey}', too.", nameof(options))
            : Choose(options, ScalesKey, GribScales.Coarsest, s_scales);

    private static int ParseBits(IReadOnlyDictionary<string, string> options, GribPacking packing)
    {
        if (!options.TryGetValue(BitsKey, out var text))
        {
            return DefaultBits;
        }

        if (packing == GribPacking.Ieee)
        {
            throw new ArgumentException(
                $"'packing=ieee' keeps the type's own bits and takes no '{BitsKey}'.", nameof(options));
        }

        var maxBits = GribPackings.GetMaxBits(packing);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits >= 1
            && bits <= maxBits
            ? bits
            : throw new ArgumentException(
                $"'{BitsKey}={text}' should be a whole number in [1, {maxBits}].", nameof(options));
    }

    private static T Choose<T>(
        IReadOnlyDictionary<string, string> options, string key, T defaultValue,
        IReadOnlyList<(string Text, T Value)> choices)
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
