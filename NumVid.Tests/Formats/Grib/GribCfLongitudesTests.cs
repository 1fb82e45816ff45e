using System;
using System.Linq;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Longitudes in whatever order, and latitudes, are written at their places; grib_get_data is the
/// judge.</summary>
[NoLeakedHandles]
internal sealed class GribCfLongitudesTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("over Greenwich", new double[] { 340, 350, 0, 10, 20 }, "0 340 20")]
    [TestCase("over the date line", new double[] { 160, 170, 180, -170, -160 }, "0 160 200")]
    [TestCase("once round from 180", new double[] { 180, 270, 0, 90 }, "0 180 90")]
    [TestCase("once round, with a seam", new double[] { 0, 90, -180, -90 }, "0 0 270")]
    [TestCase("westward", new double[] { 50, 40, 30, 20 }, "1 50 20")]
    [TestCase("westward over Greenwich", new double[] { 20, 10, 0, 350, 340 }, "1 20 340")]
    [TestCase("westward and negative", new double[] { -10, -30, -50 }, "1 350 310")]
    [TestCase("beyond a turn", new double[] { 355, 360, 365, 370 }, "0 355 10")]
    public void EveryPoint_IsAtItsPlace(string what, double[] longitudes, string header)
    {
        foreach (var latitudes in new double[][] { [50, 40, 30], [-5, 5, 15, 25] })
        {
            var path = _folder.File($"{latitudes.Length}.grib2");
            var values = new float[latitudes.Length, longitudes.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i / longitudes.Length, i % longitudes.Length] = (i * 37 % 101) + 200;
            }

            Write(path, latitudes, longitudes, values);

            Assert.That(
                ExternalTool.Run("grib_get", "-p", "iScansNegatively,longitudeOfFirstGridPointInDegrees,longitudeOfLastGridPointInDegrees", path).Trim(),
                Is.EqualTo(header), what);
            using var back = new GribDataSet(path + "?openMode=readOnly");
            Assert.That(back["t"].GetData(), Is.EqualTo(values).Within(0.01), "in the order of the source");
            GribGetData.AssertSame(path, "count=1", back["t"], []);
            Assert.That(
                ((double[])back["lon"].GetData()).Zip(longitudes).Select(pair => Math.Abs(Math.IEEERemainder(pair.First - pair.Second, 360))),
                Is.All.LessThan(1e-6));
        }
    }

    [Test]
    public void HandedCases_AreAtTheirPlaces([Values("n18_over_greenwich.nc", "n18_circle_180_wrapped.nc")] string name)
    {
        var path = _folder.File("handed.grib2");
        using var source = new NumVid.Formats.NetCdf.NetCdfDataSet(TestFiles.FieldCase(name) + "?openMode=readOnly");
        using (var target = new GribDataSet($"{path}?openMode=create") { IsAutocommitEnabled = false })
        {
            GribCfPlacesTests.Copy(source, target);
            target.Commit();
        }

        GribGetData.AssertSame(path, "count=1", source["t"], [0], 0.02);
    }

    [Test]
    public void LongitudesThatGoRoundTwice_AreRefused() => Assert.That(
        () => Write(_folder.File("x.grib2"), [10, 0], [0, 100, 200, 300, 40, 140, 240, 340, 80], new float[2, 9]),
        Throws.Exception.With.Message.Contains("more than once round"));

    private static void Write(string path, double[] latitudes, double[] longitudes, float[,] values)
    {
        using var target = new GribDataSet($"{path}?openMode=create&bits=16") { IsAutocommitEnabled = false };
        target.AddVariable<double>("lat", latitudes, "lat").Metadata["units"] = "degrees_north";
        target.AddVariable<double>("lon", longitudes, "lon").Metadata["units"] = "degrees_east";
        target.AddVariable<float>("t", values, "lat", "lon").Metadata["units"] = "K";
        target.Commit();
    }
}
