using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using NUnit.Framework;
using NumVid.Formats.NetCdf;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>convert: several files into one, checks, provenance, and folders with their receipt.</summary>
[NoLeakedHandles]
internal sealed class ConvertTests
{
    private static readonly string s_sea = TestFiles.Fixture("coads_sst_airt_monthly.nc");
    private static readonly string s_winds = TestFiles.Fixture("surface_winds_monthly.grib2");

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    // A file moved to its place would take that of a device: /dev/null, for who writes there as root.
    [TestCase("pipe.nc")]
    [TestCase("link.nv12")]
    public void APipeOrDevice_IsNeverReplaced(string output)
    {
        ExternalTool.Run("mkfifo", _folder.File("pipe.nc"));
        File.CreateSymbolicLink(_folder.File("link.nv12"), "/dev/zero");

        var run = NumVidProgram.Run(["convert", s_winds, _folder.File(output), "--force"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"{output}' is a device or a pipe; the name of a file is expected."));
        Assert.That(ExternalTool.Run("stat", "-c", "%F", _folder.File("pipe.nc")).Trim(), Is.EqualTo("fifo"));
        Assert.That(new FileInfo(_folder.File("link.nv12")).LinkTarget, Is.EqualTo("/dev/zero"));
    }

    [TestCase("all.nc")]
    [TestCase("all.nv12", "--quality", "lossless")]
    public void SeveralInputs_AreJoinedInTheOrderOfTheirTimes(string output, params string[] options)
    {
        // cdo cuts the file; the parts are given backwards, and the first one holds times from both ends.
        string[] parts = [Cut("3,5,6", "b.nc"), Cut("1,2,12", "a.nc"), Cut("4,7,8,9,10,11", "c.nc")];
        var all = _folder.File(output);
        var back = _folder.File("back.nc");

        var run = NumVidProgram.Run(["convert", .. parts, all, "--check", .. options]);
        NumVidProgram.Run("convert", all, back);

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(NcValues.Read(back, "SST"), Is.EqualTo(NcValues.Read(s_sea, "SST")));
        Assert.That(NcValues.Read(back, "TIME"), Is.EqualTo(NcValues.Read(s_sea, "TIME")).Within(1e-9));
    }

    [Test]
    public void GribMessages_OneAFile_BecomeTheWholeAgain()
    {
        ExternalTool.Run("grib_copy", s_winds, _folder.File("m-[dataDate].grib2"));
        var parts = Directory.GetFiles(_folder.Path, "m-*.grib2").OrderDescending().ToArray();
        Assert.That(parts, Has.Length.GreaterThan(1));
        var (whole, joined) = (_folder.File("whole.nc"), _folder.File("joined.nc"));

        var run = NumVidProgram.Run(["convert", .. parts, joined, "--check"]);
        NumVidProgram.Run("convert", s_winds, whole);

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(run.Error, Does.Contain("GRIB_headers"), "what cannot be joined is told");
        using var expected = new NetCdfDataSet(whole + "?openMode=readOnly");
        using var actual = new NetCdfDataSet(joined + "?openMode=readOnly");
        foreach (var variable in expected.Variables)
        {
            Assert.That(actual[variable.Name].GetData(), Is.EqualTo(variable.GetData()), variable.Name);
        }
    }

