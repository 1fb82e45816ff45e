using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.Grib;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Fields with a grid mapping and coordinates of the projection alone, as radar composites are; the judges are
/// proj and grib_get_data.</summary>
[NoLeakedHandles]
internal sealed class GribCfMapTests
{
    private const int Columns = 5;
    private const int Rows = 4;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private string Path => _folder.File("written.grib2");

    [TestCase(
        "lambert_conformal_conic", "m:standard_parallel = 44., 49. ; m:longitude_of_central_meridian = 7. ;"
            + "m:latitude_of_projection_origin = 46.5 ; m:false_easting = 600000. ; m:false_northing = 200000. ;",
        "+proj=lcc +lat_1=44 +lat_2=49 +lat_0=46.5 +lon_0=7 +x_0=600000 +y_0=200000 +R=6371229", "lambert",
        400_000, 700_000, 25_000, -20_000, "m", true)]
    [TestCase(
        "lambert_conformal_conic", "m:latitude_of_projection_origin = -35. ; m:longitude_of_central_meridian = 135. ;"
            + "m:scale_factor_at_projection_origin = 0.9996 ; m:earth_radius = 6370000. ;",
        "+proj=lcc +lat_1=-35 +lat_0=-35 +lon_0=135 +k_0=0.9996 +R=6370000", "lambert",
        -900_000, -300_000, 50_000, 40_000, "m", false)]
    [TestCase(
        "polar_stereographic", "m:straight_vertical_longitude_from_pole = 10. ; m:latitude_of_projection_origin = 90. ;"
            + "m:standard_parallel = 60. ; m:semi_major_axis = 6378137. ; m:inverse_flattening = 298.257223563 ;",
        "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=10 +a=6378137 +rf=298.257223563", "polar_stereographic",
        -500, -4600, 20, -30, "km", false)]
    [TestCase(
        "polar_stereographic", "m:straight_vertical_longitude_from_pole = 0. ; m:latitude_of_projection_origin = -90. ;"
            + "m:scale_factor_at_projection_origin = 0.994 ; m:false_easting = 2000000. ; m:false_northing = 2000000. ;",
        "+proj=stere +lat_0=-90 +lat_ts=-90 +k_0=0.994 +lon_0=0 +x_0=2000000 +y_0=2000000 +R=6371229", "polar_stereographic",
        1_500_000, 2_900_000, 100_000, 90_000, "m", true)]
    [TestCase(
        "mercator", "m:longitude_of_projection_origin = 110. ; m:standard_parallel = 12. ;",
        "+proj=merc +lat_ts=12 +lon_0=110 +R=6371229", "mercator", -300_000, 800_000, 30_000, 30_000, "m", false)]
    [TestCase(
        "mercator", "m:longitude_of_projection_origin = 0. ; m:scale_factor_at_projection_origin = 0.9 ;",
        "+proj=merc +k_0=0.9 +lon_0=0 +R=6371229", "mercator", 900_000, 1_800_000, -30_000, 45_000, "m", false)]
    [TestCase(
        "lambert_azimuthal_equal_area", "m:longitude_of_projection_origin = 10. ; m:latitude_of_projection_origin = 55. ;"
            + "m:false_easting = 1950000. ; m:false_northing = -2100000. ;",
        "+proj=laea +lat_0=55 +lon_0=10 +x_0=1950000 +y_0=-2100000 +R=6371229", "lambert_azimuthal_equal_area",
        1_500_000, -1_500_000, 80_000, -100_000, "m", true)]
    [TestCase(
        "lambert_azimuthal_equal_area", "m:longitude_of_projection_origin = 10. ; m:latitude_of_projection_origin = 52. ;"
            + "m:semi_major_axis = 6378137. ; m:inverse_flattening = 298.257222101 ;",
        "+proj=laea +lat_0=52 +lon_0=10 +a=6378137 +rf=298.257222101", "lambert_azimuthal_equal_area",
        -300, 200, 40, 50, "km", false)]
    public void EveryPoint_IsWhereProjPutsIt(
        string mapping, string attributes, string definition, string gridType, double x, double y, double dx, double dy,
        string unit, bool isPlacedByEcCodes)
    {
        var expected = Proj(definition, x, y, dx, dy, unit == "km" ? 1000 : 1);
        Write($"m:grid_mapping_name = \"{mapping}\" ; {attributes}", unit, x, y, dx, dy);

        Assert.That(ExternalTool.Run("grib_get", "-p", "gridType", Path).Trim(), Is.EqualTo(gridType));
        using var back = new GribDataSet(Path + "?openMode=readOnly");
        Assert.That(back["r"].GetData().Cast<float>(), Is.EqualTo(Enumerable.Range(0, Rows * Columns)).Within(1e-3));
        var (latitudes, longitudes) = (back["latitude"].GetData().Cast<float>(), back["longitude"].GetData().Cast<float>());
        AssertNear(expected, latitudes.Zip(longitudes).Select(pair => ((double)pair.First, (double)pair.Second)), 2e-5);

        // Not by ecCodes 2.28: southern cones, polar maps of ellipsoids, and Mercator's, whose rows it spaces as columns.
        if (isPlacedByEcCodes)
        {
            AssertNear(expected, GribGetDataInOrderOfValues(), 2e-4);
        }
    }

