using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Cf;

/// <summary>Coordinates of grid mappings lie where PROJ puts them.</summary>
internal sealed class CfMapTests
{
    private const string Wgs84 = "semi_major_axis=6378137;inverse_flattening=298.257223563";
    private const string ProjWgs84 = "+a=6378137 +rf=298.257223563";
    private const string Sphere = "earth_radius=6371229";
    private const string ProjSphere = "+R=6371229";

    private static readonly (double X, double Y)[] s_metres =
        [(0, 0), (1_000_000, 0), (-750_000, 1_200_000), (300_000, -1_500_000), (-2_000_000, -900_000), (12_345.6, 65_432.1)];

    [TestCase("lambert_conformal_conic", "standard_parallel=30,60;longitude_of_central_meridian=262;latitude_of_projection_origin=38.5;"
        + "false_easting=1e5;false_northing=-2e5;" + Wgs84, "+proj=lcc +lat_1=30 +lat_2=60 +lat_0=38.5 +lon_0=262 +x_0=1e5 +y_0=-2e5 " + ProjWgs84)]
    [TestCase("lambert_conformal_conic", "standard_parallel=-25;longitude_of_central_meridian=10;latitude_of_projection_origin=-25;" + Sphere,
        "+proj=lcc +lat_1=-25 +lat_2=-25 +lat_0=-25 +lon_0=10 " + ProjSphere)]
    [TestCase("polar_stereographic", "straight_vertical_longitude_from_pole=249;latitude_of_projection_origin=90;standard_parallel=60;" + Wgs84,
        "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=249 " + ProjWgs84)]
    [TestCase("polar_stereographic", "straight_vertical_longitude_from_pole=20;latitude_of_projection_origin=-90;"
        + "scale_factor_at_projection_origin=0.9;" + Sphere, "+proj=stere +lat_0=-90 +k_0=0.9 +lon_0=20 " + ProjSphere)]
    [TestCase("stereographic", "longitude_of_projection_origin=-40;latitude_of_projection_origin=90;" + Wgs84,
        "+proj=stere +lat_0=90 +k_0=1 +lon_0=-40 " + ProjWgs84)]
    [TestCase("mercator", "standard_parallel=20;longitude_of_projection_origin=100;" + Wgs84, "+proj=merc +lat_ts=20 +lon_0=100 " + ProjWgs84)]
    [TestCase("mercator", "scale_factor_at_projection_origin=0.95;longitude_of_projection_origin=-10;" + Sphere,
        "+proj=merc +k_0=0.95 +lon_0=-10 " + ProjSphere)]
    [TestCase("lambert_azimuthal_equal_area", "latitude_of_projection_origin=52;longitude_of_projection_origin=10;false_easting=4321000;"
        + "false_northing=3210000;" + Wgs84, "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 " + ProjWgs84)]
    [TestCase("albers_conical_equal_area", "standard_parallel=29.5,45.5;longitude_of_central_meridian=264;latitude_of_projection_origin=23;"
        + Wgs84, "+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=23 +lon_0=264 " + ProjWgs84)]
    [TestCase("transverse_mercator", "latitude_of_projection_origin=49;longitude_of_central_meridian=-2;"
        + "scale_factor_at_central_meridian=0.9996012717;false_easting=400000;false_northing=-100000;" + Wgs84,
        "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 " + ProjWgs84)]
    public void PlaceOf_Metres_IsWherePutByProj(string name, string attributes, string proj) =>
        AssertAsProj(MapOf(name, attributes), proj, s_metres, s_metres);

    [TestCase("y")]
    [TestCase("x")]
    public void PlaceOf_AngularCoordinates_IsWherePutByProj(string sweep)
    {
        const double Height = 35_786_023;
        var map = MapOf("geostationary", $"perspective_point_height={Height};longitude_of_projection_origin=-75;{Wgs84}", ("sweep_angle_axis", sweep));
        AssertAsProj(
            map, $"+proj=geos +h={Height} +lon_0=-75 +sweep={sweep} {ProjWgs84}", [.. s_metres.Select(point => (point.X / Height, point.Y / Height))], s_metres);

        var beside = map.PlaceOf(0.2, 0);
        Assert.That((beside.Latitude, beside.Longitude), Is.EqualTo((double.NaN, double.NaN)), "beside the earth");
        Assert.That((map.UnitOf("radian"), map.UnitOf("m"), map.UnitOf("K")), Is.EqualTo(((double?)1, (double?)(1 / Height), (double?)null)));
    }

    [TestCase(0)]
    [TestCase(30)]
    public void PlaceOf_RotatedCoordinates_IsWherePutByProj(int turn)
    {
        (double X, double Y)[] degrees = [(0, 0), (1, 2), (-10, 5), (20, -20), (150, 70)];
        var map = MapOf("rotated_latitude_longitude",
            $"grid_north_pole_latitude=39.25;grid_north_pole_longitude=-162;north_pole_grid_longitude={turn}");
        AssertAsProj(map, $"+proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p={turn} +lon_0=18 {ProjSphere}", degrees, degrees);
    }

    [Test]
    public void TryRead_OfWhatIsNotKnownOrSaysTooLittle_IsNull()
    {
        Assert.That(TryRead("oblique_mercator", "azimuth_of_central_line=1"), Is.Null);
        Assert.That(TryRead("lambert_conformal_conic", "standard_parallel=30"), Is.Null);
        Assert.That(MapOf("mercator", "standard_parallel=0").UnitOf("km"), Is.EqualTo(1000));
        Assert.That(MapOf("mercator", "standard_parallel=0").UnitOf("degrees"), Is.Null);
    }

    private static void AssertAsProj(CfMap map, string proj, (double X, double Y)[] points, (double X, double Y)[] projPoints)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("points");
        File.WriteAllLines(file, projPoints.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:R} {point.Y:R}")));
        var figure = proj[(proj.Contains("+a=", StringComparison.Ordinal) ? proj.IndexOf("+a=", StringComparison.Ordinal) : proj.IndexOf("+R=", StringComparison.Ordinal))..];
        var expected = ExternalTool.Run("cs2cs", ["-f", "%.9f", .. proj.Split(' '), "+to", "+proj=longlat", .. figure.Split(' '), file])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(['\t', ' ']).Take(2).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.That(expected, Has.Length.EqualTo(points.Length));
        foreach (var ((x, y), place) in points.Zip(expected))
        {
            var (latitude, longitude) = map.PlaceOf(x, y);
            Assert.That(latitude, Is.EqualTo(place[1]).Within(1e-7), $"{x}, {y}");
            Assert.That(Math.IEEERemainder(longitude - place[0], 360), Is.Zero.Within(1e-7), $"{x}, {y}");
        }
    }

    private static CfMap MapOf(string name, string attributes, params (string Key, string Value)[] words)
    {
        var map = TryRead(name, attributes, words);
        Assert.That(map, Is.Not.Null);
        return map!;
    }

    private static CfMap? TryRead(string name, string attributes, params (string Key, string Value)[] words)
    {
        var numbers = attributes.Split(';').Select(attribute => attribute.Split('=')).Select(pair => KeyValuePair.Create(
            pair[0], (object?)pair[1].Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()));
        return CfMap.TryRead(new VariableContext(
            "crs", [], [KeyValuePair.Create("grid_mapping_name", (object?)name), .. numbers, .. words.Select(word => KeyValuePair.Create(word.Key, (object?)word.Value))]));
    }
}
