using System;
using System.Linq;
using NumVid.Compare.Maps;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Maps;

/// <summary>Lines of maps, held against an atlas and against the formulas of the projections (Snyder 1987).</summary>
internal sealed class MapLinesTests
{
    private const double Radians = Math.PI / 180;

    // Where coasts cut the equator and the meridian of Greenwich, within the scale's accuracy.
    [TestCase(0, 9.3, "Gabon")]
    [TestCase(0, 42.6, "Somalia")]
    [TestCase(0, -80.1, "Ecuador")]
    [TestCase(5.6, 0, "Ghana")]
    [TestCase(35.8, 0, "Algeria")]
    public void Coasts_RunWhereTheyAre(double latitude, double longitude, string place)
    {
        var lines = MapLines.Of(0.5, Globe);
        var nearest = lines.Coast.SelectMany(line => line).Min(point =>
            double.Hypot((point.X * 360) - 180 - longitude, 90 - (point.Y * 180) - latitude));
        Assert.That(nearest, Is.LessThan(0.8), place);
    }

    [Test]
    public void Coasts_AreLinesOfTwoPointsAtLeast_ThatCloseOnIslands()
    {
        var lines = MapLines.Of(0.5, Globe);
        Assert.That(lines.Coast.Select(line => line.Count), Is.All.GreaterThan(1));

        // Madagascar lies inside of the picture: its coast is one ring.
        var island = lines.Coast.Where(line => line.All(point => point.X is > 0.61 and < 0.642 && point.Y is > 0.55 and < 0.65)).MaxBy(line => line.Count)!;
        Assert.That(island[0], Is.EqualTo(island[^1]));
        Assert.That(lines.Coast.SelectMany(line => line).Select(point => point.X), Is.All.InRange(0, 1));
    }

    [Test]
    public void Graticule_OfAGlobe_IsStraightAndNamed()
    {
        var lines = MapLines.Of(0.5, Globe);
        Assert.That(lines.Degrees.Where(degree => degree.Label is not null).Select(degree => degree.Text), Is.SupersetOf(
            new[] { "0°", "30°N", "60°S", "120°W", "60°E" }));
        var north = lines.Degrees.Single(degree => degree.Text == "30°N").Label!;
        var west = lines.Degrees.Single(degree => degree.Text == "120°W").Label!;
        Assert.That(new[] { north.X, north.Y, west.X, west.Y }, Is.EqualTo(new[] { 0, 1 / 3.0, 1 / 6.0, 1 }).Within(1e-9));
    }

    [Test]
    public void Graticule_HasCloserLinesToo_EachOnce()
    {
        var degrees = MapLines.Of(0.8, (x, y) => (71 - (42 * y), -20 + (50 * x))).Degrees;
        string[] Texts(bool isParallel, bool isFine) =>
            [.. degrees.Where(degree => degree.IsParallel == isParallel && degree.IsFine == isFine).Select(degree => degree.Text)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(isParallel: true, isFine: false), Is.EqualTo(new[] { "30°N", "40°N", "50°N", "60°N", "70°N" }));
            Assert.That(Texts(isParallel: true, isFine: true), Is.EqualTo(
                new[] { 32, 34, 36, 38, 42, 44, 46, 48, 52, 54, 56, 58, 62, 64, 66, 68 }.Select(degree => $"{degree}°N")));
            Assert.That(degrees.Select(degree => (degree.Text, degree.IsParallel)), Is.Unique);
            Assert.That(degrees.Where(degree => degree.IsFine).Select(degree => degree.Label), Is.All.Null);
        }
    }

    [TestCase("lambert")]
    [TestCase("rotated")]
    [TestCase("polar")]
    public void Graticule_InAProjection_FollowsItsFormula(string projection)
    {
        Func<double, double, (double Latitude, double Longitude)> placeOf = projection switch
        {
            "lambert" => Lambert,
            "rotated" => Rotated,
            _ => Polar,
        };
        var lines = MapLines.Of(1, placeOf);
        Assert.That(lines.Degrees.Count(degree => degree.Label is not null), Is.GreaterThan(6));
        foreach (var line in lines.Degrees.SelectMany(degree => degree.Lines))
        {
            var places = line.Select(point => placeOf(point.X, point.Y)).ToArray();
            var (latitude, longitude) = places[places.Length / 2];
            var isParallel = places.All(place => Math.Abs(place.Latitude - Math.Round(latitude)) < 0.1);
            var isMeridian = places.All(place => Math.Abs(Math.IEEERemainder(place.Longitude - Math.Round(longitude), 360)) * Math.Cos(place.Latitude * Radians) < 0.1);
            Assert.That(isParallel || isMeridian, Is.True, $"{latitude}, {longitude}");
        }
    }

    [Test]
    public void WhereNothingIsKnown_ThereIsNoLine()
    {
        var lines = MapLines.Of(1, (x, y) => x < 0.5 ? Globe(x, y) : (double.NaN, double.NaN));
        Assert.That(lines.Coast.Concat(lines.Degrees.SelectMany(degree => degree.Lines)).SelectMany(line => line).Select(point => point.X), Is.All.LessThan(0.5));
        Assert.That(MapLines.Of(1, (_, _) => (double.NaN, double.NaN)).Degrees, Is.Empty);
    }

    private static (double Latitude, double Longitude) Globe(double x, double y) => (90 - (180 * y), (360 * x) - 180);

    // One standard parallel at 40 N, around 10 E, 4000 km.
    private static (double Latitude, double Longitude) Lambert(double x, double y)
    {
        var n = Math.Sin(40 * Radians);
        var f = Math.Cos(40 * Radians) * Math.Pow(Math.Tan((45 + 20) * Radians), n) / n;
        var (east, north) = ((x - 0.5) * 4000 / 6371, ((0.5 - y) * 4000 / 6371) - (f / Math.Pow(Math.Tan((45 + 20) * Radians), n)));
        var rho = double.Hypot(east, north);
        return ((2 * Math.Atan(Math.Pow(f / rho, 1 / n)) / Radians) - 90, 10 + (Math.Atan2(east, -north) / n / Radians));
    }

    // North pole of the grid at 39.25 N, 162 W, as over Europe.
    private static (double Latitude, double Longitude) Rotated(double x, double y)
    {
        var (lat, lon, pole) = (((0.5 - y) * 40) * Radians, ((x - 0.5) * 50) * Radians, 39.25 * Radians);
        var sine = (Math.Sin(pole) * Math.Sin(lat)) + (Math.Cos(pole) * Math.Cos(lat) * Math.Cos(lon));
        var turn = Math.Atan2(
            Math.Cos(lat) * Math.Sin(lon), (Math.Sin(pole) * Math.Cos(lat) * Math.Cos(lon)) - (Math.Cos(pole) * Math.Sin(lat)));
        return (Math.Asin(sine) / Radians, 18 + (turn / Radians));
    }

    private static (double Latitude, double Longitude) Polar(double x, double y)
    {
        var rho = double.Hypot(x - 0.5, y - 0.5);
        return (90 - (2 * Math.Atan(rho) / Radians), Math.Atan2(x - 0.5, y - 0.5) / Radians);
    }
}
