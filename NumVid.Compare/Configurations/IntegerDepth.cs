using System.Collections.Generic;
using System.Globalization;

namespace NumVid.Compare.Configurations;

/// <summary>The bits of the whole numbers to which a configuration rounds values, for the effective ratio.</summary>
internal static class IntegerDepth
{
    // The depths of the seed study's presets; 16 bits are kept as two videos.
    private static readonly Dictionary<string, int> s_presets = new()
    {
        ["extreme"] = 8,
        ["max"] = 8,
        ["vhigh"] = 10,
        ["high"] = 12,
        ["avg"] = 12,
        ["low"] = 16,
        ["vlow"] = 16,
        ["C4-JP2K"] = 16,
        ["LL-JP2K"] = 16,
    };

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
            : quality.StartsWith(PresetTerm, System.StringComparison.Ordinal)
                && s_presets.TryGetValue(quality[PresetTerm.Length..], out var preset) ? preset
            : null;
    }
}
