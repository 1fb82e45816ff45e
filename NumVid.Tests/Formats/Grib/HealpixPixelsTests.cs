using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Grib.Grids;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>The centres of HEALPix pixels are those of astropy-healpix 0.6.</summary>
[TestFixture]
internal sealed class HealpixPixelsTests
{
    // Latitude and longitude of each pixel.
    private const string Rings = """
        66.4435 45.00, 66.4435 135.00, 66.4435 225.00, 66.4435 315.00, 41.8103 22.50, 41.8103 67.50,
        41.8103 112.50, 41.8103 157.50, 41.8103 202.50, 41.8103 247.50, 41.8103 292.50, 41.8103 337.50,
        19.4712 0.00, 19.4712 45.00, 19.4712 90.00, 19.4712 135.00, 19.4712 180.00, 19.4712 225.00,
        19.4712 270.00, 19.4712 315.00, 0.0000 22.50, 0.0000 67.50, 0.0000 112.50, 0.0000 157.50,
        0.0000 202.50, 0.0000 247.50, 0.0000 292.50, 0.0000 337.50, -19.4712 0.00, -19.4712 45.00,
        -19.4712 90.00, -19.4712 135.00, -19.4712 180.00, -19.4712 225.00, -19.4712 270.00, -19.4712 315.00,
        -41.8103 22.50, -41.8103 67.50, -41.8103 112.50, -41.8103 157.50, -41.8103 202.50, -41.8103 247.50,
        -41.8103 292.50, -41.8103 337.50, -66.4435 45.00, -66.4435 135.00, -66.4435 225.00, -66.4435 315.00,
        """;

    private const string Nested = """
        19.4712 45.00, 41.8103 67.50, 41.8103 22.50, 66.4435 45.00, 19.4712 135.00, 41.8103 157.50,
        41.8103 112.50, 66.4435 135.00, 19.4712 225.00, 41.8103 247.50, 41.8103 202.50, 66.4435 225.00,
        19.4712 315.00, 41.8103 337.50, 41.8103 292.50, 66.4435 315.00, -19.4712 0.00, 0.0000 22.50,
        0.0000 337.50, 19.4712 0.00, -19.4712 90.00, 0.0000 112.50, 0.0000 67.50, 19.4712 90.00,
        -19.4712 180.00, 0.0000 202.50, 0.0000 157.50, 19.4712 180.00, -19.4712 270.00, 0.0000 292.50,
        0.0000 247.50, 19.4712 270.00, -66.4435 45.00, -41.8103 67.50, -41.8103 22.50, -19.4712 45.00,
        -66.4435 135.00, -41.8103 157.50, -41.8103 112.50, -19.4712 135.00, -66.4435 225.00, -41.8103 247.50,
        -41.8103 202.50, -19.4712 225.00, -66.4435 315.00, -41.8103 337.50, -41.8103 292.50, -19.4712 315.00,
        """;

    [Test]
    public void ListRings_Side2_IsThatOfAstropy() => AssertSame(HealpixPixels.ListRings(2), Rings);

    [Test]
    public void ListNested_Side2_IsThatOfAstropy() => AssertSame(HealpixPixels.ListNested(2), Nested);

    // In rings near a pole, at the edge of its cap and beyond.
    [TestCase(16, false, 0, 87.075820, 45.000000)]
    [TestCase(16, false, 100, 69.422546, 212.142857)]
    [TestCase(16, false, 479, 44.993880, 357.000000)]
    [TestCase(16, false, 500, 41.810315, 115.312500)]
    [TestCase(16, false, 1600, -2.388015, 180.000000)]
    [TestCase(16, false, 3071, -87.075820, 315.000000)]
    [TestCase(16, true, 1000, 63.448284, 285.000000)]
    [TestCase(16, true, 1530, 30.000000, 81.562500)]
    [TestCase(16, true, 2999, -27.279613, 298.125000)]
    public void List_LargerSides_IsThatOfAstropy(int side, bool isNested, int pixel, double latitude, double longitude)
    {
        var (latitudes, longitudes) = isNested ? HealpixPixels.ListNested(side) : HealpixPixels.ListRings(side);

        Assert.That((latitudes[pixel], longitudes[pixel]), Is.EqualTo((latitude, longitude)).Within(1e-6));
    }

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(64)]
    public void List_BothOrders_AreTheSamePixels(int side)
    {
        var (rings, nested) = (HealpixPixels.ListRings(side), HealpixPixels.ListNested(side));

        Assert.That(nested.Latitudes.Zip(nested.Longitudes).Select(Rounded).Distinct().Order(),
            Is.EqualTo(rings.Latitudes.Zip(rings.Longitudes).Select(Rounded).Order()));
    }

    private static (double Latitude, double Longitude) Rounded((double Latitude, double Longitude) point) =>
        (Math.Round(point.Latitude, 7), Math.Round(point.Longitude, 7));

    private static void AssertSame((double[] Latitudes, double[] Longitudes) pixels, string table)
    {
        var expected = table.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();

        Assert.That(pixels.Latitudes, Is.EqualTo(expected.Select(pair => pair[0])).Within(1e-4));
        Assert.That(pixels.Longitudes, Is.EqualTo(expected.Select(pair => pair[1])).Within(1e-4));
    }
}
