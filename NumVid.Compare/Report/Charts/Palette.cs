using System;

namespace NumVid.Compare.Report.Charts;

/// <summary>The colours of field and difference pictures: 255 for values, the last one for missing.</summary>
/// <remarks>Both are even in OKLab (Ottosson 2020), a space in which equal steps look equal, and both are read the same
/// by colour-blind people: viridis (Smith and van der Walt, 2015, public domain) grows lighter from end to end, and the
/// other one is lightest in the middle and turns to blue and to orange.</remarks>
internal static class Palette
{
    private const int ValueCount = 255;

    // The same grey in both: neither has a grey of this lightness.
    private const byte MissingGrey = 0x8C;

    // Every eighth part of viridis.
    private static readonly uint[] s_viridis =
        [0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725];

    /// <summary>For fields: dark blue is low, yellow high.</summary>
    internal static byte[] Sequential { get; } = Build(SequentialAt);

    /// <summary>For differences: blue is negative, almost white zero, orange-red positive.</summary>
    internal static byte[] Diverging { get; } = Build(DivergingAt);

    private static byte[] Build(Func<double, OkLab> colourAt)
    {
        var palette = new byte[3 * (ValueCount + 1)];
        for (var i = 0; i < ValueCount; i++)
        {
            colourAt(i / (double)(ValueCount - 1)).WriteTo(palette.AsSpan(3 * i, 3));
        }

        palette.AsSpan(3 * ValueCount).Fill(MissingGrey);
        return palette;
    }

    /// <summary>The colour of fields at a place in [0, 1].</summary>
    internal static OkLab SequentialAt(double place)
    {
        var scaled = place * (s_viridis.Length - 1);
        var index = Math.Min((int)scaled, s_viridis.Length - 2);
        return OkLab.Between(OkLab.FromRgb(s_viridis[index]), OkLab.FromRgb(s_viridis[index + 1]), scaled - index);
    }

    /// <summary>The colour of differences at a place in [0, 1].</summary>
    internal static OkLab DivergingAt(double place)
    {
        const double WhiteLightness = 0.97;
        const double LightnessLost = 0.57;
        const double LargestChroma = 0.14;
        const double Blue = 255 * Math.PI / 180;
        const double Orange = 42 * Math.PI / 180;
        var distance = Math.Abs((2 * place) - 1);
        var chroma = LargestChroma * (1 - ((1 - distance) * (1 - distance)));
        var hue = place < 0.5 ? Blue : Orange;
        return new OkLab(WhiteLightness - (LightnessLost * distance), chroma * Math.Cos(hue), chroma * Math.Sin(hue));
    }
}
