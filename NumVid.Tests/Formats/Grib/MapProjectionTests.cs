using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Projections;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Grids on maps are where PROJ, and on a sphere ecCodes, put them.</summary>
[TestFixture]
internal sealed class MapProjectionTests
{
    private const int Rows = 25;
    private const int Columns = 40;
    private const string Wgs84 = "+a=6378137 +b=6356752.314245";
    private static readonly (double X, double Y) s_steps = (30_000, 20_000);

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("grid.grib2");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("+proj=lcc +lat_1=30 +lat_2=60 +lat_0=30 +lon_0=262", "cone 262 30 60", 25, 250)]
    [TestCase("+proj=lcc +lat_1=25 +lat_2=25 +lat_0=25 +lon_0=10", "cone 10 25 25", 40, 350)]
    [TestCase("+proj=lcc +lat_1=-20 +lat_2=-50 +lat_0=-20 +lon_0=150", "cone 150 -20 -50", -35, 140)]
    [TestCase("+proj=merc +lat_ts=20 +lon_0=0", "cylinder 20", -10, 100)]
    [TestCase("+proj=stere +lat_0=90 +lat_ts=60 +lon_0=249", "plane 249 0 60", 80, 200)]
    [TestCase("+proj=stere +lat_0=90 +lat_ts=90 +lon_0=0", "plane 0 0 90", 60, 10)]
    [TestCase("+proj=stere +lat_0=-90 +lat_ts=-70 +lon_0=20", "plane 20 1 70", -75, 300)]
    [TestCase("+proj=laea +lat_0=52 +lon_0=10", "azimuthal 52 10", 60, 3)]
    [TestCase("+proj=laea +lat_0=-90 +lon_0=0", "azimuthal -90 0", -70, 200)]
    [TestCase("+proj=laea +lat_0=0 +lon_0=-100", "azimuthal 0 260", 10, 250)]
    [TestCase("+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=23 +lon_0=264", "albers 264 23 29.5 45.5", 40, 250)]
    [TestCase("+proj=aea +lat_1=-18 +lat_2=-36 +lat_0=0 +lon_0=132", "albers 132 0 -18 -36", -25, 120)]
    [TestCase("+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000",
        "transverse 49 -2 0.9996012717 400000 -100000", 56, 352)]
    [TestCase("+proj=tmerc +lat_0=0 +lon_0=177 +k=0.9996 +x_0=500000", "transverse 0 177 0.9996 500000 0", -40, 174)]
    public void Place_AnyFigureAndCorner_IsWherePutByProj(string proj, string map, double latitude, double longitude)
    {
        foreach (
            var (figure, earth) in new[] { (Wgs84, new Ellipsoid(6378137, 6356752.314245)), (
            "+R=6371229", new Ellipsoid(6371229, 6371229)) })
        {
            var projection = Create(map, earth);
            var north = projection.Place(
                (latitude, longitude), new GribScanning(false, false, false, false), s_steps, Rows, Columns);
            Assert.That((north.Latitudes[0], north.Longitudes[0]), Is.EqualTo((latitude, longitude)).Within(1e-9));
            AssertEven(north, proj + " " + figure);
            foreach (var (isWestward, isNorthward) in new[] { (true, false), (false, true), (true, true) })
            {
                var corner = (isNorthward ? (Rows - 1) * Columns : 0) + (isWestward ? Columns - 1 : 0);
                var other = projection.Place(
                    (north.Latitudes[corner], north.Longitudes[corner]), new GribScanning(
                        isWestward, isNorthward, false, false), s_steps, Rows, Columns);
                Assert.That(other.Latitudes, Is.EqualTo(north.Latitudes).Within(1e-9));
                Assert.That(
                    other.Longitudes.Zip(north.Longitudes, (left, right) =>
                    Math.Abs(Math.IEEERemainder(left - right, 360))).Max(), Is.LessThan(1e-8));
            }
        }
    }

    [TestCase(2, 60, 0, 55, 240)]
    [TestCase(2, 90, 0, 20, 225)]
    [TestCase(2, 60, 128, -55, 120)]
    [TestCase(1, 60, 0, 35, 200)]
    public void Read_PolarStereographic_PlacesPointsAsEcCodesDoes(
        int edition, int trueLatitude, int centre, double latitude, double longitude)
    {
        var trueAt = edition == 1 ? "" : string.Create(
            CultureInfo.InvariantCulture, $",LaDInDegrees={(centre == 0 ? trueLatitude : -trueLatitude)}");
        ExternalTool.Run("grib_set", "-s", string.Create(CultureInfo.InvariantCulture,
            $"latitudeOfFirstGridPointInDegrees={latitude},longitudeOfFirstGridPointInDegrees={longitude},scanningMode=64,orientationOfTheGridInDegrees=250,projectionCentreFlag={centre},DxInMetres=60000,DyInMetres=50000{trueAt}"),
            System.IO.Path.Combine(
                ExternalTool.Run("codes_info", "-s").Trim(), $"polar_stereographic_pl_grib{edition}.tmpl"), Path);
        var lines = ExternalTool.Run("grib_get_data", "-L", "%.7f %.7f", Path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        using var data = new GribDataSet($"{Path}?openMode=readOnly");
        var (latitudes, longitudes) = ((float[,])data["latitude"].GetData(), (float[,])data["longitude"].GetData());
        var scansNorthward = ExternalTool.Run("grib_get", "-p", "jScansPositively", Path).Trim() == "1";

        Assert.That(lines, Has.Length.EqualTo(latitudes.Length));
        for (var point = 0; point < lines.Length; point++)
        {
            var words = lines[point].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (row, column) = Math.DivRem(point, latitudes.GetLength(1));
            row = scansNorthward ? latitudes.GetLength(0) - 1 - row : row;
            Assert.That(latitudes[row, column], Is.EqualTo(double.Parse(words[0], CultureInfo.InvariantCulture))
                .Within(2e-5), $"point {point}");
            Assert.That(
                Math.IEEERemainder(longitudes[row, column] - double.Parse(
                words[1], CultureInfo.InvariantCulture), 360), Is.Zero.Within(5e-5), $"point {point}");
        }
    }

    // Edition 1 measures steps at the 60th parallel of the pole's own hemisphere, as WMO defines it; ecCodes 2.28 takes
    // the northern one in any case and puts the points 14 km apart.
    [Test]
    public void Read_PolarStereographicOfTheSouthInEdition1_HasItsStepsAt60South()
    {
        const double Radius = 6_367_470;
        ExternalTool.Run(
            "grib_set", "-s", "scanningMode=64,latitudeOfFirstGridPointInDegrees=-60,longitudeOfFirstGridPointInDegrees=20,orientationOfTheGridInDegrees=20,projectionCentreFlag=128,DxInMetres=60000,DyInMetres=50000",
            System.IO.Path.Combine(
                ExternalTool.Run("codes_info", "-s").Trim(), "polar_stereographic_pl_grib1.tmpl"), Path);
        using var data = new GribDataSet($"{Path}?openMode=readOnly");
        var (latitudes, longitudes) = ((float[,])data["latitude"].GetData(), (float[,])data["longitude"].GetData());
        var last = latitudes.GetLength(0) - 1;

        Assert.That((double)data["polar_stereographic"].Metadata["standard_parallel"]!, Is.EqualTo(-60));
        Assert.That(double.DegreesToRadians(longitudes[last, 1] - 20) * Math.Cos(
            double.DegreesToRadians(latitudes[last, 1])) * Radius, Is.EqualTo(60_000).Within(100));
        Assert.That(double.DegreesToRadians(latitudes[last - 1, 0] + 60) * Radius, Is.EqualTo(50_000).Within(200));
    }

    // ecCodes 2.28 has no positions for it at all.
    [Test]
    public void Read_PolarStereographicOnAnEllipsoid_IsReadWithItsFigure()
    {
        ExternalTool.Run(
            "grib_set", "-s", "shapeOfTheEarth=5,LaDInDegrees=60,orientationOfTheGridInDegrees=250,latitudeOfFirstGridPointInDegrees=55,longitudeOfFirstGridPointInDegrees=240,DxInMetres=30000,DyInMetres=20000",
            System.IO.Path.Combine(
                ExternalTool.Run("codes_info", "-s").Trim(), "polar_stereographic_pl_grib2.tmpl"), Path);
        using var data = new GribDataSet($"{Path}?openMode=readOnly");
        var (latitudes, longitudes) = ((float[,])data["latitude"].GetData(), (float[,])data["longitude"].GetData());
        var mapping = data["polar_stereographic"].Metadata;

        Assert.That((mapping["semi_major_axis"], (double)mapping["semi_minor_axis"]!),
            Is.EqualTo((6378137.0, 6356752.314)).Within(0.01));
        var points = Project(
            Enumerable.Range(0, latitudes.Length)
                .Select(i =>
                ((double)latitudes[i / latitudes.GetLength(1), i % latitudes.GetLength(1)], (
                double)longitudes[i / latitudes.GetLength(1), i % latitudes.GetLength(1)])).ToArray(),
            "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=250 " + Wgs84);
        Assert.That(points[1].X - points[0].X, Is.EqualTo(30_000).Within(3));
        Assert.That(points[0].Y - points[latitudes.GetLength(1)].Y, Is.EqualTo(20_000).Within(3));
    }

    private static MapProjection Create(string map, Ellipsoid earth)
    {
        var words = map.Split(' ');
        var numbers = words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return words[0] switch
        {
            "cone" => new LambertProjection(earth, numbers[0], numbers[1], numbers[2]),
            "azimuthal" => new LambertAzimuthalProjection(earth, numbers[0], numbers[1]),
            "albers" => new AlbersProjection(earth, numbers[0], numbers[1], numbers[2], numbers[3]),
            "transverse" => new TransverseMercatorProjection(
                earth, numbers[0], numbers[1], numbers[2], (numbers[3], numbers[4])),
            "cylinder" => new MercatorProjection(earth, numbers[0]),
            _ => new PolarStereographicProjection(earth, numbers[0], numbers[1] != 0, numbers[2]),
        };
    }

    private void AssertEven((double[] Latitudes, double[] Longitudes) grid, string proj)
    {
        var points = Project(grid.Latitudes.Zip(grid.Longitudes).ToArray(), proj);
        for (var point = 0; point < points.Length; point++)
        {
            Assert.That(points[point].X, Is.EqualTo(points[0].X + (point % Columns * s_steps.X))
                .Within(1e-3), $"{proj}, point {point}");
            Assert.That(points[point].Y, Is.EqualTo(points[0].Y - (point / Columns * s_steps.Y))
                .Within(1e-3), $"{proj}, point {point}");
        }
    }

    private (double X, double Y)[] Project((double Latitude, double Longitude)[] places, string proj) =>
        ProjJudge.Project(_folder.File("places"), places, proj);
}
