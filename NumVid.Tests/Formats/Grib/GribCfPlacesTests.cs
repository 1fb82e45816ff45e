using System;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats.Grib;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Levels, members and times of NetCDF fields in GRIB headers; the judge is grib_get.</summary>
[NoLeakedHandles]
internal sealed class GribCfPlacesTests
{
    private const string Grid = """
        lat = 2 ; lon = 3 ; nv = 2 ; variables: double lat(lat) ; lat:units = "degrees_north" ;
        double lon(lon) ; lon:units = "degrees_east" ;
        """;

    private const string GridData = "lat = 10, 20 ; lon = 30, 40, 50 ;";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private string Path => _folder.File("written.grib2");

    [Test]
    public void Scalars_NamedByCoordinates_AreTold()
    {
        Write("", """
            double time ; time:units = "minutes since 2003-04-05 06:00" ; time:standard_name = "time" ;
            double run ; run:units = "hours since 2003-04-05" ; run:standard_name = "forecast_reference_time" ;
            float lead ; lead:units = "minutes" ; lead:standard_name = "forecast_period" ;
            short realization ; realization:standard_name = "realization" ;
            float p ; p:standard_name = "air_pressure" ; p:units = "kPa" ;
            float z ; z:standard_name = "height" ; z:units = "cm" ;
            float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ;
            t:coordinates = "time run lead realization z" ;
            float u(lat, lon) ; u:units = "m s-1" ; u:standard_name = "eastward_wind" ; u:coordinates = "time p" ;
            """, "time = 90 ; run = 3 ; lead = 270 ; realization = 11 ; p = 70 ; z = 1000 ;");

        Assert.That(
            Get("typeOfLevel,level,dataDate,dataTime,stepRange:s,validityDate,validityTime,number"),
            Is.EqualTo(new[]
            {
                "heightAboveGround 10 20030405 300 270m 20030405 730 11",
                "isobaricInhPa 700 20030405 300 270m 20030405 730 not_found",
            }).Or.EqualTo(new[]
            {
                "heightAboveGround 10 20030405 300 270 20030405 730 11",
                "isobaricInhPa 700 20030405 300 270 20030405 730 not_found",
            }));
    }

    // Numbers of code table 4.5, and the same length, pressure or temperature in the unit of that table.
    [TestCase("air_pressure", "mbar", 850, "100 0 85000")]
    [TestCase("air_pressure", "dbar", 50, "100 0 500000")]
    [TestCase("air_pressure", "hPa", 0.5, "100 0 50")]
    [TestCase("air_pressure", "Pa", 12.5, "100 1 125")]
    [TestCase("air_pressure", "bar", 1.0125, "100 0 101250")]
    [TestCase("height", "km", 1.5, "103 0 1500")]
    [TestCase("height", "m", 2, "103 0 2")]
    [TestCase("altitude", "ft", 1000, "102 1 3048")]
    [TestCase("atmosphere_sigma_coordinate", "1", 0.995, "104 3 995")]
    [TestCase("model_level_number", "1", 37, "105 0 37")]
    [TestCase("air_potential_temperature", "K", 315, "107 0 315")]
    [TestCase("ertel_potential_vorticity", "1e-6 K m2 kg-1 s-1", 2, "109 6 2")]
    public void Levels_AreSurfacesInTheUnitOfTheirTable(string name, string unit, double level, string expected)
    {
        var other = level * 2;
        WriteLevels($"lev:standard_name = \"{name}\" ; lev:units = \"{unit}\" ;", level, other);

        var lines = Get("typeOfFirstFixedSurface:l,scaleFactorOfFirstFixedSurface,scaledValueOfFirstFixedSurface");
        Assert.That(lines, Has.Length.EqualTo(2).And.Contains(expected));
        Assert.That(Get("typeOfSecondFixedSurface:l"), Is.All.EqualTo("255"));
    }

