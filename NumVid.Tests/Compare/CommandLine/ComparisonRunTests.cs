using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>How a comparison runs: figures that nothing changes, repetitions, two cells at once, an end before its
/// end.</summary>
internal sealed class ComparisonRunTests
{
    private TemporaryFolder _folder = null!;

    private static string Sea => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Figures_AreTheSameForAnyThreadsAndProcessor()
    {
        const string Configurations =
            "nv12,nv12:high,grib2-ccsds:12,netcdf4-packed16-zlib9,half-resolution,quantise:12";
        const string Command = "$NUMVID compare '{0}' --variables SST --times '#0..4' --configs '{1}' --quiet --out {2} {3}";
        string Run(string name, string options) => string.Format(
            CultureInfo.InvariantCulture, Command, Sea, Configurations, _folder.File(name), options);

        var run = NumVidProgram.StartInShell(string.Join('\n',
            Run("one", "--threads 1"),
            Run("eight", "--threads 8 --fast"),
            "export DOTNET_EnableAVX2=0 DOTNET_PROCESSOR_COUNT=1",
            Run("narrow", "")));

        foreach (var name in new[] { "eight", "narrow" })
        {
            Assert.That(File.ReadAllText(Path.Combine(_folder.File(name), "errors.csv")), Is.EqualTo(
                File.ReadAllText(Path.Combine(_folder.File("one"), "errors.csv"))), run.Error);
            Assert.That(WithoutTimes(name), Is.EqualTo(WithoutTimes("one")), name);
        }

        foreach (var row in Result("one").GetProperty("results").EnumerateArray())
        {
            AssertTimesOfTheChoice(row);
        }

        Assert.That(Result("eight").GetProperty("fast").GetBoolean(), Is.True);
        Assert.That(Result("one").GetProperty("fast").GetBoolean(), Is.False);
    }

    // On one thread the parts are no longer than the whole. Each trial of a video takes well above a millisecond.
    private static void AssertTimesOfTheChoice(JsonElement row)
    {
        var name = row.GetProperty("configuration").GetString()!;
        if (!name.StartsWith("nv12", StringComparison.Ordinal))
        {
            Assert.That(row.GetProperty("choiceSeconds").ValueKind, Is.EqualTo(JsonValueKind.Null), name);
            Assert.That(row.GetProperty("codingSeconds").ValueKind, Is.EqualTo(JsonValueKind.Null), name);
            return;
        }

        var (choice, coding) =
            (row.GetProperty("choiceSeconds").GetDouble(), row.GetProperty("codingSeconds").GetDouble());
        Assert.That(choice, name == "nv12" ? Is.GreaterThan(0.001) : Is.GreaterThanOrEqualTo(0), name);
        Assert.That(coding, Is.GreaterThan(0.001), name);
        Assert.That(choice + coding, Is.LessThanOrEqualTo(row.GetProperty("encodeSeconds").GetDouble()), name);
    }

    // HDF5 prints errors that libnetcdf expects, on every thread that was not told otherwise.
    [Test]
    public void Fast_WithNetCdfOnTwoThreads_LibrariesKeepSilent()
    {
        var run = NumVidProgram.Start(
            "compare", TestFiles.Fixture(
                "gfs_pressure_levels.grib2"), "--fast", "--configs", "netcdf4-zlib1,netcdf4-packed16-zlib9,netcdf4-none",
            "--quiet", "--out", _folder.File("out"));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public void Repeat_GivesMediansWithTheirSpread()
    {
        var run = NumVidProgram.Run("compare", Sea, "--variables", "AIRT", "--configs", "netcdf4-none", "--repeat", "3",
            "--out", _folder.File("out"), "--quiet");
        var row = Result("out").GetProperty("results")[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
            Assert.That(Result("out").GetProperty("repetitions").GetInt32(), Is.EqualTo(3));
            Assert.That(row.GetProperty("encodeSpread").GetDouble(), Is.GreaterThan(0));
            Assert.That(row.GetProperty("decodeSpread").GetDouble(), Is.GreaterThan(0));
            Assert.That(row.GetProperty("encodeSpeed").GetDouble(), Is.EqualTo(
                4 * 194_400 / 1e6 / row.GetProperty("encodeSeconds").GetDouble()).Within(1e-9));
            Assert.That(row.GetProperty("exact").GetBoolean(), Is.True);
            Assert.That(ResultSchema.FaultsOf(Path.Combine(_folder.File("out"), "result.json")), Is.Empty);
        }
    }

    [Test]
    public void Rivals_WithoutAFormatOfTheirOwn_HaveTheirFigures()
    {
        NumVidProgram.Run(
            "compare", TestFiles.Fixture(
                "surface_winds_monthly.grib2"), "--variables", "10u", "--quiet", "--out", _folder.File("out"),
            "--configs", "half-resolution,quantise:8,quantise:16,msds:netcdf?deflate=1");
        var rows = Result("out").GetProperty("results").EnumerateArray().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                rows.Select(row => row.GetProperty("status").GetString()), Is.All.EqualTo("ok"), rows[0].ToString());
            Assert.That(rows[0].GetProperty("compressionRatio").GetDouble(), Is.GreaterThan(4));
            Assert.That(rows[0].GetProperty("maxError").GetDouble(), Is.GreaterThan(0));
            Assert.That(rows[1].GetProperty("bytes").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(rows[1].GetProperty("maxError")
                .GetDouble(), Is.EqualTo(256.996 * rows[2].GetProperty("maxError").GetDouble()).Within(20).Percent);
            Assert.That(rows[3].GetProperty("exact").GetBoolean(), Is.True);
            Assert.That(ResultSchema.FaultsOf(Path.Combine(_folder.File("out"), "result.json")), Is.Empty);
        }
    }

