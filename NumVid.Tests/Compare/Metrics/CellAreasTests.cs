using System;
using System.Linq;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

/// <summary>Areas of cells against those between parallels and meridians: difference of sines x difference of
/// longitudes.</summary>
internal sealed class CellAreasTests
{
    [Test]
    public void Areas_OfARegularGrid_AreThoseBetweenParallels()
    {
        double[] latitudes = [.. Enumerable.Range(0, 60 * 120).Select(i => -88.5 + (3 * (i / 120)))];
        double[] longitudes = [.. Enumerable.Range(0, 60 * 120).Select(i => 3.0 * (i % 120))];
        var areas = CellAreas.Of(latitudes, longitudes, 60);
        double Sine(double degrees) => Math.Sin(degrees * Math.PI / 180);
        var expected = latitudes.Select(lat => (Sine(lat + 1.5) - Sine(lat - 1.5)) * 3 * Math.PI / 180).ToArray();
        var inner = Enumerable.Range(0, areas.Length).Where(i => Math.Abs(latitudes[i]) < 80);

        Assert.That(inner.Select(i => areas[i] / expected[i]), Is.All.EqualTo(1).Within(0.005));
        Assert.That(areas.Sum(), Is.EqualTo(4 * Math.PI).Within(1).Percent);
    }

    [Test]
    public void Areas_DoNotDependOnWhereTheGridIsTurned()
    {
        // A grid of 4 x 4 degrees around a pole has the areas that it has at the equator.
        var at = Enumerable.Range(0, 25).Select(i => (Y: (i / 5) - 2.0, X: (i % 5) - 2.0)).ToArray();
        var equator = CellAreas.Of([.. at.Select(p => p.Y)], [.. at.Select(p => p.X)], 5);
        var turned = at.Select(p =>
        {
            var (lat, lon) = (p.Y * Math.PI / 180, p.X * Math.PI / 180);
            var (x, y, z) = (-Math.Sin(lat), Math.Cos(lat) * Math.Sin(lon), Math.Cos(lat) * Math.Cos(lon));
            return (Y: Math.Asin(z) * 180 / Math.PI, X: Math.Atan2(y, x) * 180 / Math.PI);
        }).ToArray();
        var pole = CellAreas.Of([.. turned.Select(p => p.Y)], [.. turned.Select(p => p.X)], 5);

        Assert.That(pole, Is.EqualTo(equator).Within(1e-6).Percent);
        Assert.That(CellAreas.Of([0, 0, double.NaN, 1], [0, 1, 0, 1], 2), Is.All.EqualTo(0));
    }
}
