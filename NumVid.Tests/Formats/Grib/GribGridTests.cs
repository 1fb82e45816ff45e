using System;
using System.Globalization;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Grib;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Every sort of grid is read, its points are where ecCodes or PROJ put them, and it returns under its own
/// header.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribGridTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // Where ecCodes 2.28 is right: on a sphere, from the corners that it knows. Within single precision of positions.
    [TestCase("azimuthal", "")]
    [TestCase("azimuthal", "scanningMode=0,latitudeOfFirstGridPoint=52000000")]
    [TestCase("space-view", "")]
    [TestCase("space-view", "shapeOfTheEarth=5")]
    [TestCase("space-view", "scanningMode=192,Xo=2,Yo=1")]
    [TestCase("space-view", "scanningMode=64,longitudeOfSubSatellitePoint=359500000")]
    [TestCase("reduced-ll", "")]
    public void Open_GridThatEcCodesPlaces_HasItsPoints(string name, string more)
    {
        var path = Write(name, more);
        var printed = ExternalTool.Run("grib_get_data", "-L", "%.7f %.7f", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        using var data = Open(path);
        var (latitudes, longitudes) = (ToDoubles(data["latitude"]), ToDoubles(data["longitude"]));

        // ecCodes gives 0, 0 to what is beside the earth's disc, and lists pictures from the north in any scanning mode.
        Assert.That(printed, Has.Length.EqualTo(latitudes.Length));
        var isNorthward = name == "azimuthal" && !more.Contains("scanningMode=0", StringComparison.Ordinal);
        var columns = data["latitude"].GetShape()[^1];
        for (var point = 0; point < printed.Length; point++)
        {
            var (row, column) = Math.DivRem(point, columns);
            var own = isNorthward ? ((latitudes.Length / columns - 1 - row) * columns) + column : point;
            if (name == "space-view" && printed[point][0] == 0 && printed[point][1] == 0)
            {
                Assert.That((latitudes[own], longitudes[own]), Is.EqualTo((double.NaN, double.NaN)));
                continue;
            }

            Assert.That(latitudes[own], Is.EqualTo(printed[point][0]).Within(2e-5), $"point {point}");
            Assert.That(Math.IEEERemainder(longitudes[own] - printed[point][1], 360), Is.Zero.Within(5e-5), $"point {point}");
        }
    }

    // The judge takes the points of the file and the numbers of its header.
    [TestCase("azimuthal", "", "+proj=laea +lat_0=48 +lon_0=9 +R=6371229")]
    [TestCase("azimuthal-oblate", "", "+proj=laea +lat_0=52 +lon_0=10 +ellps=GRS80")]
    [TestCase("albers", "", "+proj=aea +lat_0=23 +lon_0=264 +lat_1=29.5 +lat_2=45.5 +ellps=WGS84")]
    [TestCase("transverse", "", "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.999601268768310546875 +x_0=400000 +y_0=-100000 +ellps=WGS84")]
    [TestCase("space-view", "", "+proj=geos +h=35747054.55 +lon_0=9.5 +sweep=y +R=6371229")]
    [TestCase("rotated-gg", "", "+proj=ob_tran +o_proj=longlat +o_lat_p=35 +o_lon_p=0 +lon_0=12 +R=6367470")]
    [TestCase("rotated-turned", "", "+proj=ob_tran +o_proj=longlat +o_lat_p=35 +o_lon_p=-25 +lon_0=12 +R=6367470")]
    public void Open_GridOnAMap_IsEvenWhereProjPutsItsPoints(string name, string more, string proj)
    {
        using var data = Open(Write(name, more));
        var (latitudes, longitudes) = (ToDoubles(data["latitude"]), ToDoubles(data["longitude"]));
        var (x, y) = (ToDoubles(data["x"]), ToDoubles(data["y"]));
        var isAngle = proj.Contains("ob_tran", StringComparison.Ordinal);
        var unit = name == "space-view" ? 35747054.55 : 1;
        var points = ProjJudge.Project(_folder.File("places"), latitudes.Zip(longitudes), proj);

        for (var point = 0; point < points.Length; point++)
        {
            var (row, column) = Math.DivRem(point, x.Length);
            if (double.IsNaN(latitudes[point]))
            {
                continue;
            }

            // Positions are single precision: some metres on the ground, more where a picture is oblique.
            var tolerance = isAngle ? 4e-5 : name == "space-view" ? 40 : 4;
            var across = isAngle ? Math.IEEERemainder(double.RadiansToDegrees(points[point].X) - x[column], 360)
                : points[point].X - (unit * x[column]);
            var found = isAngle ? double.RadiansToDegrees(points[point].Y) : points[point].Y;
            Assert.That(across * (isAngle ? Math.Cos(double.DegreesToRadians(y[row])) : 1), Is.Zero.Within(tolerance), $"x of point {point}");
            Assert.That(found, Is.EqualTo(unit * y[row]).Within(tolerance), $"y of point {point}");
        }
    }

    // Templates, Nside and identity of the grid stand in the message; where its points are does not.
    [Test]
    public void Open_UnstructuredGrid_HasCellsWithWhatIsKnown()
    {
        using var data = Open(Write("unstructured"));
        var field = Field(data);

        Assert.That(field.Dimensions[^1].Length, Is.EqualTo(37));
        Assert.That(field.Dimensions[^1].Name, Is.EqualTo("cell"));
        Assert.That(field.Metadata.ContainsKey("coordinates"), Is.False);
        Assert.That(field.Metadata["GRIB_gridType"], Is.EqualTo("unstructured_grid"));
        Assert.That(field.Metadata["GRIB_numberOfGridUsed"], Is.EqualTo(42));
        Assert.That(field.Metadata["GRIB_numberOfGridInReference"], Is.EqualTo(1));
        Assert.That(field.Metadata["GRIB_uuidOfHGrid"], Is.EqualTo("bbc6d1dc-e7f2-fd08-131e-29343f4a5560"));
        Assert.That(data.Variables.Select(variable => variable.Name), Has.No.Member("latitude"));
        Assert.That(data.Warnings, Has.Some.Contains("unstructured_grid"));
        Assert.That(ToDoubles(field), Is.EqualTo(Enumerable.Range(0, 37).Select(i => 250 + (i * 0.125))));
    }

    [Test]
    public void Open_UnstructuredGridsOfTwoIdentities_AreTwoVariables()
    {
        var path = _folder.File("two.grib2");
        File.WriteAllBytes(path, GribTestMessages.Join(
            [GribGridMessages.Create("unstructured"), GribGridMessages.Create("unstructured", "numberOfGridInReference=2")]));
        using var data = Open(path);

        Assert.That(data.Variables.Count(variable => variable.Metadata.ContainsKey("GRIB_headers")), Is.EqualTo(2));
    }

    [TestCase("healpix-ring", "ring", 6, 41.8103, 112.5)]
    [TestCase("healpix-nested", "nested", 18, 0.0, 337.5)]
    public void Open_Healpix_HasItsPixels(string name, string order, int pixel, double latitude, double longitude)
    {
        using var data = Open(Write(name));
        var field = Field(data);

        Assert.That((field.Metadata["GRIB_Nside"], field.Metadata["GRIB_ordering"], field.Metadata["GRIB_gridType"]),
            Is.EqualTo((2, order, "healpix")));
        Assert.That((ToDoubles(data["latitude"])[pixel], ToDoubles(data["longitude"])[pixel]),
            Is.EqualTo((latitude, longitude)).Within(1e-4));
        Assert.That(ToDoubles(field), Is.EqualTo(Enumerable.Range(0, 48).Select(i => 250 + (i * 0.125))));
    }

    // Rows and columns are kept; what a template stretches, or a projection of impossible numbers, has no places.
    [TestCase("stretched", "")]
    [TestCase("albers", "xDirectionGridLength=0")]
    public void Open_GridThatIsNotPlaced_HasRowsAndColumnsWithoutLatitudes(string name, string more)
    {
        using var data = Open(Write(name, more));
        var field = Field(data);

        Assert.That(field.Dimensions.TakeLast(2).Select(dimension => dimension.Name), Is.EqualTo(new[] { "y", "x" }));
        Assert.That(data.Variables.Select(variable => variable.Name), Has.No.Member("latitude"));
        Assert.That(data.Warnings, Has.Some.Contains("no latitudes and longitudes"));
    }

    // The last point says that the grid is not turned, whatever the orientation.
    [Test]
    public void Open_MercatorWithAnOrientationThatItsCornersContradict_IsNotTurned()
    {
        var path = _folder.File("mercator.grib2");
        File.WriteAllBytes(path, GribTestMessages.Create("regular_ll_sfc_grib2", message =>
        {
            foreach (var (key, value) in new (string, long)[]
            {
                ("gridDefinitionTemplateNumber", 10), ("shapeOfTheEarth", 6), ("Ni", 4), ("Nj", 3),
                ("latitudeOfFirstGridPoint", 10_000_000), ("longitudeOfFirstGridPoint", 290_000_000), ("LaD", 20_000_000),
                ("latitudeOfLastGridPoint", 11_903_500), ("longitudeOfLastGridPoint", 292_871_200), ("scanningMode", 80),
                ("orientationOfTheGrid", 200_000_000), ("Di", 100_000_000), ("Dj", 100_000_000), ("numberOfDataPoints", 12),
            })
            {
                message.Set(key, value);
            }

            message.Set("values", Enumerable.Range(0, 12).Select(i => 1.0 + i).ToArray());
        }));
        using var data = Open(path);

        Assert.That(GribJudge.AssertSame(data, path, 1), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(GribGridMessages), nameof(GribGridMessages.Names))]
    public void Copy_AnyGrid_HasItsSectionsByteByByte(string name)
    {
        var source = Write(name);
        var (straight, video, back) = (_folder.File("copy.grib2"), _folder.File("copy.nv12"), _folder.File("back.grib2"));
        using (var from = Open(source))
        {
            Copy(from, () => new GribDataSet($"{straight}?openMode=create&quality=lossless"));
            Copy(from, () => new Nv12DataSet($"{video}?openMode=create&quality=lossless"));
        }

        using (var from = new Nv12DataSet($"{video}?openMode=readOnly"))
        {
            Copy(from, () => new GribDataSet($"{back}?openMode=create&packing=simple&quality=lossless"));
        }

        Assert.That(Sections(straight), Is.EqualTo(Sections(source)));
        Assert.That(Sections(back), Is.EqualTo(Sections(source)));
        foreach (var path in new[] { straight, back })
        {
            using var before = Open(source);
            using var after = Open(path);
            Assert.That(ToDoubles(Field(after)), Is.EqualTo(ToDoubles(Field(before))));
        }
    }

    private static void Copy(DataSet from, Func<DataSet> create)
    {
        using var to = create();
        to.IsAutocommitEnabled = false;
        GribWritingTests.CopyVariables(from, to);
        to.Commit();
    }

    private static string[] Sections(string path)
    {
        using var source = new GribSource(path);
        return [.. GribFileIndex.Read(source).Fields.SelectMany(field => new[] { 1, 3, 4 }.Select(
            number => Convert.ToHexString(GribField.ReadSection(source, field.Find(number)!.Value))))];
    }

    private static Variable Field(DataSet data) =>
        data.Variables.Single(variable => variable.Metadata.ContainsKey("GRIB_headers"));

    private static double[] ToDoubles(Variable variable) =>
        [.. variable.GetData().Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];

    private static GribDataSet Open(string path) => new($"{path}?openMode=readOnly");

    private string Write(string name, string more = "")
    {
        var path = _folder.File($"{name}.grib2");
        File.WriteAllBytes(path, GribGridMessages.Create(name, more));
        return path;
    }
}
