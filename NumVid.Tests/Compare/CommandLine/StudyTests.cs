using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Studies of folders, in several runs.</summary>
internal sealed class StudyTests
{
    private const int Files = 6;

    private TemporaryFolder _folder = null!;
    private string _in = null!;
    private (int ExitCode, string Output, string Error) _whole;

    private string Whole => _folder.File("whole");

    [OneTimeSetUp]
    public void CompareAll()
    {
        _folder = new TemporaryFolder();
        _in = _folder.File("in");
        Directory.CreateDirectory(Path.Combine(_in, "deep"));
        for (var i = 0; i < Files; i++)
        {
            Make(i, i);
        }

        File.WriteAllText(Path.Combine(_in, "broken.nc"), "CDF");
        File.WriteAllText(Path.Combine(_in, "notes.txt"), "beside the data");
        _whole = Run(_in, Whole);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void ABrokenFile_IsListedWithTheReason_AndStopsNothing()
    {
        var inputs = StudyOf(Whole).GetProperty("inputs").EnumerateArray().ToArray();
        var broken = inputs.Single(input => input.GetProperty("name").GetString() == "broken.nc");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_whole.ExitCode, Is.EqualTo(2));
            Assert.That(_whole.Output, Does.Contain("8 inputs: 6 compared, 0 failed, 1 skipped, 1 without fields")
                .And.Contain("- skipped: broken.nc: ").And.Contain("- other: notes.txt: "));
            Assert.That(inputs.Count(input => input.GetProperty("status").GetString() == "compared"), Is.EqualTo(Files));
            Assert.That(broken.GetProperty("reason").GetString(), Does.Contain("broken.nc").And.Not.Contain(_in));
            Assert.That(Path.Combine(Whole, "deep", "f1.nc", "result.json"), Does.Exist);
            Assert.That(Path.Combine(Whole, "broken.nc"), Does.Not.Exist);
        }
    }

    [Test]
    public void AFolderWithoutFields_IsNoSuccess()
    {
        var input = _folder.File("words");
        Directory.CreateDirectory(input);
        File.WriteAllText(Path.Combine(input, "notes.txt"), "beside the data");
        var run = Run(input, _folder.File("nothing"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("None of the 1 files").And.Contain("GRIB, NetCDF or .nv12"));
    }

    [Test]
    public void AFolderInAList_StandsForItsFiles()
    {
        var list = _folder.File("list.txt");
        File.WriteAllText(list, "in/deep\nin/f0.nc\n");
        var output = _folder.File("listed");
        var run = Run("@" + list, output);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            StudyOf(output).GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()),
            Is.EqualTo(Directory.GetFiles(Path.Combine(_in, "deep")).Select(file => "in/deep/" + Path.GetFileName(file)).Append("in/f0.nc").Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Totals_AreSumsAndGeometricMeansOfTheResults()
    {
        string[] results = [.. Directory.GetFiles(Whole, "result.json", SearchOption.AllDirectories)];
        foreach (var total in StudyOf(Whole).GetProperty("totals").EnumerateArray())
        {
            var name = total.GetProperty("configuration").GetString()!;
            var (sum, product, smallest) = (0L, 1.0, 0);
            foreach (var result in results)
            {
                var own = BytesOf(result, name);
                var least = Math.Min(BytesOf(result, "netcdf4-none"), BytesOf(result, "netcdf4-zlib9"));
                sum += own;
                product *= own / (double)least;
                smallest += own == least ? 1 : 0;
            }

            Assert.That(total.GetProperty("inputs").GetInt32(), Is.EqualTo(Files));
            Assert.That(total.GetProperty("bytes").GetInt64(), Is.EqualTo(sum));
            Assert.That(total.GetProperty("commonBytes").GetInt64(), Is.EqualTo(sum));
            Assert.That(total.GetProperty("smallest").GetInt32(), Is.EqualTo(smallest));
            Assert.That(total.GetProperty("meanToSmallest").GetDouble(),
                Is.EqualTo(Math.Pow(product, 1.0 / Files)).Within(1e-12));
        }
    }

    [Test]
    public void Shards_MakeTheSameStudy_AndAreNotMeasuredAgain()
    {
        var output = _folder.File("shards");
        var shards = new[] { "1/2", "2/2" }.Select(shard => Run(_in, output, "--shard", shard)).ToArray();
        var times = Directory.GetFiles(output, "result.json", SearchOption.AllDirectories)
            .ToDictionary(path => path, File.GetLastWriteTimeUtc);
        Assert.That(shards.Select(run => run.ExitCode).Order(), Is.EqualTo(new[] { 0, 2 }), "one has the broken file");
        Assert.That(times, Has.Count.EqualTo(Files));

        Run(_in, output, "--resume");

        Assert.That(times.Where(file => File.GetLastWriteTimeUtc(file.Key) != file.Value), Is.Empty);
        Assert.That(File.ReadAllText(Path.Combine(output, "study.json")),
            Is.EqualTo(File.ReadAllText(Path.Combine(Whole, "study.json"))));
    }

    [Test]
    public void Resume_MeasuresWhatChanged_WhatIsHalf_AndWhatWasAskedOtherwise()
    {
        var input = _folder.File("changing");
        Directory.CreateDirectory(input);
        for (var i = 0; i < Files; i += 2)
        {
            File.Copy(Path.Combine(_in, $"f{i}.nc"), Path.Combine(input, $"f{i}.nc"));
        }

        var output = _folder.File("resumed");
        Run(input, output);
        File.Copy(Path.Combine(_in, "deep", "f1.nc"), Path.Combine(input, "f2.nc"), overwrite: true);
        var half = Path.Combine(output, "f4.nc", "result.json");
        File.WriteAllText(half, File.ReadAllText(half)[..200]);
        Assert.That(MeasuredBy(output, "--resume"), Is.EquivalentTo(new[] { "f2.nc", "f4.nc" }));
        Assert.That(MeasuredBy(output, "--resume", "--threads", "1"), Is.Empty);
        Assert.That(MeasuredBy(output, "--resume", "--variables", "t"), Has.Length.EqualTo(3));

        string[] MeasuredBy(string folder, params string[] options)
        {
            var before = Directory.GetDirectories(folder).ToDictionary(path => path, Written);
            Run(input, folder, options);
            return [.. before.Where(one => Written(one.Key) != one.Value).Select(one => Path.GetFileName(one.Key))];
        }

        DateTime Written(string path) => File.GetLastWriteTimeUtc(Path.Combine(path, "result.json"));
    }

    [Test]
    public void AProgramOfRawValues_IsNoSmallestFile_AndAQuantiserHasNoSizes()
    {
        var input = _folder.File("raw");
        Directory.CreateDirectory(input);
        CdlFile.Create(_folder, """
            netcdf f { dimensions: time = 1 ; x = 3 ; variables: float t(time, x) ; float u(time, x) ;
              data: t = 1, 2, 3 ; u = 4, 5, 6 ; }
            """, name: "raw/two.nc");
        File.Copy(Path.Combine(_in, "f0.nc"), Path.Combine(input, "one.nc"));
        const string Copies = "external:copy:cp {in} {out} => cp {in} {out},external:lost:cp {in} {out} => false {in} {out}";
        var output = _folder.File("raws");
        NumVidProgram.Run("compare", input, "--configs", $"netcdf4-none,{Copies},quantise:8", "--out", output, "--quiet");

        var study = StudyOf(output);
        var totals = study.GetProperty("totals").EnumerateArray()
            .ToDictionary(total => total.GetProperty("configuration").GetString()!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(totals.Keys, Is.EqualTo(new[] { "netcdf4-none", "external:copy", "external:lost" }));
            Assert.That(Number("external:copy", "bytes"), Is.EqualTo(4 * (3 + 3 + 3)), "three values a variable");
            Assert.That(Number("external:copy", "smallest"), Is.Zero);
            Assert.That(totals["external:copy"].GetProperty("meanToSmallest").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Number("netcdf4-none", "smallest"), Is.EqualTo(2));
            Assert.That(Number("external:lost", "inputs"), Is.Zero);
        }

        long Number(string name, string figure) => totals[name].GetProperty(figure).GetInt64();
    }

    [Test]
    public void AList_IsReadLineByLine_FromItsOwnFolder()
    {
        File.WriteAllLines(Path.Combine(_in, "list.txt"), ["# two", "f2.nc", "", "deep/f1.nc"]);
        var run = Run("@" + Path.Combine(_in, "list.txt"), _folder.File("list"));
        File.Delete(Path.Combine(_in, "list.txt"));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(StudyOf(_folder.File("list")).GetProperty("inputs").EnumerateArray().Select(
            input => input.GetProperty("name").GetString()), Is.EqualTo(new[] { "deep/f1.nc", "f2.nc" }));
    }

    private static (int ExitCode, string Output, string Error) Run(
        string input, string output, params string[] options) => NumVidProgram.Run(
        ["compare", input, "--configs", "netcdf4-none,netcdf4-zlib9", "--out", output, "--quiet", .. options]);

    private static JsonElement StudyOf(string folder)
    {
        using var study = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "study.json")));
        return study.RootElement.Clone();
    }

    private static long BytesOf(string result, string configuration)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(result));
        return document.RootElement.GetProperty("results").EnumerateArray()
            .Last(row => row.GetProperty("configuration").GetString() == configuration).GetProperty("bytes").GetInt64();
    }

    // Each of another length; the odd ones repeat one value, which deflates.
    private void Make(int number, int value)
    {
        var name = number % 2 == 1 ? $"in/deep/f{number}.nc" : $"in/f{number}.nc";
        var width = 3 + (number * 500);
        var values = string.Join(", ", Enumerable.Range(0, width).Select(
            i => number % 2 == 1 ? value : (i * 7919 % 1009) + value));
        CdlFile.Create(_folder, $$"""
            netcdf f { dimensions: time = 1 ; x = {{width}} ; variables: float t(time, x) ; t:units = "K" ;
              double time(time) ; time:units = "days since 2020-01-01" ; data: t = {{values}} ; time = {{number}} ; }
            """, name: name);
    }
}
