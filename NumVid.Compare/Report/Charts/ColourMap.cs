using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Report.Charts;

/// <summary>A colour for each place in [0, 1], even in OKLab: equal steps look equal, and lightness alone tells them
/// apart, which colour-blind people see, too.</summary>
/// <param name="Name">The name that users give.</param>
/// <param name="At">The colour of a place.</param>
internal sealed record ColourMap(string Name, Func<double, OkLab> At)
{
    /// <summary>All maps; the first is used where none is named.</summary>
    internal static IReadOnlyList<ColourMap> Known { get; } =
    [
        new("viridis", Palette.SequentialAt),
        new("blue-orange", Palette.DivergingAt),
        new("ember", place => Ramp(place, 0.16, 0.95, 25, 105, 0.13)),
        new("rain", place => Ramp(place, 0.97, 0.27, 230, 285, 0.13)),
        new("gray", place => new OkLab(double.Lerp(0.2, 1, place), 0, 0)),
    ];

    /// <summary>The map of a name, or null.</summary>
    internal static ColourMap? Find(string name) => Known.FirstOrDefault(map => map.Name == name);

    // Lightness goes straight from end to end, and the hue with it; most of the chroma is in the middle, where the
    // screen can show it.
    private static OkLab Ramp(
        double place, double fromLightness, double toLightness, double fromHue, double toHue, double chroma)
    {
        var hue = double.Lerp(fromHue, toHue, place) * Math.PI / 180;
        var strength = chroma * 4 * place * (1 - place);
        return new OkLab(
            double.Lerp(fromLightness, toLightness, place), strength * Math.Cos(hue), strength * Math.Sin(hue));
    }
}
