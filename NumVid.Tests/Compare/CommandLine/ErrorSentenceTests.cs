using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NUnit.Framework;
using NumVid.Compare.Errors;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

internal sealed class ErrorSentenceTests
{
    private TemporaryFolder _folder = null!;

    private static string Winds => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private static IEnumerable<TestCaseData> BrokenInputs()
    {
        yield return Case("empty.grib2", [], "the file is empty");
        yield return Case("page.grib2", Encoding.UTF8.GetBytes("\r\n<!DOCTYPE html><html>404 GRIB</html>"), "web page");
        yield return Case("readme.txt", "All of GRIB is here.\n"u8.ToArray(), "text ('All of GRIB is here.')");
        yield return Case("grib.txt", "GRIB, decoded\n"u8.ToArray(), "text ('GRIB, decoded')");
        yield return Case("program", [1, .. "needs GRIB files"u8, 0, 2], "starts with bytes 016E656564732047");
        yield return Case("gzipped.nc", Gzip(), "compressed with gzip");
        yield return Case("bzip.nc", Encoding.ASCII.GetBytes("BZh91AY&SY"), "bzip2");
        yield return Case("raw.nv12", [16, 128, 16, 128, 16, 16, 16, 16, 16], "raw NV12 pixels");
        yield return Case("archive.nv12", [(byte)'P', (byte)'K', 3, 4, 0, 0], "ZIP archive");
        yield return Case("video.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[12]], "'numvid import'");
        yield return Case("array.npy", [0x93, .. "NUMPY"u8, 1, 0, 0, 0], "'numvid import'");
        yield return Case("noise.nc", [1, 2, 3, 4, 5], "starts with bytes 0102030405");
        yield return Case("header.nc", [.. "CDF"u8, 1, 0, 0], "header.nc");
        yield return Case("header5.nc", [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10, 0, 0, 0], "header5.nc");
        yield return Case(
            "zip.nv12", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "mimetypeapplication/x-numvid"u8], "zip.nv12");
    }

