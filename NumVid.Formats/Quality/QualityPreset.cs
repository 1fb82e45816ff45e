using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Quality;

/// <summary>One step of the ladder of presets: a bit depth and a constant rate factor, without a guarantee.</summary>
/// <param name="Name">The name in the quality grammar.</param>
/// <param name="BitDepth">Bits of a sample.</param>
/// <param name="RateFactor">The encoder's constant rate factor; smaller is better and larger.</param>
internal sealed record QualityPreset(string Name, int BitDepth, int RateFactor)
{
    private static readonly QualityPreset[] s_known =
    [
        new("extreme", 8, 51), new("max", 8, 32), new("vhigh", 10, 20), new("high", 12, 15), new("avg", 12, 8),
    ];

    private static readonly string[] s_later = ["C4-JP2K", "low", "vlow", "LL-JP2K"];

    /// <summary>The names that can be used.</summary>
    internal static IEnumerable<string> KnownNames => s_known.Select(preset => preset.Name);

    /// <summary>Finds a preset by name.</summary>
    /// <exception cref="FormatException">No preset has this name.</exception>
    /// <exception cref="UnsupportedDataException">The preset needs 16 bits or JPEG 2000, which this version lacks.</exception>
    internal static QualityPreset Find(string name)
    {
        if (Array.Find(s_known, preset => preset.Name == name) is { } found)
        {
            return found;
        }

        var allowed = string.Join(", ", KnownNames);
        if (s_later.Contains(name))
        {
            throw new UnsupportedDataException(
                $"The preset '{name}' needs 16-bit coding, which is not supported yet; use one of {allowed}.");
        }

        throw new FormatException($"'{name}' is not a preset; use one of {allowed}.");
    }
}
