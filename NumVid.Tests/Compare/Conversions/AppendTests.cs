using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary><c>numvid append FILE NEW...</c></summary>
[NoLeakedHandles]
internal sealed class AppendTests
{
    private const int Points = 6;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("series.nv12", "--quality", "t:abs=0.25;default:lossless")]
    [TestCase("series.nc")]
    public void Times_AreAppended_AndStoredValuesDoNotChange(string name, params string[] options)
    {
        var file = Begin(name, options);
        var before = Values(file);

        var run = NumVidProgram.Run("append", file, Make("b.nc", 3, 2), Make("c.nc", 5, 1));
        var after = Values(file);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("3 appended along time, which has 6 now"));
        Assert.That(after.Take(before.Length), Is.EqualTo(before), "bit by bit, as ncdump prints them");
        var expected = Enumerable.Range(3, 3).SelectMany(Field).ToArray();
        Assert.That(NcValues.LargestDifference(after[before.Length..], expected),
            Is.LessThanOrEqualTo(name.EndsWith(".nv12", StringComparison.Ordinal) ? 0.25 : 2e-5));
        Assert.That(Read(file, "time"), Is.EqualTo(new[] { 0.0, 6, 12, 18, 24, 30 }));
        Assert.That(Read(file, "time_bnds")[6..8], Is.EqualTo(new[] { 12.0, 18 }));
        Assert.That(Read(file, "oro"), Is.EqualTo(new[] { 1.0, 2, 3, 4, 5, 6 }));
        Assert.That(NumVidProgram.Run("info", file).Output, Does.Contain("append; source b.nc SHA-256"));
    }

    [Test]
    public void TimesInAnotherUnit_AreCountedAsTheFileCounts()
    {
        var file = Begin("series.nv12");

        var run = NumVidProgram.Run("append", file, Make("b.nc", 0, 2, "days since 2020-01-01T18:00:00", 0.25));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Read(file, "time"), Is.EqualTo(new[] { 0.0, 6, 12, 18, 24 }));
        Assert.That(Read(file, "time_bnds")[6..], Is.EqualTo(new[] { 12.0, 18, 18, 24 }));
    }

    [Test]
    public void TimesThatAreThere_AreRefusedOrPassedOver()
    {
        var file = Begin("series.nv12");
        var bytes = File.ReadAllBytes(file);
        var overlapping = Make("b.nc", 1, 4);

        var refused = NumVidProgram.Run("append", file, overlapping);
        Assert.That((refused.ExitCode, File.ReadAllBytes(file)), Is.EqualTo((2, bytes)));
        Assert.That(refused.Error, Does.Contain("b.nc").And.Contain("the time 2020-01-01T06:00 is in").And
            .Contain("--skip-existing"));

        var passed = NumVidProgram.Run("append", file, overlapping, "--skip-existing");
        Assert.That(passed.Output, Does.Contain("2 appended along time, which has 5 now; 2 were there already"));
        Assert.That(Read(file, "time"), Is.EqualTo(new[] { 0.0, 6, 12, 18, 24 }));
        Assert.That(Read(file, "t")[(3 * Points)..], Is.EqualTo(Field(3).Concat(Field(4))).Within(0.01));

        var nothing = NumVidProgram.Run("append", file, overlapping, "--skip-existing");
        Assert.That((nothing.ExitCode, nothing.Output.Contains("0 appended", StringComparison.Ordinal)),
            Is.EqualTo((0, true)));
    }

    [Test]
    public void WhatDoesNotFit_IsRefusedByName_AndTheFileStaysAsItWas()
    {
        var file = Begin("series.nv12");
        var bytes = File.ReadAllBytes(file);
        var good = Make("good.nc", 3, 1);

        using (Assert.EnterMultipleScope())
        {
            Refuses("does not lie behind the time 2020-01-01T12:00", Make("early.nc", -2, 1));
            Refuses("its units are 'degC'", Changed(good, "-setattribute,t@units=degC"));
            Refuses("it has other values than in", Changed(good, "-invertlat"));
            Refuses("variable 't': '", Changed(good, "-delname,t"));
            Refuses("'extra'", Make("more.nc", 3, 1, extra: "float extra(time, y, x) ;"));
            Refuses("its calendar is '360_day'", Changed(good, "-setcalendar,360_day"));
        }

        Assert.That(File.ReadAllBytes(file), Is.EqualTo(bytes));

        void Refuses(string expected, string input)
        {
            var run = NumVidProgram.Run("append", file, input);
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain(expected).And.Contain(Path.GetFileName(input)));
        }
    }

    [Test]
    public void FilesOfOneTimeWithoutAnAxis_AreAppended()
    {
        string One(int hour) => CdlFile.Create(_folder, $$"""
            netcdf o { dimensions: y = 2 ; x = 3 ; variables: float t(y, x) ; t:units = "K" ;
              t:coordinates = "time" ; double time ; time:units = "hours since 2020-01-01" ;
              data: t = 1, 2, 3, 4, 5, {{hour}} ; time = {{hour}} ; }
            """, name: $"h{hour}.nc");
        var file = _folder.File("joined.nv12");
        NumVidProgram.Run("convert", One(0), One(6), file, "--quality", "lossless");

        var run = NumVidProgram.Run("append", file, One(12));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Read(file, "time"), Is.EqualTo(new[] { 0.0, 6, 12 }));
        Assert.That(Read(file, "t")[^1], Is.EqualTo(12));
    }

    [Test]
    public void GribMessages_KeepTheirHeaders()
    {
        string Message(int day) => GribSamples.Pressure(
            _folder, $"m{day}", $"level=850,dataDate=202103{day:00},generatingProcessIdentifier={day}");
        var (file, back) = (_folder.File("g.nv12"), _folder.File("back.grib2"));
        NumVidProgram.Run("convert", GribSamples.Join(_folder.File("a.grib2"), Message(1), Message(2)), file);

        var run = NumVidProgram.Run("append", file, GribSamples.Join(_folder.File("b.grib2"), Message(3)));
        NumVidProgram.Run("convert", file, back);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(ExternalTool.Run("grib_get", "-p", "dataDate,level,generatingProcessIdentifier", back)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(new[] { "20210301 850 1", "20210302 850 2", "20210303 850 3" }));
    }

    private static double[] Field(int time) =>
        [.. Enumerable.Range(0, Points).Select(point => Math.Round(270 + (3 * Math.Sin(time + point)), 3))];

    private string Begin(string name, params string[] options)
    {
        var file = _folder.File(name);
        var run = NumVidProgram.Run(["convert", Make("a.nc", 0, 3), file, .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return file;
    }

    private string Make(
        string name, int first, int count, string units = "hours since 2020-01-01", double step = 6,
        string extra = "") =>
        CdlFile.Create(_folder, $$"""
            netcdf s { dimensions: time = {{count}} ; y = 2 ; x = 3 ; nv = 2 ; variables: float t(time, y, x) ;
              t:units = "K" ; float oro(y, x) ; double time(time) ; time:units = "{{units}}" ;
              time:bounds = "time_bnds" ; double time_bnds(time, nv) ; double y(y) ; y:units = "degrees_north" ;
              {{extra}}
              data: t = {{List(Enumerable.Range(first, count).SelectMany(Field))}} ; oro = 1, 2, 3, 4, 5, 6 ;
              time = {{List(Enumerable.Range(first, count).Select(i => step * i))}} ; y = 10, 20 ;
              time_bnds = {{List(Enumerable.Range(first, count).SelectMany(
                i => new[] { step * (i - 1), step * i }))}} ; }
            """, name: name);

    private static string List(System.Collections.Generic.IEnumerable<double> values) =>
        string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private string Changed(string source, string operators)
    {
        var made = _folder.File($"changed-{operators.Split(',')[0].TrimStart('-')}.nc");
        ExternalTool.Run("bash", "-c", $"cdo -s -O {operators} {source} {made}");
        return made;
    }

    private double[] Values(string file) => Read(file, "t");

    private double[] Read(string file, string variable)
    {
        var plain = _folder.File("read.nc");
        NumVidProgram.Run("convert", file, plain, "--force");
        return NcValues.Read(plain, variable);
    }
}
