using System;
using System.Globalization;
using System.Linq;
using NUnit.Framework;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>convert with <c>--region</c>: the points that cdo takes, or those counted by hand.</summary>
[NoLeakedHandles]
internal sealed class RegionTests
{
    private const int Rows = 9;
    private const int Columns = 24;

    private TemporaryFolder _folder = null!;
    private string _east = null!;
    private string _west = null!;

    [OneTimeSetUp]
    public void MakeFiles()
    {
        _folder = new TemporaryFolder();
        _east = Globe("east.nc", 0);
        _west = Globe("west.nc", -180);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("30,0,75,40", 4, 3)]
    [TestCase("-31,35,40,70", 5, 2)]
    [TestCase("165,-50,-160,-20", 3, 2)]
    [TestCase("-180,-90,180,90", 24, 9)]
    [TestCase("330,-20,15,0", 4, 2)]
    [TestCase("-100,0,-91,0", 0, 0)]
    public void AGlobe_IsCutAsCdoCutsIt(string region, int columns, int rows)
    {
        foreach (var source in new[] { _east, _west })
        {
            if (columns == 0)
            {
                Assert.That(Run(source, region).Error, Does.Contain("No point of"));
                continue;
            }

            var (made, judge) = (Cut(source, region), _folder.File("judge.nc"));
            var edges = region.Split(',');
            ExternalTool.Run("cdo", "-s", "-O", $"-sellonlatbox,{edges[0]},{edges[2]},{edges[1]},{edges[3]}",
                "-selname,t", source, judge);

            var longitudes = NcValues.Read(made, "lon");
            Assert.That((longitudes.Length, NcValues.Read(made, "lat").Length), Is.EqualTo((columns, rows)));
            Assert.That(longitudes, Is.Ordered.Ascending);
            Assert.That(Placed(made, "t"), Is.EquivalentTo(Placed(judge, "t")));
        }
    }

    [Test]
    public void OverGreenwich_LongitudesAndTheirBoundsAreTurned()
    {
        var made = Cut(_east, "-20,0,20,20");

        Assert.That(NcValues.Read(made, "lon"), Is.EqualTo(new[] { -15.0, 0, 15 }));
        Assert.That(NcValues.Read(made, "lon_bnds"), Is.EqualTo(new[] { -22.5, -7.5, -7.5, 7.5, 7.5, 22.5 }));
        Assert.That(NcValues.Read(made, "t")[..3], Is.EqualTo(new[] { 4023.0, 4000, 4001 }));
    }

    [Test]
    public void ACurvedGrid_KeepsTheRowsAndColumnsAroundItsPoints()
    {
        // Row r and column c lie at 10 r + c degrees north and 10 c - r degrees east.
        var points = Enumerable.Range(0, 30).Select(i => (Row: i / 6, Column: i % 6)).ToArray();
        var source = CdlFile.Create(_folder, $$"""
            netcdf c { dimensions: y = 5 ; x = 6 ; variables: float t(y, x) ; t:coordinates = "lat lon" ;
              float lat(y, x) ; lat:units = "degrees_north" ; float lon(y, x) ; lon:units = "degrees_east" ;
              float gust ; data: t = {{List(points.Select(p => (100.0 * p.Row) + p.Column))}} ;
              lat = {{List(points.Select(p => (10.0 * p.Row) + p.Column))}} ;
              lon = {{List(points.Select(p => (10.0 * p.Column) - p.Row))}} ; }
            """, name: "curved.nc");
        var inside = points.Where(p => (10 * p.Row) + p.Column is >= 11 and <= 24
            && (10 * p.Column) - p.Row is >= 8 and <= 29).ToArray();
        var (rows, columns) = (inside.Select(p => p.Row).Order().ToArray(), inside.Select(p => p.Column).ToArray());

        var made = Cut(source, "8,11,29,24", "--variables", "t");

        var expected = points.Where(p => p.Row >= rows[0] && p.Row <= rows[^1]
            && p.Column >= columns.Min() && p.Column <= columns.Max()).ToArray();
        Assert.That(NcValues.Read(made, "t"), Is.EqualTo(expected.Select(p => (100.0 * p.Row) + p.Column)));
        Assert.That(NcValues.Read(made, "lat"), Is.EqualTo(expected.Select(p => (10.0 * p.Row) + p.Column)));
    }

