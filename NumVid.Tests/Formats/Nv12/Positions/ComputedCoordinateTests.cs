using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Positions;

/// <summary>Latitudes and longitudes that follow a map which an attribute names cost next to nothing, and come back bit
/// by bit.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class ComputedCoordinateTests
{
    private const int Rows = 60;
    private const int Columns = 90;

    private TemporaryFolder _folder = null!;

    // Forty bits a point would be 27 kB; the numbers of the map take about 90 bytes.
    private const int Most = 330;

    private static IEnumerable<string> Maps =>
        ["cone", "southern cone", "plane", "southern plane", "stereographic", "turned grid", "cylinder",
            "turned sphere",
            "ellipsoid", "equal areas"];

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Maps))]
    public void Positions_OnANamedMap_CostNextToNothing(string map)
    {
        var (latitudes, longitudes) = Grid(map, 0.012);
        var sizes = Write(map, latitudes, longitudes, "crs");

        Assert.That(sizes.Latitude, Is.LessThan(Most));
        Assert.That(sizes.Longitude, Is.LessThan(Most));
    }

    // As text tables and many files have them: to some decimals, or to some digits that count.
    [TestCase(4, false)]
    [TestCase(2, false)]
    [TestCase(7, true)]
    [TestCase(6, true)]
    public void Positions_ThatWereRounded_CostNextToNothing(int places, bool areDigits)
    {
        foreach (var map in new[] { "turned sphere", "ellipsoid" })
        {
            var (latitudes, longitudes) = GridOfDoubles(map, 0.012);
            var format = (areDigits ? "G" : "F") + places.ToString(CultureInfo.InvariantCulture);
            float[] Rounded(double[] values) => [.. values.Select(value => float.Parse(
                value.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
            var sizes = Write(map, Rounded(latitudes), Rounded(longitudes), "crs");

            Assert.That(sizes.Latitude, Is.LessThan(Most), map);
            Assert.That(sizes.Longitude, Is.LessThan(Most), map);
        }
    }

    // Found in practice: the attributes name another pole than the positions have.
    [Test]
    public void Positions_OnATurnedSphereOfAnotherPole_CostNextToNothing()
    {
        var (latitudes, longitudes) = Grid("turned sphere", 0.012);
        var sizes = Write("wrong pole", latitudes, longitudes, "crs");

        Assert.That(sizes.Latitude, Is.LessThan(Most));
        Assert.That(sizes.Longitude, Is.LessThan(Most));
    }

    [Test]
    public void Positions_WithoutANamedMap_AreKeptAsBefore()
    {
        var (latitudes, longitudes) = Grid("cone", 0.012);
        var sizes = Write("cone", latitudes, longitudes, "nothing");

        Assert.That(sizes.Latitude, Is.GreaterThan(2 * Most));
    }

    // A step that changes across the grid, as no map has it.
    [Test]
    public void Positions_ThatFollowNoGrid_ComeBackToo()
    {
        var (latitudes, longitudes) = Grid("cone", 0.012);
        Write("cone", latitudes, [.. longitudes.Select((value, i) => value + (i % 7 * 0.01f))], "crs");
    }

    [Test]
    public void Positions_OfDoubles_ComeBackAndCostAFewBits()
    {
        var (latitudes, longitudes) = GridOfDoubles("plane", 0.012);
        var sizes = Write("plane", latitudes, longitudes, "crs");

        Assert.That(sizes.Latitude, Is.LessThan(Rows * Columns));
        Assert.That(sizes.Longitude, Is.LessThan(Rows * Columns));
    }

    [Test]
    public void Longitudes_OfAReducedGrid_AreTheLengthsOfItsRows()
    {
        int[] lengths = [.. Enumerable.Range(0, 64).Select(row => 4 * (5 + Math.Min(row, 63 - row)))];
        float[] longitudes = [.. lengths.SelectMany(n => Enumerable.Range(0, n).Select(i => (float)(i * 360.0 / n)))];
        var path = _folder.File("reduced.nv12");
        using var dataSet = new Nv12DataSet($"{path}?openMode=create");
        dataSet.AddVariable<float>("longitude", longitudes, "cell").Metadata["units"] = "degrees_east";
        dataSet.Commit();

        Assert.That(dataSet.GetCodedByteCount("longitude"), Is.LessThan(120));
        using var read = new Nv12DataSet($"{path}?openMode=readOnly");
        Assert.That(read["longitude"].GetData(), Is.EqualTo(longitudes));
    }

    // Segments are cut without regard to rows.
    [TestCase(0, 17)]
    [TestCase(11, 0)]
    [TestCase(5, 3)]
    public void Longitudes_OfAPartOfAReducedGrid_AreTheLengthsOfItsRowsToo(int before, int behind)
    {
        int[] lengths = [.. Enumerable.Range(0, 64).Select(row => 4 * (5 + Math.Min(row, 63 - row)))];
        var longitudes = lengths.SelectMany(n => Enumerable.Range(0, n).Select(i => i * 360.0 / n)).ToArray();
        longitudes = longitudes[before..^behind];

        var coded = ExactCoder.TryEncodeComputed<double>(longitudes, SegmentGeometry.Row(longitudes.Length), null)!;

        Assert.That(coded, Has.Length.LessThan(150));
        Assert.That(
            ExactCoder.Decode<double>(coded, SegmentGeometry.Row(longitudes.Length)), Is.EqualTo(longitudes));
    }

    private (long Latitude, long Longitude) Write<T>(string map, T[] latitudes, T[] longitudes, string mapping)
    {
        var path = _folder.File("grid.nv12");
        using (var dataSet = new Nv12DataSet($"{path}?openMode=create"))
        {
            dataSet.IsAutocommitEnabled = false;
            Add(dataSet, "lat", latitudes, "degrees_north");
            Add(dataSet, "lon", longitudes, "degrees_east");
            var crs = dataSet.AddVariable<int>("crs");
            foreach (var (key, value) in AttributesOf(map))
            {
                crs.Metadata[key] = value;
            }

            var field = dataSet.AddVariable<float>("t", new float[1, Rows, Columns], "time", "y", "x");
            field.Metadata["grid_mapping"] = mapping;
            field.Metadata["coordinates"] = "lat lon";
            dataSet.Commit();
        }

        using var read = new Nv12DataSet($"{path}?openMode=readOnly");
        Assert.That(read["lat"].GetData().Cast<T>(), Is.EqualTo(latitudes));
        Assert.That(read["lon"].GetData().Cast<T>(), Is.EqualTo(longitudes));
        Assert.That(Nv12Fixity.Check(path).IsSound);
        return (read.GetCodedByteCount("lat"), read.GetCodedByteCount("lon"));
    }

    private static void Add<T>(Nv12DataSet dataSet, string name, T[] values, string units)
    {
        var array = new T[Rows, Columns];
        for (var i = 0; i < values.Length; i++)
        {
            array[i / Columns, i % Columns] = values[i];
        }

        dataSet.AddVariable<T>(name, array, "y", "x").Metadata["units"] = units;
    }

    private static Dictionary<string, object> AttributesOf(string map) => map switch
    {
        "cone" or "ellipsoid" => new()
        {
            ["grid_mapping_name"] = "lambert_conformal_conic",
            ["standard_parallel"] = new[] { 33.0, 45.0 },
            ["longitude_of_central_meridian"] = 262.5,
            ["semi_major_axis"] = 6378137.0,
            ["semi_minor_axis"] = map == "cone" ? 6378137.0 : 6356752.314,
        },
        "southern cone" => new()
        {
            ["grid_mapping_name"] = "lambert_conformal_conic",
            ["standard_parallel"] = -30.0,
            ["longitude_of_central_meridian"] = 20.0,
        },
        "plane" or "southern plane" => new()
        {
            ["grid_mapping_name"] = "polar_stereographic",
            ["straight_vertical_longitude_from_pole"] = -45.0,
            ["latitude_of_projection_origin"] = map == "plane" ? 90.0 : -90.0,
        },
        "stereographic" => new()
        {
            ["grid_mapping_name"] = "stereographic",
            ["longitude_of_projection_origin"] = -45.0,
            ["latitude_of_projection_origin"] = 90.0,
        },
        "turned grid" => new()
        {
            ["grid_mapping_name"] = "polar_stereographic",
            ["standard_parallel"] = 60.0,
        },
        "equal areas" => new()
        {
            ["grid_mapping_name"] = "lambert_azimuthal_equal_area",
            ["latitude_of_projection_origin"] = 52.0,
            ["longitude_of_projection_origin"] = 10.0,
            ["semi_major_axis"] = 6378137.0,
            ["inverse_flattening"] = 298.257222101,
        },
        "cylinder" => new() { ["grid_mapping_name"] = "mercator", ["standard_parallel"] = 20.0 },
        _ => new()
        {
            ["grid_mapping_name"] = "rotated_latitude_longitude",
            ["grid_north_pole_latitude"] = map == "wrong pole" ? 18.0 : 39.25,
            ["grid_north_pole_longitude"] = map == "wrong pole" ? -140.75 : -162.0,
        },
    };

    private static (float[] Latitudes, float[] Longitudes) Grid(string map, double step)
    {
        var (latitudes, longitudes) = GridOfDoubles(map, step);
        return ([.. latitudes.Select(value => (float)value)], [.. longitudes.Select(value => (float)value)]);
    }

    // By Snyder's formulas and the library's functions, on a sphere of radius 1 or WGS 84.
    private static (double[] Latitudes, double[] Longitudes) GridOfDoubles(string map, double step)
    {
        var points = Enumerable.Range(0, Rows * Columns).Select(i => Point(
            map, (i % Columns * step) - 0.31, (i / Columns * step) - 0.17)).ToArray();
        return (
            [.. points.Select(point => point.Latitude * 180 / Math.PI)],
            [.. points.Select(point => point.Longitude * 180 / Math.PI)]);
    }

    private static (double Latitude, double Longitude) Point(string map, double x, double y) => map switch
    {
        "cone" => Cone(x, y, 33, 45, 262.5, 0),
        "ellipsoid" => Cone(x, y, 33, 45, 262.5, Math.Sqrt(1 - Math.Pow(6356752.314 / 6378137.0, 2))),
        "southern cone" => Cone(x, y, -30, -30, 20, 0),
        "plane" or "stereographic" or "turned grid" => Plane(x, y, 1),
        "southern plane" => Plane(x, y, -1),
        "equal areas" => EqualAreas(x - 0.1, y - 0.2),
        "cylinder" => (Math.Atan(Math.Sinh(y)), x),
        _ => Turned(x / 2, y / 2),
    };

    private static (double Latitude, double Longitude) Cone(
        double x, double y, double first, double second, double middle, double e)
    {
        var (phi, psi) = (first * Math.PI / 180, second * Math.PI / 180);
        var n = first == second ? Math.Sin(phi)
            : Math.Log(M(phi, e) / M(psi, e)) / Math.Log(T(phi, e) / T(psi, e));
        var factor = M(phi, e) / (n * Math.Pow(T(phi, e), n));
        var origin = factor * Math.Pow(T(phi, e), n);
        var rho = Math.Sign(n) * Math.Sqrt((x * x) + ((origin - y) * (origin - y)));
        var t = Math.Pow(rho / factor, 1 / n);
        var latitude = (Math.PI / 2) - (2 * Math.Atan(t));
        for (var i = 0; i < 20; i++)
        {
            var sine = e * Math.Sin(latitude);
            latitude = (Math.PI / 2) - (2 * Math.Atan(t * Math.Pow((1 - sine) / (1 + sine), e / 2)));
        }

        var theta = Math.Atan2(Math.Sign(n) * x, Math.Sign(n) * (origin - y));
        return (latitude, (theta / n) + (middle * Math.PI / 180));
    }

    // Snyder 24-18 to 24-31, the authalic latitude by its series (3-18).
    private static (double Latitude, double Longitude) EqualAreas(double x, double y)
    {
        var f = 1 / 298.257222101;
        var e2 = f * (2 - f);
        var e = Math.Sqrt(e2);
        double Q(double phi) => (1 - e2) * ((Math.Sin(phi) / (1 - (e2 * Math.Sin(phi) * Math.Sin(phi))))
            - (Math.Log((1 - (e * Math.Sin(phi))) / (1 + (e * Math.Sin(phi)))) / (2 * e)));
        var centre = 52 * Math.PI / 180;
        var radius = Math.Sqrt(Q(Math.PI / 2) / 2);
        var beta = Math.Asin(Q(centre) / Q(Math.PI / 2));
        var d = M(centre, e) / (radius * Math.Cos(beta));
        var rho = Math.Sqrt((x / d * (x / d)) + (d * y * d * y));
        var c = 2 * Math.Asin(rho / (2 * radius));
        var authalic = Math.Asin((Math.Cos(c) * Math.Sin(beta)) + (d * y * Math.Sin(c) * Math.Cos(beta) / rho));
        var latitude = authalic;
        for (var i = 0; i < 30; i++)
        {
            var sine = Math.Sin(latitude);
            latitude += Math.Pow(1 - (e2 * sine * sine), 2) / (2 * Math.Cos(latitude)) * (
                ((Q(Math.PI / 2) * Math.Sin(authalic)) - Q(latitude)) / (1 - e2));
        }

        var longitude = Math.Atan2(
            x * Math.Sin(c),
            (d * rho * Math.Cos(beta) * Math.Cos(c)) - (d * d * y * Math.Sin(beta) * Math.Sin(c)));
        return (latitude, longitude + (10 * Math.PI / 180));
    }

    private static double M(double phi, double e) =>
        Math.Cos(phi) / Math.Sqrt(1 - (e * e * Math.Sin(phi) * Math.Sin(phi)));

    private static double T(double phi, double e) => Math.Tan((Math.PI / 4) - (phi / 2))
        / Math.Pow((1 - (e * Math.Sin(phi))) / (1 + (e * Math.Sin(phi))), e / 2);

    private static (double Latitude, double Longitude) Plane(double x, double y, int pole)
    {
        var (right, up) = (x - 0.2, y - 0.5);
        var rho = Math.Sqrt((right * right) + (up * up));
        return (
            pole * ((Math.PI / 2) - (2 * Math.Atan(rho / 2))), Math.Atan2(right, -pole * up) - (45 * Math.PI / 180));
    }

    private static (double Latitude, double Longitude) Turned(double x, double y)
    {
        var pole = 39.25 * Math.PI / 180;
        var latitude = Math.Asin((Math.Sin(y) * Math.Sin(pole)) + (Math.Cos(y) * Math.Cos(x) * Math.Cos(pole)));
        var longitude = Math.Atan2(
            Math.Cos(y) * Math.Sin(x), (Math.Sin(pole) * Math.Cos(y) * Math.Cos(x)) - (Math.Cos(pole) * Math.Sin(y)));
        return (latitude, longitude + ((-162 + 180) * Math.PI / 180));
    }
}
