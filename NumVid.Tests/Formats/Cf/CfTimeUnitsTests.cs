using System;
using System.Globalization;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Cf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Cf;

/// <summary>CF times as dates; the judge is Python's cftime.</summary>
[TestFixture]
internal sealed class CfTimeUnitsTests
{
    private static readonly double[] s_values = [-600000.25, -1, 0, 0.5, 59.75, 365, 730485.5, 2000000];

    [Test]
    public void ToText_AnyCalendar_IsWhatCftimeSays(
        [Values("standard", "proleptic_gregorian", "julian", "noleap", "all_leap", "360_day")] string calendar,
        [Values(
            "days since 1850-01-01", "hours since 2000-02-28 06:00:00", "minutes since 1900-01-01 00:00:0.0", "seconds since 1970-01-01T12:00:00Z", "milliseconds since 1970-01-01", "microseconds since 1999-12-30 23:59:59")] string units)
    {
        const string Script = "import sys, cftime\n"
            + "for v in sys.argv[3:]: print(cftime.num2date(float(v), sys.argv[1], sys.argv[2]).strftime('%Y-%m-%d "
            + "%H:%M:%S').strip().rjust(19, '0'))";
        // cftime cuts fractions of a second, which are rounded here.
        var isFiner = units.StartsWith("milli", StringComparison.Ordinal)
            || units.StartsWith("micro", StringComparison.Ordinal);
        var values = s_values.Where(value => value % 1 == 0 || !units.StartsWith('s'))
            .Select(value => isFiner ? Math.Round(value) * 1e6 : value).ToArray();
        var judged = ExternalTool.Run(
            "/usr/bin/python3", ["-c", Script, units, calendar, .. values.Select(
                value => value.ToString("R", CultureInfo.InvariantCulture))]);

        var parsed = CfTimeUnits.Parse(units, calendar);

        Assert.That(values.Select(parsed.ToText), Is.EqualTo(judged.Trim().Split('\n')));
    }

    [Test]
    public void ToText_MonthsOf30Days_IsWhatCftimeSays()
    {
        const string Script = "import cftime\nfor v in (-13, 0, 1, 25.5): print(cftime.num2date(v, 'months since "
            + "1850-01-01', '360_day').strftime('%Y-%m-%d %H:%M:%S'))";
        var parsed = CfTimeUnits.Parse("months since 1850-01-01", "360_day");

        Assert.That(new[] { -13, 0, 1, 25.5 }.Select(
            parsed.ToText), Is.EqualTo(ExternalTool.Run("/usr/bin/python3", "-c", Script).Trim().Split('\n')));
    }

    [TestCase("nanoseconds since 2000-01-01", null, 1.5e15, "2000-01-18T08:40:00.0000000Z")]
    [TestCase("days since 2000-01-01", null, 1.5, "2000-01-02T12:00:00.0000000Z")]
    [TestCase("hours since 1900-01-01 00:00:00.0", "gregorian", 1051200, "2019-12-03T00:00:00.0000000Z")]
    [TestCase("seconds since 1970-01-01 01:00 +01:00", "standard", 0.001, "1970-01-01T00:00:00.0010000Z")]
    [TestCase("days since 1582-10-15", "standard", 0, "1582-10-15T00:00:00.0000000Z")]
    [TestCase("days since 1582-10-15", "standard", -1, null)]
    [TestCase("days since 1582-10-14", "proleptic_gregorian", 0, "1582-10-14T00:00:00.0000000Z")]
    [TestCase("days since 0001-01-01", "proleptic_gregorian", 0, "0001-01-01T00:00:00.0000000Z")]
    [TestCase("days since 0001-01-01", "proleptic_gregorian", -1, null)]
    [TestCase("days since 9999-12-31", "standard", 1, null)]
    [TestCase("days since 2000-01-01", "360_day", 1, null)]
    [TestCase("days since 2000-01-01", "noleap", 1, null)]
    [TestCase("days since 2000-01-01", null, double.NaN, null)]
    [TestCase("days since 2000-01-01", null, 1e300, null)]
    public void ToDateTime_WhereTheCalendarAllows_IsUtc(
        string units, string? calendar, double value, string? expected) =>
        Assert.That(CfTimeUnits.Parse(units, calendar)
            .ToDateTime(value)?.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [TestCase("months since 2000-01-01", null)]
    [TestCase("years since 2000-01-01", null)]
    [TestCase("days since 2000-02-30", null)]
    [TestCase("days since 2000-01-01 00:00:00.5", null)]
    [TestCase("days since 2000-01-01", "chinese")]
    [TestCase("K", null)]
    [TestCase(null, null)]
    public void TryParse_WhatHasNoDates_IsNull(string? units, string? calendar) =>
        Assert.That(CfTimeUnits.TryParse(units, calendar), Is.Null);

    [Test]
    public void OriginOf_AnotherUnit_CountsFromThisOne()
    {
        var hours = CfTimeUnits.Parse("hours since 2000-01-01", "noleap");

        Assert.That(hours.OriginOf(CfTimeUnits.Parse("days since 2000-03-01", "365_day")), Is.EqualTo(59 * 24));
        Assert.That(hours.OriginOf(CfTimeUnits.Parse("days since 2000-03-01", "standard")), Is.Null);
    }
}