    [Test]
    public void Demo_NeedsNoInputAndMakesTheSameFieldEachTime()
    {
        var first = NumVidProgram.Run("compare", "--demo", "--configs", "netcdf4-none", "--times", "..3", "--quiet",
            "--out", _folder.File("first"));
        var second = NumVidProgram.Run("compare", "--demo", "--configs", "netcdf4-none", "--times", "..3", "--quiet",
            "--out", _folder.File("second"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error);
            Assert.That(Result("first").GetProperty("input").GetProperty("sha256")
                .GetString(), Is.EqualTo(Result("second").GetProperty("input").GetProperty("sha256").GetString()));
            Assert.That(Result("first").GetProperty("input").GetProperty("variables")[0].GetProperty("shape")[0]
                .GetInt32(), Is.EqualTo(4));
            Assert.That(Result("first").GetProperty("results")[0].GetProperty("exact").GetBoolean(), Is.True);
            Assert.That(NumVidProgram.Run("compare").Error, Does.Contain("--demo"));
        }
    }

    [Test]
    public void HalfResolution_OfAMaskedField_SaysWhatItCannotKeepAndHasItsFigures()
    {
        var run = NumVidProgram.Run("compare", Sea, "--variables", "SST", "--configs", "half-resolution,netcdf4-none",
            "--quiet", "--out", _folder.File("out"));
        var row = Result("out").GetProperty("results")[0];

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("unsupported"));
        Assert.That(row.GetProperty("reason").GetString(), Does.Contain("missing"));
        Assert.That(row.GetProperty("meanError").GetDouble(), Is.GreaterThan(0));
    }

    [Test]
    public void Interrupted_AfterItsFirstCells_LeavesThemMarkedAsPartial()
    {
        var output = _folder.File("out");
        using var process = NumVidProgram.StartToInterrupt(
            "compare", Sea, "--configs", "netcdf4-none,netcdf4-zlib1,nv12:lossless,nv12,nv12:avg,nv12:high", "--out", output);

        var error = "";
        while (
            !error.Contains("netcdf4-zlib1", StringComparison.Ordinal) && process.StandardError.ReadLine() is { } line)
        {
            error += line + "\n";
        }

        NumVidProgram.Interrupt(process);
        error += process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.EqualTo(130), error);
        Assert.That(error, Does.Contain("marked as partial"));
        string[] files = ["sizes.csv", "errors.csv", "report.html", "result.json", "tables.md", "tables.tex"];
        Assert.That(Directory.EnumerateFileSystemEntries(output).Select(Path.GetFileName), Is.EquivalentTo(files));
        Assert.That(Result("out").GetProperty("partial").GetBoolean(), Is.True);
        Assert.That(Result("out").GetProperty("results").GetArrayLength(), Is.InRange(2, 12));
        Assert.That(ResultSchema.FaultsOf(Path.Combine(output, "result.json")), Is.Empty);
    }

    private JsonElement Result(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File(name), "result.json")));
        return document.RootElement.Clone();
    }

    private IEnumerable<string> WithoutTimes(string name)
    {
        string[] times =
        [
            "encodeSeconds", "decodeSeconds", "searchSeconds", "choiceSeconds", "codingSeconds", "encodeSpread",
            "decodeSpread",
        ];
        foreach (var row in Result(name).GetProperty("results").EnumerateArray())
        {
            yield return string.Join('\n', row.EnumerateObject().Where(property => !times.Contains(property.Name))
                .Select(property => property.ToString()));
        }
    }
}
