using System;
using System.Linq;
using NumVid.Compare.Report.Charts;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Report.Movies;

/// <summary>What makes a map perceptually uniform and safe: CIE lightness that goes straight, in colours that a screen
/// can show.</summary>
internal sealed class ColourMapTests
{
    [Test]
    public void Lightness_GoesOneWayInEvenSteps([Values("viridis", "ember", "rain", "gray")] string name)
    {
        var lightness = Enumerable.Range(0, 65).Select(i => LightnessOf(name, i / 64.0)).ToArray();

        var steps = lightness.Zip(lightness.Skip(1), (a, b) => (b - a) * Math.Sign(lightness[^1] - lightness[0])).ToArray();
        var mean = steps.Average();
        Assert.That(steps, Is.All.GreaterThan(0.4 * mean).And.All.LessThan(1.7 * mean));
        Assert.That(Math.Abs(lightness[^1] - lightness[0]), Is.GreaterThan(60), "of 100");
    }

    [Test]
    public void Differences_AreAsDarkOnBothSidesAndLightInTheMiddle()
    {
        Assert.That(LightnessOf("blue-orange", 0), Is.EqualTo(LightnessOf("blue-orange", 1)).Within(8));
        Assert.That(LightnessOf("blue-orange", 0.5), Is.GreaterThan(90));
    }

    // CIE 1976 lightness from the luminance of sRGB (IEC 61966-2-1).
    private static double LightnessOf(string name, double place)
    {
        Span<byte> rgb = stackalloc byte[3];
        ColourMap.Find(name)!.At(place).WriteTo(rgb);
        var y = (0.2126 * Linear(rgb[0])) + (0.7152 * Linear(rgb[1])) + (0.0722 * Linear(rgb[2]));
        return y > 216.0 / 24389 ? (116 * Math.Cbrt(y)) - 16 : y * 24389 / 27;
    }

    private static double Linear(byte channel) => channel / 255.0 is var value && value <= 0.04045
        ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
