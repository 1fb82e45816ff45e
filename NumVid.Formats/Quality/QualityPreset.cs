using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Quality;

/// <summary>One step of the ladder of presets: how fields are encoded, without a guarantee.</summary>
/// <param name="Name">The name in the quality grammar.</param>
/// <param name="Codec">The codec: hevc, jpeg2000 or dct.</param>
/// <param name="BitDepth">Bits of a code: the values are rounded to 2^BitDepth codes between the smallest and the
/// largest.</param>
/// <param name="Rate">How much the codec may lose, as the manifest has it: <c>crf=N</c>, <c>level=N</c>,
/// <c>shift=N</c> or <c>lossless</c>.</param>
public sealed record QualityPreset(string Name, string Codec, int BitDepth, string Rate)
{
    /// <summary>All presets: the ladder from the smallest file to the smallest error, then the second seed's.</summary>
    public static IReadOnlyList<QualityPreset> Known { get; } =
    [
        new("extreme", CodecNames.Hevc, 8, "crf=51"),
        new("max", CodecNames.Hevc, 8, "crf=32"),
        new("vhigh", CodecNames.Hevc, 10, "crf=20"),
        new("C4-JP2K", CodecNames.Jpeg2000, 16, "level=4"),
        new("high", CodecNames.Hevc, 12, "crf=15"),
        new("avg", CodecNames.Hevc, 12, "crf=8"),
        new("low", CodecNames.Hevc, 16, "crf=0"),
        new("vlow", CodecNames.Hevc, 16, "lossless"),
        new("LL-JP2K", CodecNames.Jpeg2000, 16, "lossless"),
        new("dct-seed", CodecNames.Dct, 8, "shift=4"),
    ];

    /// <summary>Finds a preset by name.</summary>
    /// <exception cref="FormatException">No preset has this name.</exception>
    internal static QualityPreset Find(string name) => Known.FirstOrDefault(preset => preset.Name == name)
        ?? throw new FormatException(
            $"'{name}' is not a preset; use one of {string.Join(", ", Known.Select(preset => preset.Name))}.");
}
