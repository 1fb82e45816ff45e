using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Shards of a study, put together by <c>merge</c>, against the study of one run.</summary>
internal sealed class MergeTests
{
    private const int Shards = 3;

    private TemporaryFolder _folder = null!;
    private string _in = null!;

    private string Whole => _folder.File("whole");

    [OneTimeSetUp]
    public void CompareAll()
    {
        _folder = new TemporaryFolder();
        _in = _folder.File("in");
        Directory.CreateDirectory(Path.Combine(_in, "deep"));
        string[] names = ["a.nc", "b.nc", "c.nc", "deep/d.nc", "deep/e.nc"];
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
        {
            var values = string.Join(", ", Enumerable.Range(0, 300).Select(i => (i * 7919 % (90 + number)) + (0.1 * number)));
            CdlFile.Create(_folder, $$"""
                netcdf f { dimensions: time = 1 ; y = 10 ; x = 30 ; variables: float t(time, y, x) ; t:units = "K" ;
                  double time(time) ; time:units = "days since 2020-01-01" ; data: t = {{values}} ; time = {{number}} ; }
                """, name: "in/" + name);
        }

        File.WriteAllText(Path.Combine(_in, "broken.nc"), "CDF");
        File.WriteAllText(Path.Combine(_in, "notes.txt"), "beside the data");
        Compare(Whole);
        for (var number = 1; number <= Shards; number++)
        {
            Compare(Part(number), "--shard", $"{number}/{Shards}");
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Merged_IsTheUnshardedStudy_ToTheLastFigure()
    {
        var merged = _folder.File("merged");
        var run = Merge(merged, Part(3), Part(1), Part(2));

        Assert.That(run.ExitCode, Is.EqualTo(2), "one input is broken: " + run.Error);
        foreach (var file in Directory.GetFiles(Whole, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Whole, file);
            if (!name.EndsWith("ro-crate-metadata.json", StringComparison.Ordinal))
            {
                Assert.That(Figures(Path.Combine(merged, name)), Is.EqualTo(Figures(file)), name);
            }
        }

        Assert.That(File.ReadAllText(Path.Combine(merged, "study.json")),
            Is.EqualTo(File.ReadAllText(Path.Combine(Whole, "study.json"))), "no times are in there");
        Assert.That(FilesOf(merged), Is.EqualTo(FilesOf(Whole)));
        var crate = JsonNode.Parse(File.ReadAllText(Path.Combine(merged, "ro-crate-metadata.json")))!.ToJsonString();
        Assert.That(crate, Does.Contain("deep/d.nc/report.html").And.Contain("study.json").And.Not.Contain(_folder.File("")));
        Assert.That(Merge(merged, Part(1), Part(2), Part(3)).Error, Does.Contain("is there already; '--force'"));

        static string[] FilesOf(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }

    [Test]
    public void ShardsOfOneFolder_AreCompletedWhereTheyStand()
    {
        var shared = _folder.File("shared");
        foreach (var part in Enumerable.Range(1, Shards).Select(Part))
        {
            CopyFolder(part, shared);
        }

        Merge(shared, shared);
        Assert.That(File.ReadAllText(Path.Combine(shared, "study.json")),
            Is.EqualTo(File.ReadAllText(Path.Combine(Whole, "study.json"))));
    }

    [Test]
    public void WhatDoesNotFit_IsRefusedByName()
    {
        var (other, divided, twice) = (_folder.File("other"), _folder.File("divided"), _folder.File("twice"));
        Compare(other, "--shard", $"2/{Shards}", "--variables", "t");
        Compare(divided, "--shard", "2/2");
        CopyFolder(Part(2), twice);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ErrorOf(Part(1), Part(3)), Does.Contain("Of the 3 shards 2/3 is missing"));
            Assert.That(ErrorOf(Part(2)), Does.Contain("1/3, 3/3 are missing"));
            Assert.That(ErrorOf(Part(1), Part(2), twice, Part(3)), Does.Contain("twice").And.Contain(twice).And.Contain(Part(2)));
            Assert.That(ErrorOf(Part(1), other, Part(3)), Does.Contain($"shard 2/3 in '{other}' was asked for").And.Contain("--variables t"));
            Assert.That(ErrorOf(Part(1), divided, Part(3)), Does.Contain(divided).And.Contain("different divisions"));
            Assert.That(ErrorOf(Whole), Does.Contain(Whole).And.Contain("no part of a study"));
            Assert.That(ErrorOf(_folder.File("nowhere")), Does.Contain("no folder"));
        }
    }

    [TestCase("\"commit\": \"", "\"commit\": \"0", "was made by numvid")]
    [TestCase("\"numVid\": \"", "\"numVid\": \"9", "was made by numvid")]
    [TestCase("\"HDF5\": \"", "\"HDF5\": \"9", "was made with HDF5")]
    [TestCase("\"partial\": false", "\"partial\": true", "is not the result that the index of shard")]
    [TestCase("\"schemaVersion\": ", "\"schemaVersion\": 9", "is no result of this version")]
    public void AShardOfAnotherProgram_OrAResultThatIsNotItsOwn_IsRefusedByName(string text, string instead, string expected)
    {
        var changed = _folder.File("changed" + expected.GetHashCode(StringComparison.Ordinal) + instead.Length);
        var victim = Enumerable.Range(1, Shards).Last(number => Results(Part(number)).Length > 0);
        CopyFolder(Part(victim), changed);
        foreach (var result in Results(changed))
        {
            var before = File.ReadAllText(result);
            Assert.That(before, Does.Contain(text));
            File.WriteAllText(result, before.Replace(text, instead, StringComparison.Ordinal));
        }

        string[] others = [.. Enumerable.Range(1, Shards).Where(number => number != victim).Select(Part)];
        Assert.That(ErrorOf([.. others, changed]), Does.Contain(expected).And.Contain(changed));
    }

    private static string[] Results(string folder) => Directory.GetFiles(folder, "result.json", SearchOption.AllDirectories);

    private string Part(int number) => _folder.File($"part-{number}");

    private string ErrorOf(params string[] folders)
    {
        var run = Merge(_folder.File("refused"), folders);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(_folder.File("refused"), Does.Not.Exist);
        return run.Error;
    }

    private static (int ExitCode, string Output, string Error) Merge(string output, params string[] folders) =>
        NumVidProgram.Run(["merge", .. folders, "--out", output]);

    private void Compare(string output, params string[] options) => NumVidProgram.Run(
        ["compare", _in, "--max-error", "abs=0.25", "--configs", "grib2-ccsds,netcdf4-packed16-zlib9,netcdf4-zlib9", "--out", output, "--quiet",
            .. options]);

    // Without times, and without what tells where and by which command it was measured.
    private static string Figures(string path)
    {
        var text = File.ReadAllText(path);
        return Path.GetFileName(path) switch
        {
            "result.json" => FiguresOfJson(text),
            "report.html" => FiguresOfJson(Regex.Match(text, "id=\"result\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value),
            "sizes.csv" or "equal.csv" => WithoutTimes(text),
            _ => text,
        };
    }

    private static string FiguresOfJson(string text)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        root.Remove("environment");
        root.Remove("command");
        root["input"]!.AsObject().Remove("readSeconds");
        foreach (var row in root["results"]!.AsArray())
        {
            row!.AsObject().Remove("encodeSeconds");
            row.AsObject().Remove("decodeSeconds");
            row.AsObject().Remove("searchSeconds");
            row.AsObject().Remove("choiceSeconds");
            row.AsObject().Remove("codingSeconds");
        }

        return root.ToJsonString();
    }

    private static string WithoutTimes(string csv)
    {
        var lines = csv.Split('\n').Select(line => line.Split(',')).ToArray();
        int[] kept = [.. Enumerable.Range(0, lines[0].Length).Where(i => !lines[0][i].Contains("Seconds", StringComparison.Ordinal))];
        return string.Join('\n', lines.Select(line => string.Join(',', kept.Where(i => i < line.Length).Select(i => line[i]))));
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
