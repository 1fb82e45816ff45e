using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Checks;
using NumVid.Compare.Errors;
using NumVid.Compare.Metrics;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Checks;

/// <summary>Thresholds, and what they find in fields of which the outcome is known.</summary>
internal sealed class ThresholdsTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Parse_PublishedAndOwn_AreThoseOfTheLiterature() => Assert.That(
        Thresholds.Parse("published, newNegatives<=0").Select(threshold => threshold.Name), Is.EqualTo(new[]
        {
            "pearsonR>=0.99999", "ksPValue>=0.05", "spatialRelativeError<=0.05", "dssim>=0.995", "ssim>=0.99",
            "preservedInformation>=0.99", "newNegatives<=0",
        }));

    [TestCase("dssim")]
    [TestCase("dssim>0.9")]
    [TestCase("dssim>=high")]
    [TestCase("dssim>=NaN")]
    [TestCase("beauty>=1")]
    [TestCase("maxErrorIndex<=1")]
    [TestCase("")]
    public void Parse_WhatIsNoThreshold_SaysWhatIsOne(string text) =>
        Assert.That(() => Thresholds.Parse(text), Throws.InstanceOf<UsageException>().With.Message.Contains("--checks"));

    [TestCase("newNegatives<=3", true)]
    [TestCase("newNegatives<=2", false)]
    [TestCase("newNegatives>=3", true)]
    [TestCase("newNegatives>=4", false)]
    public void Decide_TheLimitItself_Passes(string text, bool hasPassed)
    {
        var further = new FurtherSums(FieldLayout.Row(4), [4], 1);
        further.Add<float, float>([0, 1, 2, -1], [-1, -1, -1, 1], FieldBlock.Whole([4]));
        var values = MetricValues.Of(new DifferenceSums(FieldLayout.Row(4)) { Further = further });

        var check = Thresholds.Parse(text).Single().Decide(values);

        Assert.That((check.Value, check.HasPassed), Is.EqualTo((3.0, hasPassed)));
    }

    // 7 of 8 values are below a bound of 0.5, which makes noise of them.
    [Test]
    public void Compare_WithABoundAboveMostValues_WarnsAndFailsItsChecks()
    {
        var values = string.Join(", ", Enumerable.Range(0, 24 * 24).Select(i => i % 8 == 0 ? "400" : $"0.0{1 + (i * 37 % 89)}"));
        var input = CdlFile.Create(_folder, $$"""
            netcdf x { dimensions: y = 24 ; x = 24 ; variables: float smoke(y, x) ; smoke:units = "kg m-3" ;
            data: smoke = {{values}} ; }
            """);

        var run = NumVidProgram.Run(
            "compare", input, "--configs", "nv12:abs=0.5,netcdf4-zlib1", "--checks", "published", "--out", _folder.File("out"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var document = JsonDocument.Parse(File.ReadAllText(_folder.File("out/result.json")));
        var rows = document.RootElement.GetProperty("results").EnumerateArray()
            .Where(row => row.GetProperty("variable").GetString() == "smoke").ToArray();
        var output = string.Join(' ', run.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.Contain("Warning: 88 % of the points of 'smoke'").And.Contain("spatialRelativeError<=0.05 (found 1)"));
            Assert.That(rows.Select(row => row.GetProperty("smallerThanBound").ToString()), Is.EqualTo(new[] { "0.875", "" }));
            Assert.That(Failed(rows[0]), Does.Contain("spatialRelativeError<=0.05"));
            Assert.That(Failed(rows[1]), Is.Empty);
            Assert.That(File.ReadAllText(_folder.File("out/report.html")), Does.Contain("88 % of the points"));
        }

        Assert.That(ResultSchema.FaultsOf(_folder.File("out/result.json")), Is.Empty);
    }

    private static string[] Failed(JsonElement row) =>
    [
        .. row.GetProperty("checks").EnumerateArray()
            .Where(check => check.GetProperty("hasPassed").ValueKind == JsonValueKind.False)
            .Select(check => check.GetProperty("name").GetString()!),
    ];
}
