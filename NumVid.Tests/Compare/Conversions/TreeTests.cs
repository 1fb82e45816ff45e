using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>Folders that are converted in several runs.</summary>
[NoLeakedHandles]
internal sealed class TreeTests
{
    private TemporaryFolder _folder = null!;
    private string _in = null!;
    private string _out = null!;

    private string Receipt => Path.Combine(_out, "receipt.json");

    [SetUp]
    public void MakeTree()
    {
        _folder = new TemporaryFolder();
        (_in, _out) = (_folder.File("in"), _folder.File("out"));
        Directory.CreateDirectory(Path.Combine(_in, "deep"));
        for (var i = 0; i < 6; i++)
        {
            Make(i, i);
        }
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void ASecondRun_KeepsWhatIsFinished_AndMakesWhatHasChanged()
    {
        Assert.That(Run().ExitCode, Is.Zero);
        var before = Statuses();
        var measured = FileOf("deep/f1.nc").GetProperty("variables").GetRawText();
        Make(2, 77);
        File.Delete(Path.Combine(_out, "deep", "f3.nv12"));
        var times = Directory.GetFiles(_out, "*.nv12", SearchOption.AllDirectories)
            .ToDictionary(path => path, File.GetLastWriteTimeUtc);

        var run = Run();

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("deep/f1.nc -> deep/f1.nv12 kept").And
            .Contain("2 converted, 4 kept"));
        Assert.That(before.Values, Is.All.EqualTo("converted"));
        Assert.That(Statuses().Where(file => file.Value == "converted").Select(file => file.Key),
            Is.EquivalentTo(new[] { "f2.nc", "deep/f3.nc" }));
        Assert.That(FileOf("deep/f1.nc").GetProperty("variables").GetRawText(), Is.EqualTo(measured));
        Assert.That(times.Where(file => File.GetLastWriteTimeUtc(file.Key) != file.Value).Select(
            file => Path.GetFileName(file.Key)), Is.EqualTo(new[] { "f2.nv12" }));
        Assert.That(IsComplete());
    }

    [Test]
    public void AKilledRun_GoesOn_WithAResultThatItHadNotNoted()
    {
        Run();
        var text = File.ReadAllText(Receipt);
        using (var document = JsonDocument.Parse(text))
        {
            // As if it had been killed between making f0 and noting it, and before f4 was begun.
            var files = document.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
                file => file.GetProperty("source").GetString()!, file => file.GetRawText());
            text = Interrupted(Interrupted(text, files["f0.nc"]), files["f4.nc"]);
        }

        File.WriteAllText(Receipt, text);
        File.Delete(Path.Combine(_out, "f4.nv12"));

