using System.IO;
using System.Linq;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Selection;

/// <summary>A file that tells the coordinates of its projection alone has a map, too.</summary>
internal sealed class ProjectedPlacesTests
{
    private const string Lambert = """
        char crs ; crs:grid_mapping_name = "lambert_conformal_conic" ; crs:standard_parallel = 50. ;
        crs:longitude_of_central_meridian = 10. ; crs:latitude_of_projection_origin = 50. ; crs:earth_radius = 6371229. ;
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("m", 1, "double")]
    [TestCase("km", 1000, "int")]
    public void At_IsWhereTheCoordinatesLieOnTheMap(string unit, int metres, string type)
    {
        var path = Create(Lambert, unit, metres, type);
        using var data = NumVidProviders.OpenRead(path);
        FieldData[] all = [.. data.Select(FieldData.Read)];
        var places = GridPlaces.Of(all.Single(field => field.Name == "t"), all)!;
        File.WriteAllText(_folder.File("point"), "250000 -600000\n");
        var proj = ExternalTool.Run(
            "cs2cs", "-f", "%.8f", "+proj=lcc", "+lat_1=50", "+lat_2=50", "+lat_0=50", "+lon_0=10", "+R=6371229", "+to",
            "+proj=longlat", "+R=6371229", _folder.File("point")).Split(['\t', ' ']);

        // Columns are 500 km apart from -1000 km on, rows 400 km from 1000 km down.
        var (latitude, longitude) = places.At(2.5, 4);
        Assert.That((longitude, latitude), Is.EqualTo((
            double.Parse(proj[0], System.Globalization.CultureInfo.InvariantCulture),
            double.Parse(proj[1], System.Globalization.CultureInfo.InvariantCulture))).Within(1e-6));
    }

    [Test]
    public void Report_HasCoastsParallelsAndMeridians()
    {
        var run = NumVidProgram.Run(
            "compare", Create(Lambert, "m", 1, "double"), "--quiet", "--configs", "netcdf4-none", "--out", _folder.File("out"));
        var page = File.ReadAllText(_folder.File("out/report.html"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(page, Does.Contain("class=\"coast\"").And.Contain(">10°E</text>").And.Contain(">50°N</text>"));
    }

    [TestCase("char crs ; crs:grid_mapping_name = \"space_oblique_mercator\" ;", "m")]
    [TestCase(Lambert, "K")]
    public void Of_AMapThatIsNotKnown_IsNone(string mapping, string unit)
    {
        using var data = NumVidProviders.OpenRead(Create(mapping, unit, 1, "double"));
        FieldData[] all = [.. data.Select(FieldData.Read)];
        Assert.That(GridPlaces.Of(all.Single(field => field.Name == "t"), all), Is.Null);
    }

    private string Create(string mapping, string unit, int metres, string type) => CdlFile.Create(_folder, $$"""
        netcdf f { dimensions: y = 6 ; x = 5 ; variables: float t(y, x) ; t:grid_mapping = "crs" ; t:units = "K" ; {{mapping}}
          {{type}} y(y) ; y:standard_name = "projection_y_coordinate" ; y:units = "{{unit}}" ;
          {{type}} x(x) ; x:standard_name = "projection_x_coordinate" ; x:units = "{{unit}}" ;
          data: t = {{string.Join(", ", Enumerable.Range(0, 30))}} ;
          y = {{string.Join(", ", Enumerable.Range(0, 6).Select(row => (1_000_000 - (400_000 * row)) / metres))}} ;
          x = {{string.Join(", ", Enumerable.Range(0, 5).Select(column => (-1_000_000 + (500_000 * column)) / metres))}} ; }
        """);
}
