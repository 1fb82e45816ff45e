using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Two readers of others see the same variables, times, levels and members: cfgrib and CDO.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribCubeJudgesTests
{
    private static readonly string[] s_names = ["members", "levels", "intervals", "minutes", "runs"];

    private TemporaryFolder _folder = null!;
    private IReadOnlyList<CfgribJudge> _judged = null!;

    // One process for all files: Python's imports take some 4 s.
    [OneTimeSetUp]
    public void AskCfgrib()
    {
        _folder = new TemporaryFolder();
        foreach (var name in s_names)
        {
            GribMaker.Write(PathOf(name), Messages(name));
        }

        _judged = CfgribJudge.Read(s_names.Select(PathOf).Append(TestFiles.Fixture("gfs_pressure_levels.grib2")));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(s_names))]
    public void Open_GeneratedFile_IsWhatCfgribReads(string name) => AssertAsCfgrib(PathOf(name));

    [Test]
    public void Open_Fixture_IsWhatCfgribReads() => AssertAsCfgrib(TestFiles.Fixture("gfs_pressure_levels.grib2"));

    // CDO counts a file's time steps for all variables together, so files of one variable.
    [TestCase("members")]
    [TestCase("levels")]
    [TestCase("intervals")]
    [TestCase("minutes")]
    public void Open_GeneratedFile_HasTheTimesAndLevelsOfCdo(string name)
    {
        using var dataSet = Open(PathOf(name));

        var times = Words(ExternalTool.Run("cdo", "-s", "showtimestamp", PathOf(name)))
            .Select(text => (double)DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds());
        Assert.That(TimesOf(dataSet, dataSet["t"]), Is.EqualTo(times));
        if (name == "levels")
        {
            // CDO counts pressure in Pa.
            var levels = Words(ExternalTool.Run("cdo", "-s", "showlevel", PathOf(name))).Select(text => double.Parse(text, CultureInfo.InvariantCulture) / 100);
            Assert.That((double[])dataSet["level"].GetData(), Is.EquivalentTo(levels));
        }
    }

    // cfgrib takes mean and spread at alternating steps for one series, as CDO does; here they are two variables.
    [Test]
    public void Open_MeanAndSpread_AreTwoWhereOthersHaveOne()
    {
        var path = _folder.File("derived.grib2");
        GribMaker.Write(path, new[] { 0, 4, 0, 4 }.Select((derived, i) => GribMaker.Message("GRIB2",
            $"productDefinitionTemplateNumber=2,shortName=t,derivedForecast={derived},forecastTime={3 * i}", derived == 0 ? 250 : 2)));

        Assert.That(Words(ExternalTool.Run("cdo", "-s", "showtimestamp", path)), Has.Length.EqualTo(4));
        using var dataSet = Open(path);
        Assert.That(dataSet["t_mean"].GetShape()[0], Is.EqualTo(2));
        Assert.That(dataSet["t_spread"].GetShape()[0], Is.EqualTo(2));
    }

    private static IEnumerable<byte[]> Messages(string name)
    {
        const string Member = "shortName=t,productDefinitionTemplateNumber=1,";
        const string Interval =
            "shortName=t,productDefinitionTemplateNumber=8,typeOfStatisticalProcessing=2,indicatorOfUnitForTimeRange=1,";
        int[] steps = [1, 2, 3];
        return name switch
        {
            "members" => steps.SelectMany(step => new[] { 2, 5 }.Select(member => GribMaker.Message(
                "GRIB2", $"{Member}perturbationNumber={member},forecastTime={6 * step}", 270 + step + (10 * member)))),
            "levels" => steps.SelectMany(step => new[] { 850, 300, 70 }.Select(level => GribMaker.Message(
                "regular_ll_pl_grib2", $"shortName=t,level={level},forecastTime={6 * step}", level + step))),
            "intervals" => steps.Select(step => GribMaker.Message(
                "GRIB2", $"{Interval}forecastTime={3 * (step / 2)},lengthOfTimeRange={3 * step}", 270 + step)),
            "minutes" => new[] { 0, 60, 120 }.Select(minute => GribMaker.Message(
                "regular_ll_sfc_grib1", $"shortName=t,indicatorOfUnitOfTimeRange=0,P1={minute}", 270 + minute)),
            _ => new[] { 0, 600 }.SelectMany(run => steps.Select(step => GribMaker.Message(
                "GRIB2", $"shortName=t,dataTime={run},forecastTime={6 * step}", 270 + step + run))),
        };
    }

    private void AssertAsCfgrib(string path)
    {
        using var dataSet = Open(path);
        var fields = dataSet.Variables.Where(variable => variable.Metadata.ContainsKey("GRIB_headers")).ToList();
        var judged = _judged.Where(judge => judge.File == path).ToList();

        Assert.That(fields.Select(field => (Text(field, "GRIB_shortName"), Text(field, "GRIB_typeOfLevel"))),
            Is.EquivalentTo(judged.Select(judge => (judge.ShortName, judge.LevelType))));
        foreach (var judge in judged)
        {
            var field = fields.Single(candidate => Text(candidate, "GRIB_shortName") == judge.ShortName && Text(candidate, "GRIB_typeOfLevel") == judge.LevelType);
            var shape = field.GetShape();
            Assert.Multiple(() =>
            {
                Assert.That(shape.SkipLast(2).Aggregate(1, (count, length) => count * length), Is.EqualTo(judge.FieldCount));
                Assert.That(TimesOf(dataSet, field), Is.EqualTo(judge.ValidTimes));
                Assert.That(Values(dataSet, field, "level"), Is.EquivalentTo(judge.Levels.Length == 1 ? [] : judge.Levels));
                Assert.That(Values(dataSet, field, "member"), Is.EqualTo(judge.Members.Length == 1 ? [] : judge.Members));
                Assert.That(Mean(field), Is.EqualTo(judge.Mean).Within(1e-5 * Math.Abs(judge.Mean)));
            });
        }
    }

    // Valid times: those of the axis, or reference times and steps together.
    private static double[] TimesOf(GribDataSet dataSet, Variable field)
    {
        var axis = dataSet[field.Dimensions.AsNamesArray().Single(name => name.StartsWith("time", StringComparison.Ordinal))];
        var units = CfTimeUnits.Parse(axis.Metadata["units"]?.ToString() ?? "", axis.Metadata["calendar"]?.ToString());
        var origin = CfTimeUnits.Parse("seconds since 1970-01-01", "proleptic_gregorian");
        var times = ((double[])axis.GetData()).Select(value => (value * units.Seconds) + (units.OriginOf(origin)!.Value * -units.Seconds));
        var steps = Values(dataSet, field, "step");
        return [.. times.SelectMany(time => steps.DefaultIfEmpty().Select(step => time + (3600 * step))).Distinct().Order()];
    }

    private static double[] Values(GribDataSet dataSet, Variable field, string role)
    {
        var name = Array.Find(field.Dimensions.AsNamesArray(), dimension => dimension.StartsWith(role, StringComparison.Ordinal));
        return name is null ? [] : [.. dataSet[name].GetData().Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];
    }

    private static double Mean(Variable field) =>
        field.GetData().Cast<object>().Average(value => Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static string Text(Variable variable, string key) => variable.Metadata[key]?.ToString() ?? "";

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private string PathOf(string name) => _folder.File(name + ".grib");

    private static GribDataSet Open(string path) => new($"{path}?openMode=readOnly");
}