    [Test]
    public void Cells_AreTakenOneByOne()
    {
        var source = CdlFile.Create(_folder, """
            netcdf g { dimensions: cell = 6 ; time = 2 ; variables: float t(time, cell) ; t:coordinates = "la lo" ;
              double la(cell) ; la:units = "degrees_north" ; double lo(cell) ; lo:units = "degrees_east" ;
              data: t = 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15 ; la = 50, 0, 51, -50, 52, 53 ;
              lo = 355, 0, 1, 2, 180, 3 ; }
            """, name: "cells.nc");

        var made = Cut(source, "-10,40,10,60");

        Assert.That(NcValues.Read(made, "t"), Is.EqualTo(new[] { 0.0, 2, 5, 10, 12, 15 }));
        Assert.That(NcValues.Read(made, "lo"), Is.EqualTo(new[] { 355.0, 1, 3 }));
    }

    [Test]
    public void GribOfARegion_HasItsPlaces()
    {
        var made = _folder.File("region.grib2");

        var run = NumVidProgram.Run(
            "convert", _east, made, "--region=-31,-45,40,45", "--variables", "t", "--check", "--force");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(ExternalTool.Run("grib_get", "-p", "Ni,Nj,longitudeOfFirstGridPointInDegrees,"
            + "longitudeOfLastGridPointInDegrees", made).Trim(), Is.EqualTo("5 5 330 30"));
    }

    // Rows of 20 degrees from 80 S, columns of 15; the value is 1000 times the row and the column from Greenwich.
    private string Globe(string name, int first)
    {
        var longitudes = Enumerable.Range(0, Columns).Select(i => first + (15.0 * i)).ToArray();
        var values = from row in Enumerable.Range(0, Rows)
                     from longitude in longitudes
                     select (1000.0 * row) + (((longitude + 360) % 360) / 15);
        return CdlFile.Create(_folder, $$"""
            netcdf e { dimensions: lat = {{Rows}} ; lon = {{Columns}} ; nv = 2 ;
              variables: float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ;
              double lat(lat) ; lat:units = "degrees_north" ;
              double lon(lon) ; lon:units = "degrees_east" ; lon:bounds = "lon_bnds" ; double lon_bnds(lon, nv) ;
              data: t = {{List(values)}} ; lat = {{List(Enumerable.Range(0, Rows).Select(i => (20.0 * i) - 80))}} ;
              lon = {{List(longitudes)}} ;
              lon_bnds = {{List(longitudes.SelectMany(x => new[] { x - 7.5, x + 7.5 }))}} ; }
            """, name: name);
    }

    private static string[] Placed(string path, string variable)
    {
        var (lat, lon, values) =
            (NcValues.Read(path, "lat"), NcValues.Read(path, "lon"), NcValues.Read(path, variable));
        return [.. values.Select((value, i) => FormattableString.Invariant(
            $"{lat[i / lon.Length]} {(lon[i % lon.Length] + 720) % 360} {value}"))];
    }

    private static string List(System.Collections.Generic.IEnumerable<double> values) =>
        string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private (int ExitCode, string Output, string Error) Run(string source, string region, params string[] options) =>
        NumVidProgram.Run(["convert", source, _folder.File("cut.nc"), $"--region={region}", "--check", "--force",
            .. options]);

    private string Cut(string source, string region, params string[] options)
    {
        var run = Run(source, region, options);
        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        return _folder.File("cut.nc");
    }
}