    [TestCase("soil temperature", 106)]
    [TestCase("sea water temperature", 160)]
    public void Depths_WithBounds_AreLayersOfWhatTheyAreIn(string longName, int surface)
    {
        WriteLevels($$"""
            lev:standard_name = "depth" ; lev:units = "cm" ; lev:bounds = "ends" ; double ends(lev, nv) ;
            t:long_name = "{{longName}}" ;
            """, 3.5, 17.5, "ends = 0, 7, 7, 28 ;");

        Assert.That(
            Get("typeOfFirstFixedSurface:l,typeOfSecondFixedSurface:l,scaleFactorOfFirstFixedSurface,"
                + "scaledValueOfFirstFixedSurface,scaleFactorOfSecondFixedSurface,scaledValueOfSecondFixedSurface"),
            Is.EqualTo(new[] { $"{surface} {surface} 0 0 2 7", $"{surface} {surface} 2 7 2 28" }));
    }

    [TestCase("lev:standard_name = \"sea_water_pressure\" ; lev:units = \"dbar\" ;")]
    [TestCase("lev:standard_name = \"atmosphere_hybrid_sigma_pressure_coordinate\" ; lev:units = \"1\" ;")]
    [TestCase("lev:standard_name = \"depth\" ; lev:units = \"m\" ;")]
    [TestCase("lev:standard_name = \"height\" ; lev:units = \"K\" ;")]
    [TestCase("lev:units = \"1\" ;")]
    public void Levels_ThatGribHasNoSurfaceFor_AreRefusedByName(string attributes)
    {
        Assert.That(
            () => WriteLevels(attributes, 0.25, 0.5),
            Throws.Exception.With.Message.Contains("'lev'").And.Message.Contains("'t'"));
        Assert.That(System.IO.File.Exists(Path), Is.False);
    }

    // Code table 4.10; the interval is that of the bounds, whichever time stands for it.
    [TestCase("mean", "time", "0 20040305 6 20040306 600 8 avg")]
    [TestCase("sum", "time", "1 20040305 6 20040306 600 8 accum")]
    [TestCase("maximum", "time", "2 20040305 6 20040306 600 8 max")]
    [TestCase("minimum", "time", "3 20040305 6 20040306 600 8 min")]
    public void Intervals_OfCellMethodsWithBounds_AreTold(string method, string axis, string expected)
    {
        Write("time = 2 ;", $$"""
            double time(time) ; time:units = "hours since 2004-03-05" ; time:bounds = "tb" ; double tb(time, nv) ;
            double run ; run:units = "hours since 2004-03-05" ; run:standard_name = "forecast_reference_time" ;
            float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:coordinates = "run" ;
            t:cell_methods = "lat: lon: point {{axis}}: {{method}} (interval: 1 hour)" ;
            """, "time = 18, 42 ; tb = 6, 30, 30, 54 ; run = 0 ;");

        var lines = Get("typeOfStatisticalProcessing:l,dataDate,forecastTime,validityDate,validityTime,"
            + "productDefinitionTemplateNumber,stepType");
        Assert.That(lines, Is.EqualTo(new[] { expected, expected.Replace(" 6 20040306", " 30 20040307", StringComparison.Ordinal) }));
        Assert.That(Get("lengthOfTimeRange,indicatorOfUnitForTimeRange:l"), Is.All.EqualTo("24 1"));
    }

    [Test]
    public void Intervals_OfMembersAndOfPeriods_AreTold()
    {
        Write("m = 2 ; s = 2 ;", """
            int m(m) ; m:standard_name = "realization" ; double run ; run:units = "days since 2004-02-28" ;
            run:standard_name = "forecast_reference_time" ;
            double s(s) ; s:standard_name = "forecast_period" ; s:units = "minutes" ; s:bounds = "sb" ; double sb(s, nv) ;
            float t(m, s, lat, lon) ; t:units = "K" ; t:cell_methods = "s: maximum" ; t:coordinates = "run" ;
            """, "m = 3, 4 ; run = 0 ; s = 15, 30 ; sb = 0, 15, 15, 30 ;");

        Assert.That(
            Get("productDefinitionTemplateNumber,number,typeOfStatisticalProcessing:l,forecastTime,lengthOfTimeRange,"
                + "minuteOfEndOfOverallTimeInterval"),
            Is.EqualTo(new[] { "11 3 2 0 15 15", "11 3 2 15 15 30", "11 4 2 0 15 15", "11 4 2 15 15 30" }));
    }

