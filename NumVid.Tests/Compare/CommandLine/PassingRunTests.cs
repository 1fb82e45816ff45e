using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>The weakest settings that pass all checks, judged by files that other programs read and by the formulas of the
/// checks.</summary>
internal sealed class PassingRunTests
{
    private const double LargestRmse = 0.02;
    private const double LargestError = 0.06;
    private const string Checks = "rmse<=0.02,maxError<=0.06";

    private TemporaryFolder _folder = null!;
    private (int ExitCode, string Output, string Error) _run;
    private JsonDocument _result = null!;
    private double[] _original = null!;

    private static string Input => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    private string Out => _folder.File("out");

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        _run = Compare(Out, "grib2-ccsds,netcdf4-bitround-zlib9,netcdf4-packed16-zlib9,nv12:auto,grib2-ccsds:16",
            "--until-checks-pass", "--checks", Checks, "--keep");
        _result = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "result.json")));
        _original = [.. NcValues.Read(Input, "SST").Take(90 * 180)];
    }

    [OneTimeTearDown]
    public void RemoveFolder()
    {
        _result?.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void TheSettingFound_Passes_AndOneBitLessDoesNot()
    {
        var row = Row("netcdf4-bitround-zlib9");
        var bits = int.Parse(row.GetProperty("setting").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PassesBy(Path.Combine(Out, row.GetProperty("file").GetString()!)), Is.True);
            Assert.That(PassesBy(FileOf($"netcdf4-bitround-zlib9:{bits - 1}")), Is.False);
            Assert.That(Steps(row).Select(tried => tried.Setting), Does.Contain($"{bits}").And.Contain($"{bits - 1}"));
        }
    }

    // Errors of bits are those of steps of a power of two, of which 2^-4 is below 0.067, what 0.0335 and the RMSE allow;
    // those of bounds come nearer. The largest error alone allows 2^-4 where the next bound has half its step.
    [TestCase(Checks, "range=1e-3")]
    [TestCase("maxError<=0.032", null)]
    public void Grib_TakesTheSmallerOfBitsAndBounds(string checks, string? expected)
    {
        var output = _folder.File("grib" + expected);
        var run = Compare(output, "grib2-ccsds", "--until-checks-pass", "--checks", checks);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        var row = result.RootElement.GetProperty("results")[0];
        var passing = row.GetProperty("searched").EnumerateArray().Where(step => step.GetProperty("hasPassed").GetBoolean())
            .GroupBy(step => step.GetProperty("setting").GetString()!.Contains('=', StringComparison.Ordinal), step => (
                Setting: step.GetProperty("setting").GetString()!, Bytes: step.GetProperty("bytes").GetInt64()))
            .Select(sort => sort.First()).ToArray();
        var smallest = passing.MinBy(step => step.Bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(passing, Has.Length.EqualTo(2), "a number of bits and a bound");
            Assert.That(row.GetProperty("searchSeconds").GetDouble(), Is.GreaterThan(row.GetProperty("encodeSeconds").GetDouble()));
            Assert.That(row.GetProperty("setting").GetString(), Is.EqualTo(smallest.Setting));
            Assert.That(row.GetProperty("bytes").GetInt64(), Is.EqualTo(smallest.Bytes));
            Assert.That(smallest.Setting, expected is null ? Does.Match("^[0-9]+$") : Is.EqualTo(expected));
            Assert.That(new FileInfo(FileOf($"grib2-ccsds:{smallest.Setting}")).Length, Is.EqualTo(smallest.Bytes));
            Assert.That(run.Output, Does.Contain($"grib2-ccsds with {smallest.Setting} is the smallest"));
        }
    }

    [Test]
    public void Bounds_AreThoseThatTheChecksAllow()
    {
        // Evenly spread errors have an RMSE of bound / sqrt 3: 0.02 allows a bound of about 0.0346, or of range=1e-3.
        var range = _original.Where(value => !double.IsNaN(value)).Max() - _original.Where(value => !double.IsNaN(value)).Min();
        Assert.That(range, Is.InRange(0.0346 / 2e-3, 0.0346 / 1e-3));
        foreach (var name in new[] { "nv12:auto", "netcdf4-packed16-zlib9" })
        {
            Assert.That(Row(name).GetProperty("setting").GetString(), Is.EqualTo("range=1e-3"), name);
            Assert.That(Row(name).GetProperty("boundRequested").GetDouble(), Is.EqualTo(range / 1000).Within(1e-6), name);
            Assert.That(Steps(Row(name)).Single(step => step.Setting == "range=2e-3").HasPassed, Is.False, name);
        }

        var header = ExternalTool.Run("ncdump", "-h", Path.Combine(Out, Row("netcdf4-packed16-zlib9").GetProperty("file").GetString()!));
        var scale = System.Text.RegularExpressions.Regex.Match(header, "SST:scale_factor = ([0-9.e-]+)").Groups[1].Value;
        Assert.That(double.Parse(scale, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(range / 500).Within(0.1).Percent);
    }

    [Test]
    public void TheAnswer_IsInTheTerminal_TheReport_AndTheResult()
    {
        var verdict = _result.RootElement.GetProperty("passing")[0];
        var searched = _result.RootElement.GetProperty("results").EnumerateArray()
            .Where(row => row.GetProperty("setting").ValueKind == JsonValueKind.String).ToArray();
        var smallest = searched.MinBy(row => row.GetProperty("bytes").GetInt64());
        var page = File.ReadAllText(Path.Combine(Out, "report.html"));
        var sentence = $"{verdict.GetProperty("smallest").GetString()} with {verdict.GetProperty("setting").GetString()} is the smallest";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_run.ExitCode, Is.Zero, _run.Error);
            Assert.That(ResultSchema.FaultsOf(Path.Combine(Out, "result.json")), Is.Empty);
            Assert.That(searched, Has.Length.EqualTo(4), "what has a setting of its own is not searched");
            Assert.That(verdict.GetProperty("smallest").GetString(), Is.EqualTo(smallest.GetProperty("configuration").GetString()));
            Assert.That(verdict.GetProperty("smallestBytes").GetInt64(), Is.EqualTo(smallest.GetProperty("bytes").GetInt64()));
            Assert.That(smallest.GetProperty("sizeToSmallest").GetDouble(), Is.EqualTo(1));
            Assert.That(_run.Output, Does.Contain("smallest that passes").And.Contain(sentence));
            Assert.That(page, Does.Contain("The weakest settings that pass all checks").And.Contain(sentence));
            Assert.That(Row("grib2-ccsds:16").GetProperty("searched").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(_result.RootElement.GetProperty("equalError").GetArrayLength(), Is.Zero);
        }
    }

    [Test]
    public void WhereNothingPasses_TheReasonNamesTheCheck()
    {
        var output = _folder.File("none");
        var run = Compare(output, "grib2-ccsds", "--until-checks-pass", "--checks", "maxError<=-1");
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        var row = result.RootElement.GetProperty("results")[0];

        Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("unsupported"));
        Assert.That(row.GetProperty("reason").GetString(), Does.Contain("the strongest, range=5e-8, fails maxError<=-1"));
        Assert.That(run.Output, Does.Contain("No setting that was tried passes all checks in a file."));
        Assert.That(ResultSchema.FaultsOf(Path.Combine(output, "result.json")), Is.Empty);
    }

    [TestCase("grib2-ccsds:12", "has nothing to search")]
    [TestCase("grib2-ccsds", "leave one out", "--max-error", "abs=1")]
    [TestCase("grib2-ccsds", "leave one out", "--sweep")]
    public void OptionsThatExcludeEachOther_AreRefused(string configurations, string expected, params string[] options)
    {
        var run = NumVidProgram.Run(["compare", Input, "--configs", configurations, "--until-checks-pass", .. options]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain(expected));
    }

    private static (int ExitCode, string Output, string Error) Compare(string output, string configurations, params string[] options) =>
        NumVidProgram.Run(["compare", Input, "--quiet", "--variables", "SST", "--times", "#0", "--configs", configurations, "--out", output, .. options]);

    private static IEnumerable<(string Setting, bool HasPassed)> Steps(JsonElement row) => row.GetProperty("searched").EnumerateArray()
        .Select(step => (step.GetProperty("setting").GetString()!, step.GetProperty("hasPassed").GetBoolean()));

    // The file that a configuration with a setting of its own makes.
    private string FileOf(string configuration)
    {
        var output = _folder.File("beside " + configuration.Replace(':', ' '));
        Compare(output, configuration, "--keep");
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        return Path.Combine(output, result.RootElement.GetProperty("results")[0].GetProperty("file").GetString()!);
    }

    private bool PassesBy(string file)
    {
        var values = Path.GetExtension(file) == ".nc" ? NcValues.Read(file, "SST") : GribValues.Read(file);
        var errors = _original.Zip(values, (x, y) => Math.Abs(x - y)).Where(error => !double.IsNaN(error)).ToArray();
        Assert.That(errors, Has.Length.EqualTo(_original.Count(value => !double.IsNaN(value))));
        return Math.Sqrt(errors.Average(error => error * error)) <= LargestRmse && errors.Max() <= LargestError;
    }

    private JsonElement Row(string configuration) => _result.RootElement.GetProperty("results").EnumerateArray()
        .First(row => row.GetProperty("configuration").GetString() == configuration);
}