    [TestCaseSource(nameof(BrokenInputs))]
    public void BrokenInput_EndsInASentenceAndCodeTwo(string name, byte[] content, string expected)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, content);

        foreach (var command in new[] { "info", "compare" })
        {
            var (exitCode, output, error) = NumVidProgram.Run(command, path);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(exitCode, Is.EqualTo(2), command);
                Assert.That(error, Does.Contain(expected).And.Not.Contain("Unexpected error"), command);
                Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1), command);
                Assert.That(output, Is.Empty, command);
            }
        }
    }

    [Test]
    public void Input_CutInHalf_EndsInASentenceAndCodeTwo()
    {
        var path = _folder.File("half.nc");
        File.WriteAllBytes(path, File.ReadAllBytes(Winds)[..700_000]);

        var (exitCode, _, error) = NumVidProgram.Run("convert", path, _folder.File("out.nv12"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(error, Does.Contain("half.nc").And.Not.Contain("Unexpected error"));
            Assert.That(Names(), Is.EqualTo(new[] { "half.nc" }));
        }
    }

    [Test]
    public void NamesOfParameters_AreNotShown()
    {
        var argument = new ArgumentOutOfRangeException("options", "'edition=3' should be one of 2, 1.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ErrorSentence.Of(
                new UsageException(argument.Message)), Is.EqualTo("'edition=3' should be one of 2, 1."));
            Assert.That(ErrorSentence.Of(new UsageException($"line 3: {argument.Message}, or so")),
                Is.EqualTo("line 3: 'edition=3' should be one of 2, 1., or so."));
            Assert.That(ErrorSentence.Of(
                argument), Does.StartWith("Unexpected error: 'edition=3' should be one of 2, 1. (Argument"));
            Assert.That(ErrorSentence.Of(new IOException("of", argument)), Is.EqualTo("of."));
        }
    }

    [Test]
    public void Input_ThatIsNotThere_EndsInASentence()
    {
        var (exitCode, _, error) = NumVidProgram.Run("info", _folder.File("none.nc"));

        Assert.That(
            (exitCode, error.Contains("There is no file", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    [Test]
    public void Input_ThatIsAFolder_EndsInASentence()
    {
        var (exitCode, _, error) = NumVidProgram.Run("info", _folder.Path);

        Assert.That((exitCode, error.Contains("a folder", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    [TestCase("--configs nv13", "There is no configuration 'nv13'")]
    [TestCase("--configs nv12:abs=-1", "'nv12:abs=-1' cannot be used")]
    [TestCase("--configs nv12-smallest", "There is no configuration 'nv12-smallest'")]
    [TestCase("--variables Q", "has no variable 'Q'; it has")]
    [TestCase("--variables TIME", "cannot be compared")]
    [TestCase("--threads 0", "[1, 1024]")]
    [TestCase("--threads two", "two")]
    [TestCase("--configs @", "cannot be read")]
    [TestCase("--configs msds:nv12?quality=abs=-1", "cannot be used")]
    [TestCase("--configs nv12:STT:abs=0.1", "The configuration 'nv12:STT:abs=0.1' cannot be used: '")]
    [TestCase("--configs netcdf4-none,grib2-simple:abs=1;S*T*T:lossless",
        "no variable 'S*T*T', which the quality 'abs=1;S*T*T:lossless' names")]
    [TestCase("--configs netcdf4-packed16-zlib9:STT:abs=0.1", "did you mean 'SST'?")]
    [TestCase("--keep", "needs '--out DIR'")]
    [TestCase("--colour", "--colour")]
    public void Compare_WithWrongOptions_EndsInASentenceAndCodeTwo(string options, string expected)
    {
        var (exitCode, output, error) = NumVidProgram.Run(["compare", Winds, .. options.Split(' ')]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(error, Does.Contain(expected).And.Not.Contain("Unexpected error"));
            Assert.That(output, Is.Empty);
        }
    }

    [TestCase("out.xyz", "", "does not tell a format")]
    [TestCase("out", "", "does not tell a format")]
    [TestCase("none/out.nc", "", "There is no folder")]
    [TestCase("out.nc", "--bits 12", "'--bits' means nothing")]
    [TestCase("out.nc", "--quality abs=1", "needs 'pack=short'")]
    [TestCase("out.nc", "--quality SST:lossless;default:abs=1", "for 'abs=1': NetCDF else stores values as they are")]
    [TestCase("out.nc", "--quality lossless --quantise bitround:3", "rounds all fields alike")]
    [TestCase("out.nc", "--quality lossless,codec=ffv1", "for 'lossless,codec=ffv1'")]
    [TestCase("out.grib2", "--packing zip", "'packing=zip' should be one of")]
    [TestCase("out.grib2", "--edition 1 --packing ccsds", "GRIB edition 1 has no packing 'ccsds'")]
    [TestCase("out.grib2", "--bits 0", "[1, ")]
    [TestCase("out.grib2", "--bits 8 --quality abs=1", "exclude each other")]
    [TestCase("out.grib2", "--bits 8 --packing ieee", "takes no 'bits'")]
    [TestCase("out.nv12", "--quality STT:lossless",
        "no variable 'STT', which the quality 'STT:lossless' names: did you mean 'SST'?")]
    [TestCase("out.grib2", "--quality default:abs=1;X*:lossless", "no variable 'X*'")]
    [TestCase("out.nc", "--variables SST,AIRR", "no variable 'AIRR': did you mean 'AIRT'?")]
    [TestCase("out.nv12", "--deflate 9", "'--deflate' means nothing")]
    [TestCase("out.nv12", "--quality abs=0", "positive")]
    [TestCase("out.nv12", "--threads none", "none")]
    [TestCase("out.nc", "--deflate 10", "10")]
    [TestCase("out.nc", "--variables Q", "has no variable 'Q'")]
    public void Convert_WithWrongOptions_EndsInASentenceAndLeavesNothing(string output, string options, string expected)
    {
        var (exitCode, _, error) = NumVidProgram.Run(
            ["convert", Winds, _folder.File(output), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(error, Does.Contain(expected).And.Not.Contain("Unexpected error"));
            Assert.That(Names(), Is.Empty);
        }
    }

    // Root may write anywhere, so a read-only folder is one below a file, and one that the kernel makes.
    [TestCase("file/below", TestName = "OutputFolder_BelowAFile_EndsInASentence")]
    [TestCase("/proc/numvid", TestName = "OutputFolder_InProc_EndsInASentence")]
    public void OutputFolder_ThatCannotBeMade_EndsInASentence(string name)
    {
        File.WriteAllText(_folder.File("file"), "");

        var (exitCode, _, error) = NumVidProgram.Run("compare", Winds, "--out", Path.Combine(_folder.Path, name));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(error, Does.Contain("cannot be made"));
            Assert.That(Names(), Is.EqualTo(new[] { "file" }));
        }
    }

    [Test]
    public void Convert_IntoAFolderWhereNothingCanBeMade_EndsInASentence()
    {
        var (exitCode, _, error) = NumVidProgram.Run("convert", Winds, "/proc/numvid.nc");

        Assert.That((exitCode, error.Contains("Unexpected", StringComparison.Ordinal)), Is.EqualTo((2, false)), error);
    }

    [TestCase("nc", 8)]
    [TestCase("nc", 100)]
    [TestCase("nv12", 8)]
    [TestCase("nv12", 100)]
    public void Convert_OntoAFullDisk_EndsInASentenceAndLeavesNothing(string extension, int kilobytes)
    {
        var (exitCode, output, error) = OnSmallDisk(kilobytes, $"$NUMVID convert '{Winds}' $DISK/out.{extension}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2), error);
            Assert.That(error, Does.StartWith("numvid: ").And.Not.Contain("Unexpected error"));
            Assert.That(output, Is.EqualTo("left:\n"));
        }
    }

    [Test]
    public void Compare_OntoAFullDisk_EndsInASentenceAndLeavesNothing()
    {
        var (exitCode, output, error) = OnSmallDisk(
            100, $"$NUMVID compare --quiet '{Winds}' --out $DISK/out --configs netcdf4-none,nv12");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2), error);
            Assert.That(error, Does.StartWith("numvid: ").And.Not.Contain("Unexpected error"));
            Assert.That(output, Is.EqualTo("left:\nout\n"));
        }
    }

    [TestCase("nc")]
    [TestCase("nv12")]
    [TestCase("grib2")]
    public void Convert_BeyondTheLimitForFiles_EndsInASentenceAndLeavesNothing(string extension)
    {
        // The runtime itself maps executable memory through a file that the limit would hit: hence the variable.
        var (exitCode, output, error) = NumVidProgram.StartInShell($"""
            mkdir {_folder.Path}/limited; cd {_folder.Path}/limited
            (ulimit -f 30; DOTNET_EnableWriteXorExecute=0 $NUMVID convert '{Winds}' out.{extension})
            code=$?; ls -A; exit $code
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2), error);
            Assert.That(error, Does.StartWith("numvid: ").And.Not.Contain("Unexpected error"));
            Assert.That(output, Is.Empty);
        }
    }

    [Test]
    public void Output_WhenItCannotBePrinted_EndsInASentence()
    {
        var (exitCode, _, error) = NumVidProgram.StartInShell($"$NUMVID info '{Winds}' > /dev/full");

        Assert.That(
            (exitCode, error.Contains("No space left", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    [Test]
    public void Output_ThatNobodyReadsToItsEnd_IsNoError()
    {
        var (exitCode, output, error) =
            NumVidProgram.StartInShell($"$NUMVID info '{Winds}' | head -1; exit ${{PIPESTATUS[0]}}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("netcdf, 1,558,412 bytes"));
            Assert.That(error, Is.Empty);
        }
    }

    private (int ExitCode, string Output, string Error) OnSmallDisk(int kibibytes, string command) =>
        NumVidProgram.StartInShell($"export NUMVID; {SmallDisk.Script(_folder.Path, kibibytes, command)}");

    private static TestCaseData Case(string name, byte[] content, string expected) =>
        new TestCaseData(name, content, expected).SetName($"BrokenInput_{name}_EndsInASentence");

    private static byte[] Gzip()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write("CDF"u8);
        }

        return stream.ToArray();
    }

    private IEnumerable<string?> Names() => Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName);
}
