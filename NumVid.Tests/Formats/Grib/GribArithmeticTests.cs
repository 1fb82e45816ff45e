using System;
using System.Linq;
using EccodesDotNet;
using NUnit.Framework;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Schema;

namespace NumVid.Tests.Formats.Grib;

/// <summary>The small computations beneath the provider.</summary>
[TestFixture]
internal sealed class GribArithmeticTests
{
    [Test]
    public void FromDays_EveryCalendar_InvertsToDays()
    {
        foreach (var calendar in Enum.GetValues<CfCalendar>())
        {
            for (var days = -800_000L; days < 100_000; days += 37)
            {
                var (year, month, day) = CalendarArithmetic.FromDays(calendar, days);
                Assert.That(CalendarArithmetic.ToDays(calendar, year, month, day), Is.EqualTo(
                    days), $"{calendar} {year}-{month}-{day}");
                Assert.That(
                    day, Is.InRange(1, calendar == CfCalendar.Standard && (year, month) == (1582, 10) ? 31
                    : CalendarArithmetic.GetMonthLength(calendar, year, month)));
            }
        }
    }

    [Test]
    public void ToDays_ProlepticGregorian_IsThatOfTheRuntime()
    {
        for (var date = new DateTime(1, 1, 1); date.Year < 2300; date = date.AddDays(97))
        {
            Assert.That(
                CalendarArithmetic.ToDays(CfCalendar.ProlepticGregorian, date.Year, date.Month, date.Day),
                Is.EqualTo((date - DateTime.UnixEpoch).Days));
        }
    }

    [Test]
    public void ToDays_Standard_SkipsTenDaysInOctober1582()
    {
        var last = CalendarArithmetic.ToDays(CfCalendar.Standard, 1582, 10, 4);

        Assert.That(CalendarArithmetic.ToDays(CfCalendar.Standard, 1582, 10, 15), Is.EqualTo(last + 1));
        Assert.That(CalendarArithmetic.FromDays(CfCalendar.Standard, last + 1), Is.EqualTo((1582L, 10, 15)));
        Assert.That(CalendarArithmetic.FromDays(CfCalendar.Standard, last), Is.EqualTo((1582L, 10, 4)));
    }

    [TestCase("hours since 1970-01-01", 1.5, 5400)]
    [TestCase("days since 1970-01-02 06:00:00", 0.25, 129600)]
    [TestCase("seconds since 1970-01-01T00:00:10Z", 5, 15)]
    [TestCase("minutes since 1970-1-1 0:0:0.0", 2, 120)]
    [TestCase("hours since 1970-01-01 00:00 +01:00", 1, 0)]
    public void ToSeconds_CfUnit_CountsFromItsDate(string units, double value, long expected)
    {
        var coding = CfTimeUnits.Parse(units, null);

        Assert.That(coding.ToSeconds(value), Is.EqualTo(expected));
        Assert.That(coding.FromSeconds(expected), Is.EqualTo(value).Within(1e-12));
    }

    [TestCase("months since 1970-01-01", null)]
    [TestCase("hours since 1970-02-30", null)]
    [TestCase("hours since yesterday", null)]
    [TestCase("hours since 1970-01-01", "lunar")]
    public void Parse_ImpossibleTimeUnit_Throws(string units, string? calendar) =>
        Assert.That(() => CfTimeUnits.Parse(units, calendar), Throws.InstanceOf<UnsupportedDataException>());

    [Test]
    public void GetMessageIndex_EveryScanning_IsAPermutation(
        [Values] bool westward, [Values] bool northward, [Values] bool columnMajor, [Values] bool alternating)
    {
        var scanning = new GribScanning(westward, northward, columnMajor, alternating);

        var places = Enumerable.Range(0, 12).Select(i => scanning.GetMessageIndex(i / 4, i % 4, 3, 4)).ToArray();

        Assert.That(places, Is.EquivalentTo(Enumerable.Range(0, 12)));

        // The point of the message's start is the corner that the flags name.
        var start = Array.IndexOf(places, 0);
        Assert.That((start / 4, start % 4), Is.EqualTo((northward ? 2 : 0, westward ? 3 : 0)));
        Assert.That(scanning.IsNormal, Is.EqualTo(places.SequenceEqual(Enumerable.Range(0, 12))));
    }

