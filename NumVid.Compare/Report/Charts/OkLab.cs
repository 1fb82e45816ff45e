using System;

namespace NumVid.Compare.Report.Charts;

/// <summary>A colour in OKLab: lightness and two opposing pairs, in which distances are as they are seen.</summary>
/// <param name="L">Lightness, 0 to 1.</param>
/// <param name="A">Green to red.</param>
/// <param name="B">Blue to yellow.</param>
internal readonly record struct OkLab(double L, double A, double B)
{
    /// <summary>The colour of a number 0xRRGGBB in sRGB.</summary>
    internal static OkLab FromRgb(uint rgb)
    {
        var r = ToLinear((rgb >> 16) & 255);
        var g = ToLinear((rgb >> 8) & 255);
        var b = ToLinear(rgb & 255);
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new OkLab(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>A colour on the way from one to another.</summary>
    internal static OkLab Between(OkLab from, OkLab to, double place) => new(
        double.Lerp(from.L, to.L, place), double.Lerp(from.A, to.A, place), double.Lerp(from.B, to.B, place));

    /// <summary>Writes red, green and blue; what a screen cannot show is clipped.</summary>
    internal void WriteTo(Span<byte> rgb)
    {
        var l = Cube(L + (0.3963377774 * A) + (0.2158037573 * B));
        var m = Cube(L - (0.1055613458 * A) - (0.0638541728 * B));
        var s = Cube(L - (0.0894841775 * A) - (1.2914855480 * B));
        rgb[0] = FromLinear((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s));
        rgb[1] = FromLinear((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s));
        rgb[2] = FromLinear((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
    }

    private static double Cube(double value) => value * value * value;

    // IEC 61966-2-1.
    private static double ToLinear(uint channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static byte FromLinear(double value)
    {
        var encoded = value <= 0.0031308 ? 12.92 * value : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(Math.Clamp(encoded, 0, 1) * 255);
    }
}
