using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Quality;

/// <summary>Reads the terms of one clause, for example <c>range=1e-4,codec=hevc</c>.</summary>
internal static class QualityTermsParser
{
    private const string AllowedTerms =
        "abs=V, range=V, levelrange=V, rel=V, psnr=V, lossless, restorable, preset=NAME, codec=NAME, segment=LENGTH, "
        + "effort=NAME, group=N or step=V";

    private const string VideoCodec = "video";
    private const string SmallestCodec = "smallest";

    /// <summary>Parses terms separated by commas.</summary>
    /// <param name="text">The terms.</param>
    /// <param name="codecs">The codecs that may be asked for; null for any, as in a file of a later version.</param>
    /// <exception cref="FormatException">A term is unknown, repeated, contradictory or has a value that is not
    /// allowed.</exception>
    internal static QualityTerms Parse(string text, IReadOnlyList<string>? codecs)
    {
        var terms = new QualityTerms();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = term.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? term : term[..equals].TrimEnd();
            if (!seen.Add(key))
            {
                throw new FormatException($"The quality term '{key}' stands twice in '{text}'.");
            }

            terms = Add(terms, term, key, equals < 0 ? null : term[(equals + 1)..].TrimStart(), codecs);
        }

        Check(terms, text);
        return terms.Completed;
    }

    private static QualityTerms Add(
        QualityTerms terms, string term, string key, string? value, IReadOnlyList<string>? codecs) => key switch
        {
            "abs" => terms with { AbsoluteBound = Number(term, key, value) },
            "range" => terms with { RangeFactor = Number(term, key, value) },
            "levelrange" => terms with { LevelRangeFactor = Number(term, key, value) },
            "rel" => terms with { RelativeFactor = Part(term, key, value) },
            "psnr" => terms with { PeakSignalToNoiseRatio = Number(term, key, value) },
            "lossless" when value is null => terms with { IsLossless = true },
            "restorable" when value is null => terms with { IsLossless = true, IsRestorable = true },
            "preset" => terms with { Preset = QualityPreset.Find(Text(term, key, value)) },
            "codec" => WithCodec(terms, Text(term, key, value), codecs),
            "segment" => terms with { Segment = Text(term, key, value) },
            "group" => terms with { GroupLength = CodecParameters.Group(term, value) },
            "step" => terms with { QuantiserStep = CodecParameters.Step(term, value) },
            "effort" => terms with { Effort = CodingEffortNames.Parse(Text(term, key, value)) },
            _ => throw new FormatException($"'{term}' is not a quality term; allowed are {AllowedTerms}."),
        };

    private static void Check(QualityTerms terms, string text)
    {
        if (terms.IsLossless && (terms.HasBound || terms.Preset is not null))
        {
            throw new FormatException($"'lossless' excludes bounds and presets, but '{text}' has both.");
        }

        if (terms is { Effort: not CodingEffort.Best }
            && text.Split(',', StringSplitOptions.TrimEntries).Contains("codec=" + SmallestCodec))
        {
            throw new FormatException(
                $"'codec={SmallestCodec}' means effort=best, but '{text}' asks for another effort.");
        }

        CodecParameters.Check(terms, text);
        if (terms.Preset is { } preset && terms.Codec is not null && terms.Codec != preset.Codec)
        {
            throw new FormatException(
                $"The preset '{preset.Name}' is {preset.Codec}, but '{text}' asks for {terms.Codec}; leave one of them "
                    + $"out.");
        }
    }

    private static double Number(string term, string key, string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && number > 0
            ? number
            : throw new FormatException(
                $"'{term}' needs a positive finite number, for example "
                    + $"{key}={(key == "psnr" ? "60 (in decibels)" : "0.001")}.");

    private static double Part(string term, string key, string? value) => Number(term, key, value) is < 1 and var part
        ? part
        : throw new FormatException(
        $"'{term}' allows errors as large as the values; {key} needs a number in (0, 1), for example {key}=0.001.");

    private static string Text(string term, string key, string? value) => string.IsNullOrEmpty(value)
        ? throw new FormatException(
        $"'{term}' needs a {(key == "segment" ? "length" : "name")}, for example {ExampleOf(key)}.")
        : value;

    private static string ExampleOf(string key) => key switch
    {
        "codec" => "codec=hevc",
        "segment" => "segment=24f",
        "effort" => "effort=best",
        _ => "preset=high",
    };

    // The smallest of all is the choice among all, with every effort.
    private static QualityTerms WithCodec(QualityTerms terms, string name, IReadOnlyList<string>? codecs) => name switch
    {
        VideoCodec => terms,
        SmallestCodec => terms with { Codec = QualityTerms.AutomaticCodec, Effort = CodingEffort.Best },
        QualityTerms.AutomaticCodec => terms with { Codec = name },
        _ => terms with { Codec = Known(name, codecs) },
    };

    private static string Known(string name, IReadOnlyList<string>? codecs)
    {
        if (codecs is null || codecs.Contains(name))
        {
            return name;
        }

        string[] choices = [VideoCodec, QualityTerms.AutomaticCodec, SmallestCodec];
        var allowed = string.Join(", ", choices.Concat(codecs));
        throw new FormatException($"'{name}' is not a codec; use one of {allowed}.");
    }
}
