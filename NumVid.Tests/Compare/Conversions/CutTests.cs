using System;
using System.Globalization;
using System.Linq;
using NUnit.Framework;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>convert with <c>--times</c>, <c>--levels</c> and <c>--members</c>: what cdo takes, or a list counted by
/// hand.</summary>
[NoLeakedHandles]
internal sealed class CutTests
{
    private TemporaryFolder _folder = null!;
    private string _field = null!;
    private string _days = null!;

    [OneTimeSetUp]
    public void MakeFiles()
    {
        _folder = new TemporaryFolder();

        // The value is hundred times the level's index and the time's, so that it tells where it is from.
        var values = from time in Enumerable.Range(0, 12)
                     from level in Enumerable.Range(0, 4)
                     from point in Enumerable.Range(0, 6)
                     select (1000 * time) + (100 * level) + point;
        _field = CdlFile.Create(_folder, $$"""
            netcdf f { dimensions: time = 12 ; plev = 4 ; y = 2 ; x = 3 ; nv = 2 ;
              variables: float t(time, plev, y, x) ; t:units = "K" ; t:coordinates = "season" ;
              float sp(time, y, x) ; float oro(y, x) ; oro:actual_range = 1.f, 6.f ;
              double time(time) ; time:units = "hours since 2010-01-01" ; time:bounds = "time_bnds" ;
              double time_bnds(time, nv) ; int season(time) ;
              double plev(plev) ; plev:units = "hPa" ; plev:positive = "down" ;
              double y(y) ; y:units = "degrees_north" ; double x(x) ; x:units = "degrees_east" ;
              data: t = {{List(values)}} ; sp = {{List(Enumerable.Range(0, 72))}} ; oro = 1, 2, 3, 4, 5, 6 ;
              time = {{List(Enumerable.Range(0, 12).Select(i => 6 * i))}} ;
              time_bnds = {{List(Enumerable.Range(0, 24).Select(i => (6 * (i / 2)) + (6 * (i % 2)) - 6))}} ;
              season = {{List(Enumerable.Range(20, 12))}} ; plev = 1000, 850, 500, 250 ; y = 10, 20 ;
              x = 5, 6, 7 ; }
            """, name: "f.nc");

        // Every day of two 360-day years.
        _days = CdlFile.Create(_folder, $$"""
            netcdf d { dimensions: time = 720 ; x = 2 ; variables: float t(time, x) ; t:units = "1" ;
              int time(time) ; time:units = "days since 2001-01-01" ; time:calendar = "360_day" ;
              data: t = {{List(Enumerable.Range(0, 1440))}} ; time = {{List(Enumerable.Range(0, 720))}} ; }
            """, name: "days.nc");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("2010-01-02", 4, 5, 6, 7)]
    [TestCase("2010-01-02T06:00", 5)]
    [TestCase("2010-01-02T06:00:00Z,#0,#-1", 0, 5, 11)]
    [TestCase("2010-01-03T12/", 10, 11)]
    [TestCase("/2010-01-01T06", 0, 1)]
    [TestCase("2010-01-01..2010-01-01T12:00", 0, 1, 2)]
    [TestCase("2010-01-01T06:00/2010-01-03/12h", 1, 3, 5, 7, 9, 11)]
    [TestCase("2010-01-01/2010-12-31/P1D", 0, 4, 8)]
    [TestCase("#2..8/3", 2, 5, 8)]
    [TestCase("#-2..-1", 10, 11)]
    [TestCase("3..4", 3, 4)]
    [TestCase("2010/2010", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]
    public void Times_AreThoseAskedFor_WithBoundsAndAuxiliaryCoordinates(string times, params int[] expected)
    {
        var made = Convert(_field, "--times", times);

        Assert.That(NcValues.Read(made, "time"), Is.EqualTo(expected.Select(i => 6.0 * i)));
        Assert.That(NcValues.Read(made, "season"), Is.EqualTo(expected.Select(i => 20.0 + i)));
        Assert.That(NcValues.Read(made, "time_bnds"), Is.EqualTo(
            expected.SelectMany(i => new[] { (6.0 * i) - 6, 6.0 * i })));
        Assert.That(NcValues.Read(made, "t").Chunk(24).Select(part => part[0]), Is.EqualTo(
            expected.Select(i => 1000.0 * i)));
        Assert.That(NcValues.Read(made, "oro"), Has.Length.EqualTo(6), "what has no times is kept");
    }

    [TestCase("2001-02-30", 59)]
    [TestCase("2002-02-29/2002-03-01", 418, 419, 420)]
    [TestCase("2001-01-30/2002-12-30/4mon", 29, 149, 269, 389, 509, 629)]
    [TestCase("2001-01-01/2002-12-30/1y", 0, 360)]
    public void Times_CountInTheCalendarOfTheFile(string times, params int[] expected) =>
        Assert.That(NcValues.Read(Convert(_days, "--times", times), "time"), Is.EqualTo(expected));

    [TestCase("500", "500", 2)]
    [TestCase("85000Pa", "850", 1)]
    [TestCase("500hPa/1000 hPa", "500,850,1000", 0, 1, 2)]
    [TestCase("250,#0", "250,1000", 0, 3)]
    public void Levels_AreThoseThatCdoTakes(string levels, string cdo, params int[] expected)
    {
        var (made, judge) = (Convert(_field, "--levels", levels), _folder.File("judge.nc"));
        ExternalTool.Run("cdo", "-s", "-O", $"-sellevel,{cdo}", "-selname,t", _field, judge);

        Assert.That(NcValues.Read(made, "t").Order(), Is.EqualTo(NcValues.Read(judge, "t").Order()));
        Assert.That(NcValues.Read(made, "plev"), Is.EqualTo(
            expected.Select(level => new[] { 1000.0, 850, 500, 250 }[level])));
        Assert.That(ExternalTool.Run("ncdump", "-h", made), Does.Not.Contain("float sp("), "it is on no level");
    }

    [Test]
    public void WhatIsLeftOutIsTold_AndTheSelectionIsInTheHistory()
    {
        var (exitCode, _, error) = NumVidProgram.Run("convert", _field, _folder.File("told.nc"),
            "--levels", "850", "--times", "2010-01-02", "--check");

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(error, Does.Contain("'sp' was not asked for: it has no levels"));
        Assert.That(ExternalTool.Run("ncdump", "-h", _folder.File("told.nc")),
            Does.Contain("convert to netcdf --times 2010-01-02 --levels 850; source f.nc").And
                .Not.Contain("actual_range"));
    }

    [TestCase("--times", "2011-06-01", "time: 2010-01-01T00:00", TestName = "Nothing_OfTheTimes")]
    [TestCase("--levels", "500,555", "1000, 850, 500, 250 hPa", TestName = "Nothing_OfOneLevel")]
    [TestCase("--levels", "2 m", "1000, 850, 500, 250 hPa", TestName = "Nothing_InAnotherUnit")]
    [TestCase("--members", "3", "has no members", TestName = "Nothing_OfMembers")]
    [TestCase("--region", "100,40,120,60", "x from 5 to 7", TestName = "Nothing_OfTheRegion")]
    [TestCase("--times", "yesterday", "2019-03-01", TestName = "Nonsense_Times")]
    [TestCase("--times", "2010-02-30", "no date", TestName = "Nonsense_DateOfAnotherCalendar")]
    [TestCase("--levels", "low", "500hPa", TestName = "Nonsense_Levels")]
    [TestCase("--region", "10,20,30", "W,S,E,N", TestName = "Nonsense_Region")]
    [TestCase("--region", "10,60,30,20", "W,S,E,N", TestName = "Nonsense_RegionUpsideDown")]
    public void NothingFound_CannotRunAndSaysWhatThereIs(string option, string value, string expected)
    {
        var made = _folder.File("nothing.nc");
        var (exitCode, _, error) = NumVidProgram.Run("convert", _field, made, option, value);

        Assert.That((exitCode, System.IO.File.Exists(made)), Is.EqualTo((2, false)));
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public void GribMembersAndLevels_KeepTheHeadersOfTheirFields()
    {
        var messages = from member in Enumerable.Range(1, 3)
                       from level in new[] { 200, 500, 700 }
                       select GribSamples.Pressure(_folder, $"m{member}-{level}", $"level={level},"
                           + $"productDefinitionTemplateNumber=1,perturbationNumber={member},"
                           + "numberOfForecastsInEnsemble=9,generatingProcessIdentifier=" + (10 * member));
        var source = GribSamples.Join(_folder.File("members.grib2"), [.. messages]);
        var made = _folder.File("cut.grib2");

        var run = NumVidProgram.Run(
            "convert", source, made, "--members", "2/3", "--levels", "500,700", "--check");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(run.Error, Is.Empty);
        Assert.That(Keys(made), Is.EquivalentTo(Keys(source).Where(
            line => !line.StartsWith("1 ", StringComparison.Ordinal)
                && !line.Contains(" 200 ", StringComparison.Ordinal))));
    }

    private static string[] Keys(string path) =>
        [.. ExternalTool.Run(
            "grib_get", "-p", "perturbationNumber,level,generatingProcessIdentifier,shortName,dataDate", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static string List(System.Collections.Generic.IEnumerable<int> values) =>
        string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private string Convert(string source, string option, string value)
    {
        var made = _folder.File("made.nc");
        var run = NumVidProgram.Run("convert", source, made, "--force", "--check", option, value);
        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        return made;
    }
}