    // The point where the turned equator and meridian cross lies 90 degrees from the pole, opposite to it.
    [Test]
    public void RotatedPole_NeedsNoLatitudesAndLongitudes()
    {
        Write(
            "m:grid_mapping_name = \"rotated_latitude_longitude\" ; m:grid_north_pole_latitude = 39.25 ;"
                + "m:grid_north_pole_longitude = -162. ;",
            "degrees", 0, 0, 0.5, 0.25);

        AssertNear([(50.75, 18)], GribGetDataInOrderOfValues(), 1e-5);
    }

    [TestCase("geostationary")]
    [TestCase("sinusoidal")]
    public void OtherMappings_AreRefusedByName(string mapping) => Assert.That(
        () => Write($"m:grid_mapping_name = \"{mapping}\" ;", "m", 0, 0, 1000, 1000),
        Throws.Exception.With.Message.Contains($"'{mapping}'").And.Message.Contains("'r'"));

    private void Write(string attributes, string unit, double x, double y, double dx, double dy)
    {
        File.Delete(Path);
        string Coordinates(double first, double step, int count) => string.Join(
            ", ", Enumerable.Range(0, count).Select(i => (first + (i * step)).ToString("R", CultureInfo.InvariantCulture)));
        var (xName, yName) = unit == "degrees" ? ("grid_longitude", "grid_latitude")
            : ("projection_x_coordinate", "projection_y_coordinate");
        var source = CdlFile.Create(_folder, $$"""
            netcdf x { dimensions: y = {{Rows}} ; x = {{Columns}} ; variables: double x(x) ; x:units = "{{unit}}" ; x:standard_name = "{{xName}}" ;
            double y(y) ; y:units = "{{unit}}" ; y:standard_name = "{{yName}}" ; int m ; {{attributes}}
            float r(y, x) ; r:units = "mm" ; r:grid_mapping = "m" ;
            data: x = {{Coordinates(x, dx, Columns)}} ; y = {{Coordinates(y, dy, Rows)}} ; m = 0 ;
            r = {{string.Join(", ", Enumerable.Range(0, Rows * Columns))}} ; }
            """);
        using var input = new NetCdfDataSet(source + "?openMode=readOnly");
        using var output = new GribDataSet($"{Path}?openMode=create&bits=16") { IsAutocommitEnabled = false };
        GribCfPlacesTests.Copy(input, output);
        output.Commit();
    }

    private IEnumerable<(double Latitude, double Longitude)> Proj(
        string definition, double x, double y, double dx, double dy, double metres)
    {
        var points = _folder.File("points.txt");
        File.WriteAllLines(points, Enumerable.Range(0, Rows * Columns).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{(x + (i % Columns * dx)) * metres:R} {(y + (i / Columns * dy)) * metres:R}")));
        return [.. ExternalTool.Run("proj", ["-I", "-f", "%.8f", .. definition.Split(' '), points])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Select(words => (Number(words[1]), Number(words[0])))];
    }

    private IEnumerable<(double Latitude, double Longitude)> GribGetDataInOrderOfValues() =>
        ExternalTool.Run("grib_get_data", "-L", "%.6f %.6f", "-F", "%.3f", Path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .OrderBy(words => Number(words[2])).Select(words => (Number(words[0]), Number(words[1])));

    private static void AssertNear(
        IEnumerable<(double Latitude, double Longitude)> expected, IEnumerable<(double Latitude, double Longitude)> found,
        double tolerance)
    {
        var pairs = expected.Zip(found).ToArray();
        Assert.That(pairs, Is.Not.Empty);
        Assert.That(pairs.Select(pair => Math.Abs(pair.First.Latitude - pair.Second.Latitude)), Is.All.LessThan(tolerance));
        Assert.That(
            pairs.Select(pair => Math.Abs(Math.IEEERemainder(pair.First.Longitude - pair.Second.Longitude, 360))),
            Is.All.LessThan(tolerance));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
