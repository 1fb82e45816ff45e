using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary>The bits of the whole numbers to which a configuration rounds values, for the effective ratio.</summary>
internal static class IntegerDepth
{
    private const string PresetTerm = "preset=";
    private const int DefaultBits = 12;

    /// <summary>The bits, or null where the numbers are not rounded to a fixed count of bits.</summary>
    internal static int? Of(FormatConfiguration configuration)
    {
        if (configuration.Options.TryGetValue("bits", out var bits)
            && int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var depth))
        {
            return depth;
        }

        return configuration.Format != "nv12" ? null
            : !configuration.Options.TryGetValue("quality", out var quality) ? DefaultBits
            : quality.StartsWith(PresetTerm, StringComparison.Ordinal) ? DepthOf(quality[PresetTerm.Length..])
            : null;
    }

    // 16 bits are kept as two videos.
    private static int? DepthOf(string name) =>
        QualityPreset.Known.FirstOrDefault(preset => preset.Name == name)?.BitDepth;
}