    [Test]
    public void Tree_Interrupted_LeavesWholeFilesAndAReceiptOfThem()
    {
        var (source, target, receipt) =
            (_folder.File("archive"), _folder.File("converted"), _folder.File("receipt.json"));
        Directory.CreateDirectory(source);
        for (var i = 0; i < 40; i++)
        {
            File.Copy(s_sea, Path.Combine(source, $"sea{i:00}.nc"));
        }

        using var process =
            NumVidProgram.StartToInterrupt("convert", source, target, "--to", "nv12", "--receipt", receipt);
        var deadline = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(target, "sea01.nv12")))
        {
            Assert.That(process.HasExited
                || deadline.Elapsed > TimeSpan.FromSeconds(60), Is.False, "it should be at work by now");
            Thread.Sleep(5);
        }

        NumVidProgram.Interrupt(process);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.EqualTo(130), error);
        Assert.That(error, Does.Contain("Interrupted").And.Contain(receipt));
        using var account = JsonDocument.Parse(File.ReadAllBytes(receipt));
        var all = account.RootElement.GetProperty("files").EnumerateArray().ToArray();
        var files = all.Where(file => file.GetProperty("status").GetString() == "converted").ToArray();
        Assert.That(account.RootElement.GetProperty("isComplete").GetBoolean(), Is.False);
        Assert.That(all, Has.Length.EqualTo(40), "those not reached are told, too");
        Assert.That(files, Has.Length.InRange(2, 39));
        Assert.That(
            Directory.EnumerateFiles(target).Select(
                Path.GetFileName), Is.EquivalentTo(files.Select(file => file.GetProperty("result").GetString())));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(target, file.GetProperty("result").GetString()!));
            Assert.That(Convert.ToHexStringLower(
                SHA256.HashData(bytes)), Is.EqualTo(file.GetProperty("resultSha256").GetString()));
        }
    }

    [TestCase("joined.nc")]
    [TestCase("joined.nv12", "--quality", "lossless")]
    public void SeveralInputs_WithOneTimeEachAndNoAxisForIt_GetOne(string output, params string[] options)
    {
        string[] parts = [.. new[] { 12, 0, 6 }.Select(hour => CdlFile.Create(_folder, $$"""
            netcdf x { dimensions: y = 2 ; x = 3 ; variables: double time ; time:units = "hours since 2020-01-01" ; float t(y, x) ; t:units = "K" ;
              t:coordinates = "time" ; double x(x) ; int level ;
            data: time = {{hour}} ; t = {{hour}}.5, 1, 2, 3, 4, _ ; x = 10, 20, 30 ; level = 7 ; }
            """, name: $"h{hour}.nc"))];
        var (joined, back) = (_folder.File(output), _folder.File("back.nc"));

        var run = NumVidProgram.Run(["convert", .. parts, joined, "--check", .. options]);
        NumVidProgram.Run("convert", joined, back);

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(ExternalTool.Run("ncdump", "-h", back),
            Does.Contain("float t(time, y, x)").And.Contain("double x(x)").And.Contain("int level ;"));
        Assert.That(NcValues.Read(back, "time"), Is.EqualTo(new[] { 0.0, 6, 12 }));
        Assert.That(NcValues.Read(back, "t"), Is
            .EqualTo(new[] { 0.5, 1, 2, 3, 4, double.NaN, 6.5, 1, 2, 3, 4, double.NaN, 12.5, 1, 2, 3, 4, double.NaN }));
    }

    [Test]
    public void SeveralInputs_ThatCountTimeInOtherUnits_AreCountedAlike()
    {
        // The judge of the dates is cdo.
        var (days, hours, joined) = (_folder.File("days.nc"), _folder.File("hours.nc"), _folder.File("joined.nc"));
        ExternalTool.Run("cdo", "-s", "setreftime,1990-01-01,00:00:00,days", "-settaxis,1986-01-16,12:00:00,1month",
            Cut("1,2,3", "a.nc"), days);
        ExternalTool.Run("cdo", "-s", "setreftime,1980-03-01,06:00:00,hours", "-settaxis,1986-04-16,12:00:00,1month",
            Cut("4,5,6", "b.nc"), hours);

        var run = NumVidProgram.Run("convert", hours, days, joined, "--check");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(
            ExternalTool.Run("cdo", "-s", "showtimestamp", joined)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(Enumerable.Range(1, 6).Select(month => $"1986-0{month}-16T12:00:00")));
    }

    [Test]
    public void SeveralInputs_ThatDoNotFit_AreRefusedByName()
    {
        var (first, again, less) = (Cut("1,2", "a.nc"), Cut("2,3", "b.nc"), _folder.File("less.nc"));
        ExternalTool.Run("cdo", "-s", "selname,SST", Cut("5", "d.nc"), less);
        var narrow = _folder.File("narrow.nc");
        ExternalTool.Run("cdo", "-s", "selindexbox,1,20,1,20", Cut("6", "e.nc"), narrow);
        var months = _folder.File("months.nc");
        ExternalTool.Run("cdo", "-s", "setreftime,1990-01-01,00:00:00,months", Cut("7", "f.nc"), months);

        using (Assert.EnterMultipleScope())
        {
            Refuses("is in", first, again);
            Refuses("missing here", first, less);
            Refuses("not in", less, Cut("8", "g.nc"));
            Refuses("expected, as in", first, narrow);
            Refuses("count time alike", first, months);
        }
    }

    [Test]
    public void Variables_MayBeGlobs()
    {
        var output = _folder.File("air.nc");

        Assert.That(NumVidProgram.Run("convert", s_sea, output, "--variables", "A*").ExitCode, Is.Zero);
        using var data = new NetCdfDataSet(output + "?openMode=readOnly");
        Assert.That(data.Variables.Select(variable => variable.Name), Does.Contain("AIRT").And.Not.Contain("SST"));
    }

    [Test]
    public void Check_ThatFails_ExitsWithOneAndKeepsNothing()
    {
        var source = _folder.File("x.nv12");
        using (var data = new Nv12DataSet(source + "?openMode=create&quality=lossless"))
        {
            data.IsAutocommitEnabled = false;
            data.AddVariable<float>("t", new float[,] { { 1, 2 }, { 5, 4 } }, "y", "x").Metadata["missing_value"] = 5f;
            data.Commit();
        }

        var (exitCode, output, error) = NumVidProgram.Run("convert", source, _folder.File("x.nc"), "--check");

        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(error, Does.Contain("was not kept"));
        Assert.That(Directory.GetFiles(_folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void History_NamesSourceChecksumAndCommand_AndTwoConversionsAreEqual()
    {
        var (first, second) = (_folder.File("first.nv12"), _folder.File("second.nv12"));

        NumVidProgram.Run("convert", s_sea, first, "--quality", "abs=0.05", "--threads", "1");
        NumVidProgram.Run("convert", s_sea, second, "--quality", "abs=0.05", "--threads", "2");

        using var data = new Nv12DataSet(first + "?openMode=readOnly");
        var history = (string)data.Metadata["history"]!;
        var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s_sea)));
        Assert.That(history.Split('\n')[0], Does.Match(
            $@"^numvid [\d.]+: convert to nv12 --quality abs=0\.05; source coads_sst_airt_monthly\.nc SHA-256 {sum}$"));
        Assert.That(File.ReadAllBytes(second), Is.EqualTo(File.ReadAllBytes(first)));
    }

    [Test]
    public void Tree_IsMirrored_WithAReceiptOfEveryFile()
    {
        var source = Directory.CreateDirectory(_folder.File("in")).FullName;
        var below = Directory.CreateDirectory(Path.Combine(source, "deep", "er")).FullName;
        File.Copy(s_sea, Path.Combine(source, "sea.nc"));
        File.Copy(s_winds, Path.Combine(below, "winds.grib2"));
        File.WriteAllText(Path.Combine(source, "README"), "notes");
        File.WriteAllBytes(Path.Combine(below, "cut.nc"), File.ReadAllBytes(s_sea)[..500_000]);
        var target = _folder.File("out");

        var (exitCode, output, error) =
            NumVidProgram.Run("convert", source, target, "--to", "nv12", "--quality", "abs=0.05");

        Assert.That(exitCode, Is.EqualTo(1), output + error);
        Assert.That(output.TrimEnd().Split('\n'), Has.Length.EqualTo(5), output);
        Assert.That(output, Does.Contain("deep/er/cut.nc FAILED:").And.Contain("README skipped:").And
            .Contain("2 converted, 1 skipped, 1 failed"));
        Assert.That(File.ReadAllText(Path.Combine(target, "receipt.json")), Does.Not.Contain(_folder.Path));
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(target, "receipt.json")));
        Assert.That(receipt.RootElement.GetProperty("isComplete").GetBoolean(), Is.False);
        var files = receipt.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("source").GetString()!);
        Assert.That(
            files.ToDictionary(file => file.Key, file => file.Value.GetProperty("status").GetString()), Is.EquivalentTo(
            new (string Key, string? Value)[] { ("README", "skipped"), ("deep/er/cut.nc", "failed"), (
                "deep/er/winds.grib2", "converted"), ("sea.nc", "converted") }
                .ToDictionary(pair => pair.Key, pair => pair.Value)));
        AssertSignedOff(files["sea.nc"], Path.Combine(source, "sea.nc"), Path.Combine(target, "sea.nv12"));
    }

    [Test]
    public void Tree_NeedsItsFormatAndDoesNotOverwrite()
    {
        var source = Directory.CreateDirectory(_folder.File("in")).FullName;
        File.Copy(s_sea, Path.Combine(source, "sea.nc"));
        var target = Directory.CreateDirectory(_folder.File("out")).FullName;
        File.WriteAllText(Path.Combine(target, "sea.nc"), "mine");

        Assert.That(NumVidProgram.Run("convert", source, target).Error, Does.Contain("'--to'"));
        Assert.That(NumVidProgram.Run("convert", source, source, "--to", "nc").Error, Does.Contain("another folder"));
        var (exitCode, output, _) = NumVidProgram.Run("convert", source, target, "--to", "nc");

        Assert.That((exitCode, File.ReadAllText(Path.Combine(target, "sea.nc"))), Is.EqualTo((1, "mine")));
        Assert.That(output, Does.Contain("--force"));
    }

    private static void AssertSignedOff(JsonElement file, string source, string result)
    {
        var sst = file.GetProperty("variables").EnumerateArray()
            .Single(variable => variable.GetProperty("name").GetString() == "SST");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.GetProperty("sourceSha256")
                .GetString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source)))));
            Assert.That(file.GetProperty("resultSha256")
                .GetString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(result)))));
            Assert.That(file.GetProperty("resultBytes").GetInt64(), Is.EqualTo(new FileInfo(result).Length));
            Assert.That(sst.GetProperty("maxError").GetDouble(), Is.InRange(0.01, 0.05));
            Assert.That(sst.GetProperty("bounds")[0].GetProperty("isHeld").GetBoolean(), Is.True);
        }
    }

    private string Cut(string steps, string name)
    {
        var path = _folder.File(name);
        ExternalTool.Run("cdo", "-s", $"seltimestep,{steps}", s_sea, path);
        return path;
    }

    private void Refuses(string expected, params string[] inputs)
    {
        var (exitCode, _, error) = NumVidProgram.Run(["convert", .. inputs, _folder.File("refused.nc")]);
        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(expected).And.Contain(Path.GetFileName(inputs[^1])));
    }
}
