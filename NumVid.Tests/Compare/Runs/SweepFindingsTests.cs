using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Html;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;
using NumVid.Formats.Quality;
using NumVid.Tests.Compare.Report;

namespace NumVid.Tests.Compare.Runs;

/// <summary>Two curves that cross, by hand: a takes 100, 200, 800 bytes at errors of 1, 0.1, 0.01, and b 200, 200,
/// 400.</summary>
internal sealed class SweepFindingsTests
{
    private static readonly ComparisonRow[] s_rows =
    [
        Row("a", "abs=1", 1, 100), Row("a", "abs=0.1", 0.1, 200), Row("a", "abs=0.01", 0.01, 800),
        Row("b", "abs=1", 1, 400), Row("b", "abs=0.1", 0.1, 400), Row("b", "abs=0.01", 0.01, 400),
    ];

    [Test]
    public void Crossing_IsOnStraightLinesOfLogarithms()
    {
        var crossing = SweepCrossing.Of(s_rows).Single();

        // From 0.1 to 0.01 a grows from half of b to twice as much: they meet half way, at the root of 0.1 x 0.01.
        Assert.That((crossing.SmallerAbove, crossing.SmallerBelow), Is.EqualTo(("a", "b")));
        Assert.That(crossing.Bound, Is.EqualTo(Math.Sqrt(0.001)).Within(1e-12));
        Assert.That(crossing.Bytes, Is.EqualTo(400).Within(1e-9));
    }

    [Test]
    public void Crossing_CurvesThatTouch_DoNotCross()
    {
        ComparisonRow[] rows =
        [
            Row("a", "abs=1", 1, 100), Row("a", "abs=0.1", 0.1, 400), Row("a", "abs=0.01", 0.01, 300),
            .. s_rows.Where(row => row.Series == "b"),
        ];

        Assert.That(SweepCrossing.Of(rows), Is.Empty);
    }

    [Test]
    public void Crossing_WhatBrokeItsBound_IsNoPointOfACurve()
    {
        var rows = s_rows.Select(row => row.Series == "a" && row.Bytes == 800
            ? row with { Status = CellStatus.Failed, BoundHeld = false } : row);

        Assert.That(SweepCrossing.Of(rows), Is.Empty);
    }

    [Test]
    public void Front_IsWhatNothingElseIsBetterThan()
    {
        ComparisonRow[] rows = [.. s_rows, Row(null, null, 0.5, 150), Row(null, null, 0.5, 151), Row(null, null, 2, 50)];

        Assert.That(
            ParetoFront.Mark(rows).Select(row => row.OnParetoFront),
            Is.EqualTo(new bool?[] { true, true, false, false, false, true, true, false, true }));
    }

    [Test]
    public void Front_OutsideOfSweeps_IsNotLookedFor() =>
        Assert.That(ParetoFront.Mark([Row(null, null, 1, 1)]).Single().OnParetoFront, Is.Null);

    [Test]
    public void Yardstick_DividesTimesOfItsOwnVariable()
    {
        ComparisonRow[] rows =
        [
            Row("a", null, 1, 1) with { EncodeSeconds = 6, DecodeSeconds = 1 },
            Row("b", null, 1, 1) with { EncodeSeconds = 2, DecodeSeconds = 4 },
            Row("b", null, 1, 1) with { Variable = "other", EncodeSeconds = 5, DecodeSeconds = 5 },
        ];
        var found = YardstickRatios.AddTo(rows, "b");

        Assert.That(found.Select(row => row.EncodeToYardstick), Is.EqualTo(new double?[] { 3, 1, 1 }));
        Assert.That(found.Select(row => row.DecodeToYardstick), Is.EqualTo(new double?[] { 0.25, 1, 1 }));
    }

    [Test]
    public void Sweep_TakesWhatIsOpenThroughItsBounds()
    {
        var found = Sweep.Parse("range=1e-2,1e-3;abs=2;presets").Configurations("grib2-ccsds,grib2-ccsds:12");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Take(4).Select(configuration => configuration.Name), Is.EqualTo(new[]
            {
                "grib2-ccsds@range=1e-2", "grib2-ccsds@range=1e-3", "grib2-ccsds@abs=2", "grib2-ccsds:12",
            }));
            Assert.That(found.Take(4).Select(configuration => configuration.Series), Is.EqualTo(new[]
            {
                "grib2-ccsds", "grib2-ccsds", "grib2-ccsds", null,
            }));
            Assert.That(found.Skip(4).Select(configuration => configuration.Series), Is.All.EqualTo("nv12 presets"));
            Assert.That(found, Has.Count.EqualTo(4 + QualityPreset.Known.Count));
        }
    }

    [TestCase("range=1e-2,x", "needs a positive finite number")]
    [TestCase("bits=12", "nothing to go through")]
    [TestCase("abs=1,1", "twice")]
    [TestCase("", "nothing to go through")]
    public void Sweep_OfSomethingElse_IsRefused(string bounds, string expected) =>
        Assert.That(() => Sweep.Parse(bounds), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));

    [Test]
    public void Page_HasEveryPointWithItsFiguresUnderThePointer()
    {
        var result = SampleReport.Result with { Results = ParetoFront.Mark(s_rows) };
        using var writer = new StringWriter();
        HtmlReport.Write(writer, result, []);
        var page = writer.ToString();
        var section = page[page.IndexOf("<section id=\"sweep\"", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("</section>", StringComparison.Ordinal)];

        using (Assert.EnterMultipleScope())
        {
            foreach (var row in s_rows)
            {
                var tip = $"{row.Configuration}: {row.Bytes} bytes, {row.BitsPerValue:F3} bits a value, largest error "
                    + $"{row.BoundRequested} m s-1, RMSE {row.BoundRequested / 2} m s-1";
                Assert.That(section.Split(tip), Has.Length.EqualTo(3), $"two charts: {tip}");
            }

            Assert.That(section, Does.Contain("Above 0.03162 m s-1 a is smaller than b, below it larger; there both are at about 400 bytes."));
        }
    }

    [Test]
    public void Axis_HoldsAllValuesBetweenRoundNumbers()
    {
        var axis = new HorizontalLogAxis([0.7, 9.5], 0, 100);

        // From 0.5 to 10.
        Assert.That(axis.Place(0.5), Is.Zero.Within(1e-9));
        Assert.That(axis.Place(10), Is.EqualTo(100).Within(1e-9));
        Assert.That(axis.Place(Math.Sqrt(5)), Is.EqualTo(50).Within(1e-9));
    }

    private static ComparisonRow Row(string? series, string? bound, double error, long bytes) => new()
    {
        Variable = SampleReport.Wind,
        Configuration = bound is null ? series ?? $"point {bytes}" : $"{series}@{bound}",
        Format = series ?? "nv12",
        Status = CellStatus.Ok,
        Points = 100,
        Missing = 0,
        Series = bound is null ? null : series,
        MaxErrorAsked = bound,
        BoundRequested = bound is null ? null : error,
        BoundHeld = bound is null ? null : true,
        Bytes = bytes,
        BitsPerValue = bytes * 8 / 100.0,
        Exact = false,
        Metrics = MetricValues.None.With(ErrorMetrics.MaxError, error).With(ErrorMetrics.Rmse, error / 2),
    };
}
