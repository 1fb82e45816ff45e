using System;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Times are those that the headers say, in whatever unit they say it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribTimesTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // From 2021-03-07 06:00; the tables of units are those of the WMO, 4 of edition 1 and 4.4 of edition 2.
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=0,P1=7", "2021-03-07 06:07:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=1,P1=7", "2021-03-07 13:00:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=2,P1=7", "2021-03-14 06:00:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=3,P1=7", "2021-10-07 06:00:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=4,P1=7", "2028-03-07 06:00:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=11,P1=7", "2021-03-09 00:00:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=13,P1=7", "2021-03-07 07:45:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=14,P1=7", "2021-03-07 09:30:00")]
    [TestCase("GRIB1", "indicatorOfUnitOfTimeRange=254,P1=7", "2021-03-07 06:00:07")]
    [TestCase("GRIB1", "timeRangeIndicator=10,P1=1,P2=4", "2021-03-18 02:00:00")]
    [TestCase("GRIB1", "timeRangeIndicator=4,P1=1,P2=4", "2021-03-07 10:00:00")]
    [TestCase("GRIB1", "timeRangeIndicator=7,P1=1,P2=4", "2021-03-07 10:00:00")]
    [TestCase("GRIB1", "timeRangeIndicator=6,P1=4,P2=1", "2021-03-07 05:00:00")]
    [TestCase("GRIB1", "timeRangeIndicator=3,indicatorOfUnitOfTimeRange=0,P1=10,P2=25", "2021-03-07 06:25:00")]
    [TestCase("GRIB2", "indicatorOfUnitOfTimeRange=0,forecastTime=7", "2021-03-07 06:07:00")]
    [TestCase("GRIB2", "indicatorOfUnitOfTimeRange=13,forecastTime=-7", "2021-03-07 05:59:53")]
    [TestCase("GRIB2", "indicatorOfUnitOfTimeRange=1,forecastTime=-31", "2021-03-05 23:00:00")]
    [TestCase("GRIB2", "indicatorOfUnitOfTimeRange=10,forecastTime=3", "2021-03-07 15:00:00")]
    [TestCase("GRIB2", "indicatorOfUnitOfTimeRange=3,forecastTime=-3", "2020-12-07 06:00:00")]
    [TestCase("GRIB2", "productDefinitionTemplateNumber=8,forecastTime=-5,indicatorOfUnitForTimeRange=0,lengthOfTimeRange=90", "2021-03-07 02:30:00")]
    public void Open_StepInAnyUnit_HasItsTime(string sample, string settings, string expected)
    {
        using var dataSet = Open([GribMaker.Message(sample, $"dataDate=20210307,hour=6,minute=0,{settings}", 1)]);

        Assert.That(TextsOf(dataSet, "time").Single(), Is.EqualTo(expected));
        Assert.That(dataSet.Warnings, Is.Empty);
    }

    // What is not told by one length is told by the date of the end.
    [Test]
    public void Open_SeveralRanges_EndWhereTheOverallIntervalEnds()
    {
        using var dataSet = Open([GribMaker.Message("GRIB2", "dataDate=20100101,productDefinitionTemplateNumber=8,numberOfTimeRange=2,"
            + "yearOfEndOfOverallTimeInterval=2014,monthOfEndOfOverallTimeInterval=2,dayOfEndOfOverallTimeInterval=1,hourOfEndOfOverallTimeInterval=18", 1)]);

        Assert.That(TextsOf(dataSet, "time"), Is.EqualTo(new[] { "2014-02-01 18:00:00" }));
        Assert.That(((double[,])dataSet["time_bnds"].GetData())[0, 0] * 3600, Is.EqualTo((new DateTime(2010, 1, 1, 12, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds));
    }

    [Test]
    public void Open_AccumulationsOfDifferentLength_HaveBounds()
    {
        (int Start, int Length)[] intervals = [(0, 2), (0, 4), (4, 2), (4, 4), (8, 1)];
        using var dataSet = Open(intervals.Select(interval => Interval(interval.Start, interval.Length)).ToArray());

        var bounds = (double[,])dataSet["time_bnds"].GetData();
        var first = bounds[0, 0];
        Assert.That(bounds.Cast<double>().Select(hour => hour - first), Is.EqualTo(intervals.SelectMany(interval => new[] { interval.Start, interval.Start + interval.Length })));
        Assert.That(dataSet["tp"].Metadata["cell_methods"], Is.EqualTo("time: sum"));
    }

    // Both end at the same time, as in files of NCEP.
    [Test]
    public void Open_AccumulationsOfOneEnd_AreVariablesNamedByTheirInterval()
    {
        using var dataSet = Open([Interval(0, 6), Interval(0, 12), Interval(6, 6), Interval(12, 6)]);

        Assert.That(dataSet["tp_since_start"].GetShape()[0], Is.EqualTo(2));
        Assert.That(dataSet["tp_parts"].GetShape()[0], Is.EqualTo(2));
    }

    [Test]
    public void Open_InstantsBesideIntervals_ShareTheirTimesAndSayThatTheyArePoints()
    {
        using var dataSet = Open([Interval(0, 6), GribMaker.Message("GRIB2", "shortName=2t,forecastTime=6", 280)]);

        Assert.That(dataSet["2t"].Dimensions[0].Name, Is.EqualTo("time"));
        Assert.That(dataSet["2t"].Metadata["cell_methods"], Is.EqualTo("time: point"));
        Assert.That(dataSet["time"].Metadata["bounds"], Is.EqualTo("time_bnds"));
    }

    [TestCase("GRIB2", "year=65535")]
    [TestCase("GRIB1", "yearOfCentury=255")]
    public void Open_YearThatIsMissing_IsRefusedByName(string sample, string setting)
    {
        var message = GribMaker.Message(sample, setting, 1);

        Assert.That(() => Open([message]), Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("has no year"));
    }

    [TestCase("2147483650", "6", -2e-6)]
    [TestCase("2147483653", "0", -5)]
    [TestCase("5", "130", 500)]
    public void Open_ScaledSurface_HasItsSigns(string scaled, string factor, double expected)
    {
        using var dataSet = Open([GribMaker.Message("GRIB2", $"typeOfFirstFixedSurface=109,scaleFactorOfFirstFixedSurface={Signed(factor)},scaledValueOfFirstFixedSurface={scaled}", 1)]);

        var field = dataSet.Variables.Single(variable => variable.Metadata.ContainsKey("GRIB_headers"));
        Assert.That(field.Metadata["GRIB_level"], Is.EqualTo(expected));
    }

    // Octet 130 is -2: the first bit is the sign.
    private static string Signed(string factor) => factor == "130" ? "-2" : factor;

    private static string[] TextsOf(GribDataSet dataSet, string axis)
    {
        var attributes = dataSet[axis].Metadata;
        var units = CfTimeUnits.Parse(attributes["units"]?.ToString() ?? "", attributes["calendar"]?.ToString());
        return Array.ConvertAll((double[])dataSet[axis].GetData(), units.ToText);
    }

    private static byte[] Interval(int start, int length) => GribMaker.Message("GRIB2",
        $"productDefinitionTemplateNumber=8,shortName=tp,forecastTime={start},indicatorOfUnitForTimeRange=1,lengthOfTimeRange={length}", start + length);

    private GribDataSet Open(byte[][] messages)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.grib");
        GribMaker.Write(path, messages);
        return new GribDataSet($"{path}?openMode=readOnly");
    }
}