    [Test]
    public void GetMessageIndex_RowsToAndFro_TurnsEverySecondRow()
    {
        var scanning = new GribScanning(false, false, false, true);

        Assert.That(
            Enumerable.Range(0, 9).Select(i => scanning.GetMessageIndex(i / 3, i % 3, 3, 3)),
            Is.EqualTo(new[] { 0, 1, 2, 5, 4, 3, 6, 7, 8 }));
    }

    [Test]
    public void Compute_GaussianLatitudes_AreThoseOfEcCodes()
    {
        using var message = GribMessage.FromSample("regular_gg_sfc_grib2");
        var expected = new double[message.GetCount("distinctLatitudes")];
        message.GetDoubles("distinctLatitudes", expected);

        var own = GaussianLatitudes.Compute((int)message.GetInt64("N"));

        Assert.That(own, Is.Ordered.Descending);
        Assert.That(own, Is.EqualTo(expected.OrderDescending()).Within(1e-11));
    }

    // From the published tables of N80 and N160.
    [TestCase(80, 89.1415)]
    [TestCase(160, 89.5701)]
    public void Compute_GaussianLatitudes_BeginWhereTheTablesDo(int order, double first) =>
        Assert.That(GaussianLatitudes.Compute(order)[0], Is.EqualTo(first).Within(1e-4));

    [Test]
    public void HeaderStore_HeadersWithHoles_ComeBack()
    {
        GribHeaderBytes?[] headers = [new(2, 10, [1, 2, 3]), null, new(1, 0, [4, 5]), new(2, 0, [])];

        var back = GribHeaderStore.TryDecode(GribHeaderStore.Encode(headers))!;

        Assert.That(back, Has.Length.EqualTo(4));
        for (var i = 0; i < 4; i++)
        {
            Assert.That(back[i]?.Edition, Is.EqualTo(headers[i]?.Edition));
            Assert.That(back[i]?.Discipline, Is.EqualTo(headers[i]?.Discipline));
            Assert.That(back[i]?.Sections, Is.EqualTo(headers[i]?.Sections));
        }
    }

    [TestCase("")]
    [TestCase("no base64!")]
    [TestCase("AAAA")]
    public void HeaderStore_DamagedText_IsNull(string text) => Assert.That(GribHeaderStore.TryDecode(text), Is.Null);

    [Test]
    public void HeaderStore_HourlySeries_CostsAFewHundredBytes()
    {
        var headers = Enumerable.Range(0, 744)
            .Select(hour => new GribHeaderBytes(2, 0, [.. new byte[120], (byte)(1 + (hour / 24)), (byte)(hour % 24)]));

        Assert.That(GribHeaderStore.Encode([.. headers]), Has.Length.LessThan(600));
    }

    [TestCase("m s-1", "m s**-1", true)]
    [TestCase("m/s", "m s-1", true)]
    [TestCase("kg m-2 s-1", "kg m**-2 s**-1", true)]
    [TestCase("kg m^-2", "kg m-2", true)]
    [TestCase("degC", "K", false)]
    [TestCase("mm", "m", false)]
    [TestCase(null, "K", false)]
    public void AreSame_Units_ComparesTheirMeaning(string? first, string second, bool expected) =>
        Assert.That(CfUnits.AreSame(first, second), Is.EqualTo(expected));

    [TestCase("(0 - 1)", "1")]
    [TestCase("kg m**-2 s**-1", "kg m-2 s-1")]
    [TestCase("~", null)]
    [TestCase("(Code table 4.222)", null)]
    public void ToCf_UnitsOfEcCodes_AreThoseOfCf(string units, string? expected) =>
        Assert.That(GribUnits.ToCf(units), Is.EqualTo(expected));

    [Test]
    public void LocalText_LinesAndEquals_ComeBack()
    {
        var text = new GribLocalText { ["name"] = "Ж = x", ["units"] = null, ["long_name"] = "two\nlines" };

        Assert.That(GribLocalText.TryParse(text.ToSection(), out var back), Is.True);
        Assert.That(back!["name"], Is.EqualTo("Ж = x"));
        Assert.That(back["units"], Is.Null);
        Assert.That(back["long_name"], Is.EqualTo("two lines"));
        Assert.That(GribLocalText.TryParse([0, 0, 0, 7, 2, 1, 1], out _), Is.False);
    }
}