    [Test]
    public void Intervals_WithoutBounds_AreWarnedOf()
    {
        var warnings = Write("time = 1 ;", """
            double time(time) ; time:units = "hours since 2004-03-05" ;
            float t(time, lat, lon) ; t:units = "K" ; t:cell_methods = "time: mean" ;
            """, "time = 18 ;");

        Assert.That(warnings, Has.Some.Contains("'t' is a mean over intervals of time that no bounds tell"));
    }

    // What programs that read GRIB write: time is the time of reference there.
    [Test]
    public void TimeBesideStepAndValidTime_IsTheReference()
    {
        Write("", """
            int64 time ; time:units = "seconds since 1970-01-01" ; time:standard_name = "time" ;
            time:long_name = "initial time of forecast" ; double step ; step:units = "hours" ;
            step:standard_name = "forecast_period" ; int64 valid_time ; valid_time:standard_name = "time" ;
            valid_time:units = "seconds since 1970-01-01" ;
            float t(lat, lon) ; t:units = "K" ; t:coordinates = "time step valid_time" ;
            """, "time = 1000080000 ; step = 9 ; valid_time = 1000112400 ;");

        Assert.That(Get("dataDate,dataTime,stepRange"), Is.EqualTo(new[] { "20010910 0 9" }));
    }

    [Test]
    public void DimensionWithoutCoordinate_HasTheTimeThatIsNamed()
    {
        Write("record = 2 ;", """
            double when(record) ; when:units = "days since 2010-10-10" ; when:standard_name = "time" ;
            float t(record, lat, lon) ; t:units = "K" ; t:coordinates = "when" ;
            """, "when = 1.25, 2 ;");

        Assert.That(Get("dataDate,dataTime"), Is.EqualTo(new[] { "20101011 600", "20101012 0" }));
    }

    [Test]
    public void TimesThatContradict_AreRefused() => Assert.That(
        () => Write("", """
            double time ; time:units = "hours since 2003-04-05" ; double run ; run:units = "hours since 2003-04-05" ;
            run:standard_name = "forecast_reference_time" ; float lead ; lead:units = "hours" ;
            lead:standard_name = "forecast_period" ; float t(lat, lon) ; t:coordinates = "time run lead" ;
            """, "time = 9 ; run = 3 ; lead = 5 ;"),
        Throws.Exception.With.Message.Contains("contradict").And.Message.Contains("'lead'"));

    private void WriteLevels(string attributes, double first, double second, string data = "") => Write(
        "lev = 2 ;", $$"""
        double lev(lev) ; float t(lev, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; {{attributes}}
        """, string.Create(CultureInfo.InvariantCulture, $"lev = {first}, {second} ; {data}"));

    private string[] Write(string dimensions, string variables, string data)
    {
        var source = CdlFile.Create(
            _folder, $"netcdf x {{ dimensions: {dimensions} {Grid} {variables} data: {GridData} {data} }}");
        using var input = new NetCdfDataSet(source + "?openMode=readOnly");
        using var output = new GribDataSet($"{Path}?openMode=create") { IsAutocommitEnabled = false };
        Copy(input, output);
        output.Commit();
        return [.. output.Warnings];
    }

    /// <summary>Copies all variables, those without dimensions too.</summary>
    internal static void Copy(DataSet source, DataSet target)
    {
        foreach (var variable in source.OrderBy(variable => variable.ID))
        {
            FieldData.Read(variable).AddTo(target);
        }
    }

    private string[] Get(string keys) => [.. ExternalTool.Run("grib_get", "-f", "-p", keys, Path)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())];
}
