using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

[NoLeakedHandles]
internal sealed class CommandTests
{
    private TemporaryFolder _folder = null!;

    private static string Sea => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("--help", "Commands:")]
    [TestCase("compare --help", "numvid compare era5.nc --variables t,z --out results")]
    [TestCase("convert --help", "--quality 't:abs=0.01;tp:lossless;default:range=1e-4'")]
    [TestCase("info --help", "numvid info era5.grib2 --json")]
    [TestCase("data --help", "numvid data era5.nc t 0,:,10:20:2")]
    [TestCase("verify --help", "numvid verify era5.grib2 era5.nv12")]
    [TestCase("merge --help", "numvid merge node1 node2 node3 --out study")]
    [TestCase("repack --help", "numvid repack era5.nv12")]
    [TestCase("doctor --help", "numvid doctor --json")]
    [TestCase("--version", "0.1.0")]
    public void Help_HasExamples(string arguments, string expected)
    {
        var (exitCode, output, error) = NumVidProgram.Run(arguments.Split(' '));

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain(expected));
    }

    [Test]
    public void NoCommand_IsAnErrorThatPointsToTheHelp()
    {
        var (exitCode, output, error) = NumVidProgram.Run();

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("'numvid --help'"));
    }

    [Test]
    public void Convert_ThereAndBack_KeepsOrderAttributesAndValues()
    {
        var video = _folder.File("sea.nv12");
        var back = _folder.File("sea.nc");

        var first = NumVidProgram.Run("convert", Sea, video, "--quality", "AIRT:abs=0.05;default:lossless");
        var second = NumVidProgram.Run("convert", video, back);

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error + second.Error);
        var header = ExternalTool.Run("ncdump", "-h", back);
        Assert.That(
            first.Output, Does.Match(
            @"^\S+ 1,558,412 bytes -> \S+ [\d,]+ bytes, 5 variables, [\d.]+ s; ratio [\d.]+ against 4 bytes a value, [\d.]+ against the input\n"
            + @"  AIRT: within 0\.05 DEG C, lossy \([a-z0-9+]+\)\n(  \S+: exact \((one dimension|asked for)\)\n){4}  Bounds are promised"));
        Assert.That(header, Does.Contain("SST:units = \"Deg C\"").And.Contain("SST:_FillValue = -1.e+34f").And
            .Contain("TIME:modulo = \" \""));
        Assert.That(VariableOrder(header), Is.EqualTo(VariableOrder(ExternalTool.Run("ncdump", "-h", Sea))));
        Assert.That(NcValues.Read(back, "SST"), Is.EqualTo(NcValues.Read(Sea, "SST")), "lossless");
        Assert.That(NcValues.LargestDifference(NcValues.Read(Sea, "AIRT"), NcValues.Read(back, "AIRT")), Is.InRange(
            0.01, 0.05 + 1e-6), "abs=0.05");
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path).Count(), Is.EqualTo(2), "no temporaries");
    }

    [Test]
    public void Convert_OutputExists_NeedsForce()
    {
        var output = _folder.File("sea.nc");
        File.WriteAllText(output, "mine");

        var refused = NumVidProgram.Run("convert", Sea, output);
        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("--force"));
        Assert.That(File.ReadAllText(output), Is.EqualTo("mine"));

        Assert.That(NumVidProgram.Run("convert", Sea, output, "--force").ExitCode, Is.Zero);
        Assert.That(new FileInfo(output).Length, Is.GreaterThan(100_000));
    }

    [Test]
    public void Convert_SomeVariables_TakesTheirCoordinatesAlong()
    {
        var output = _folder.File("sst.nc");

        Assert.That(NumVidProgram.Run("convert", Sea, output, "--variables", "SST").ExitCode, Is.Zero);
        Assert.That(VariableOrder(
            ExternalTool.Run("ncdump", "-h", output)), Is.EqualTo(new[] { "COADSX", "COADSY", "SST", "TIME" }));
    }

    [Test]
    public void Info_Json_TellsWhatNcdumpTells()
    {
        var (exitCode, output, _) = NumVidProgram.Run("info", Sea, "--json");
        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        var sst = root.GetProperty("variables").EnumerateArray()
            .Single(variable => variable.GetProperty("name").GetString() == "SST");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(root.GetProperty("format").GetString(), Is.EqualTo("netcdf"));
            Assert.That(root.GetProperty("bytes").GetInt64(), Is.EqualTo(new FileInfo(Sea).Length));
            Assert.That(sst.GetProperty("type").GetString(), Is.EqualTo("float32"));
            Assert.That(sst.GetProperty("shape").EnumerateArray()
                .Select(length => length.GetInt32()), Is.EqualTo(new[] { 12, 90, 180 }));
            Assert.That(sst.GetProperty("attributes").GetProperty("units").GetString(), Is.EqualTo("Deg C"));
            Assert.That(ExternalTool.Run(
                "ncdump", "-h", Sea), Does.Contain("SST(TIME, COADSY, COADSX)").And.Contain("COADSX = 180"));
        }
    }

    [Test]
    public void Info_OfAVideoFile_ShowsGuaranteeAndLayers()
    {
        var path = _folder.File("sea.nv12");
        NumVidProgram.Run("convert", Sea, path, "--quality", "abs=0.05,codec=ffv1");

        var text = NumVidProgram.Run("info", path).Output;
        using var document = JsonDocument.Parse(NumVidProgram.Run("info", path, "--json").Output);
        var kept = document.RootElement.GetProperty("variables").EnumerateArray()
            .Single(variable => variable.GetProperty("name").GetString() == "SST").GetProperty("nv12");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text,
                Does.Contain("guaranteed: within 0.05 (abs=0.05,codec=ffv1)").And.Contain("guaranteed: every bit"));
            Assert.That(kept.GetProperty("largestBound").GetDouble(), Is.EqualTo(0.05));
            Assert.That(kept.GetProperty("maxError").GetDouble(), Is.InRange(0.001, 0.05));
            Assert.That(kept.GetProperty("bytes").GetProperty("video").GetInt64(), Is.GreaterThan(0));
        }
    }

    [Test]
    public void Doctor_TellsTheLibrariesAndTheSdsAssemblyLoaded()
    {
        var (exitCode, output, _) = NumVidProgram.Run("doctor", "--json");
        using var document = JsonDocument.Parse(output);
        var libraries = document.RootElement.GetProperty("libraries").EnumerateArray().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                exitCode, Is.EqualTo(libraries.All(library => library.GetProperty("isUsable").GetBoolean()) ? 0 : 1));
            Assert.That(
                libraries.Select(library => library.GetProperty("name").GetString()), Does.Contain("libnetcdf"));
            Assert.That(document.RootElement.GetProperty("scientificDataSet").GetProperty("assembly")
                .GetString(), Is.EqualTo("ScientificDataSet"));
            Assert.That(NumVidProgram.Run("doctor").Output,
                Does.Contain("API-compatible core").Or.Contain("the original library"));
        }
    }

    [Test]
    public void Doctor_WithoutALibrary_SaysHowToGetItAndReturnsOne()
    {
        var (exitCode, output, _) =
            NumVidProgram.StartInShell("NUMVID_NETCDF_LIBRARY=/nowhere/libnetcdf.so $NUMVID doctor");

        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("MISSING").And.Contain("/nowhere/libnetcdf.so"));
    }

    [Test]
    public void Compare_Interrupted_LeavesNothingHalfWritten()
    {
        var output = _folder.File("out");
        using var process = NumVidProgram.StartToInterrupt("compare", Sea, "--out", output);

        // Its first unfinished file is there: it is at work.
        var deadline = Stopwatch.StartNew();
        while (!Directory.Exists(output) || !Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Any())
        {
            Assert.That(process.HasExited
                || deadline.Elapsed > TimeSpan.FromSeconds(60), Is.False, "it should be at work by now");
            Thread.Sleep(5);
        }

        NumVidProgram.Interrupt(process);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.EqualTo(130), error);
        Assert.That(error, Does.Contain("Interrupted"));
        Assert.That(Directory.EnumerateFileSystemEntries(output), Is.Empty);
    }

    private static string[] VariableOrder(string header) => [.. header.Split('\n')
        .Select(line => line.Trim().Split(' '))
        .Where(words =>
        words.Length > 1 && words[0] is "float" or "double" && words[1].Contains('(', StringComparison.Ordinal))
        .Select(words => words[1].Split('(')[0])];
}