        var run = Run();

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("2 converted, 4 kept"));
    }

    [Test]
    public void WhatNobodyAccountsFor_IsNotOverwritten()
    {
        Run();
        File.WriteAllText(Path.Combine(_out, "f2.nv12"), "mine");

        var run = Run();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("f2.nc FAILED: 'f2.nv12' exists; '--force' overwrites it"));
        Assert.That(File.ReadAllText(Path.Combine(_out, "f2.nv12")), Is.EqualTo("mine"));
        Assert.That(Run("--force").Output, Does.Contain("6 converted"));
    }

    [Test]
    public void AnotherCommand_IsRefused()
    {
        Run();

        var run = Run("--quality", "abs=0.25");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("another conversion, 'to nv12'").And.Contain("--force"));
    }

    [Test]
    public void Shards_AreDisjointAndTheirUnionIsTheWhole()
    {
        var found = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var run = Run("--shard", $"{number}/3");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            using var receipt = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(_out, $"receipt-{number}-of-3.json")));
            Assert.That(receipt.RootElement.GetProperty("shard").GetString(), Is.EqualTo($"{number}/3"));
            found.AddRange(receipt.RootElement.GetProperty("files").EnumerateArray()
                .Select(file => file.GetProperty("source").GetString()!));
        }

        // The first eight bytes of sha256sum of each path, modulo 3.
        Assert.That(found, Is.EquivalentTo(
            Enumerable.Range(0, 6).Select(i => i % 2 == 1 ? $"deep/f{i}.nc" : $"f{i}.nc")));
        Assert.That(Directory.GetFiles(_out, "*.nv12", SearchOption.AllDirectories), Has.Length.EqualTo(6));
        var sum = ExternalTool.Run("bash", "-c", "printf %s deep/f1.nc | sha256sum | cut -c1-16").Trim();
        var shard = (Convert.ToUInt64(sum, 16) % 3) + 1;
        Assert.That(File.ReadAllText(Path.Combine(_out, $"receipt-{shard}-of-3.json")), Does.Contain("deep/f1.nc"));
    }

    [Test]
    public void Verify_HoldsResultsAndOriginalsAgainstTheReceipt()
    {
        Run("--quality", "abs=0.25");
        string[] all = ["verify", _out, "--receipt", Receipt, "--originals", _in];
        var sound = NumVidProgram.Run(all);
        Make(2, 99);
        File.Delete(Path.Combine(_in, "f4.nc"));
        var changed = NumVidProgram.Run(all);
        var alone = NumVidProgram.Run(all[..4]);
        var bytes = File.ReadAllBytes(Path.Combine(_out, "f0.nv12"));
        bytes[100] ^= 1;
        File.WriteAllBytes(Path.Combine(_out, "f0.nv12"), bytes);
        File.Delete(Path.Combine(_out, "deep", "f3.nv12"));
        var broken = NumVidProgram.Run(all[..4]);

        Assert.That((sound.ExitCode, changed.ExitCode, alone.ExitCode, broken.ExitCode), Is.EqualTo((0, 1, 0, 1)),
            sound.Output + changed.Output + alone.Output + broken.Output);
        Assert.That(sound.Output, Does.Contain("6 sound, 6 of them compared with their originals, none fails"));
        Assert.That(changed.Output, Does.Contain("f2.nv12 FAILED: the original is not the one").And
            .Contain("5 sound, 4 of them compared"));
        Assert.That(broken.Output, Does.Contain("f0.nv12 FAILED: the file has another SHA-256").And
            .Contain("deep/f3.nv12 FAILED: the file is missing").And.Contain("4 sound, 2 FAILED"));
    }

    [Test]
    public void Verify_PutsTheReceiptsOfShardsTogether_AndMissesThoseThatAreNotThere()
    {
        var receipts = Enumerable.Range(1, 2).Select(number => _folder.File($"r{number}.json")).ToArray();
        for (var number = 1; number <= 2; number++)
        {
            Run("--shard", $"{number}/2", "--receipt", receipts[number - 1]);
        }

        var merged = _folder.File("merged.json");
        var both = NumVidProgram.Run(
            "verify", _out, "--receipt", receipts[0], "--receipt", receipts[1], "--merged", merged);
        var one = NumVidProgram.Run("verify", _out, "--receipt", receipts[0]);
        var whole = NumVidProgram.Run("verify", _out, "--receipt", merged);

        Assert.That((both.ExitCode, one.ExitCode, whole.ExitCode), Is.EqualTo((0, 1, 0)), both.Error + one.Output);
        Assert.That(both.Output, Does.Contain("6 sound, none fails"));
        Assert.That(one.Output, Does.Contain("shards without a receipt: 2"));
        Assert.That(whole.Output, Does.Contain("6 sound"));
        Assert.That(NumVidProgram.Run("verify", _out, "--receipt", receipts[0], "--receipt", receipts[0]).Error,
            Does.Contain("Two of the receipts are of the shard 1/2"));
        Assert.That(NumVidProgram.Run("verify", _out, "--receipt", Path.Combine(_in, "f0.nc")).Error,
            Does.Contain("is no receipt"));
    }

    [TestCase("4/3")]
    [TestCase("0/3")]
    [TestCase("half")]
    public void AShardThatIsNone_IsRefused(string shard) =>
        Assert.That(Run("--shard", shard).Error, Does.Contain("for example '3/16'"));

    [Test]
    public void APart_IsTakenOfEachFile_AndThoseWithoutItAreSkipped()
    {
        var run = Run("--times", "2020-01-03/2020-01-04");

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("2 converted, 4 skipped"));
        Assert.That(FileOf("f0.nc").GetProperty("reason").GetString(), Does.Contain("has none of the times"));
    }

    private static string Interrupted(string receipt, string file)
    {
        var changed = file.Replace("\"converted\"", "\"interrupted\"", StringComparison.Ordinal);
        Assert.That(receipt, Does.Contain(file));
        return receipt.Replace(file, changed, StringComparison.Ordinal);
    }

    private void Make(int number, int value)
    {
        var name = number % 2 == 1 ? $"in/deep/f{number}.nc" : $"in/f{number}.nc";
        CdlFile.Create(_folder, $$"""
            netcdf f { dimensions: time = 1 ; y = 2 ; x = 3 ; variables: float t(time, y, x) ; t:units = "K" ;
              double time(time) ; time:units = "days since 2020-01-01" ;
              data: t = {{value}}, 1, 2, 3, 4, 5.5 ; time = {{number}} ; }
            """, name: name);
    }

    private (int ExitCode, string Output, string Error) Run(params string[] options) =>
        NumVidProgram.Run(["convert", _in, _out, "--to", "nv12", .. options]);

    private JsonElement FileOf(string source)
    {
        using var receipt = JsonDocument.Parse(File.ReadAllText(Receipt));
        return receipt.RootElement.GetProperty("files").EnumerateArray()
            .Single(file => file.GetProperty("source").GetString() == source).Clone();
    }

    private Dictionary<string, string> Statuses()
    {
        using var receipt = JsonDocument.Parse(File.ReadAllText(Receipt));
        return receipt.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("source").GetString()!, file => file.GetProperty("status").GetString()!);
    }

    private bool IsComplete()
    {
        using var receipt = JsonDocument.Parse(File.ReadAllText(Receipt));
        return receipt.RootElement.GetProperty("isComplete").GetBoolean();
    }
}
