using System;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Names that stand for no variable end a command before it writes anything, with the nearest names.</summary>
[NoLeakedHandles]
internal sealed class MistypedNamesTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("--quality", "tmep:lossless")]
    [TestCase("--quality", "tme*p:lossless;default:abs=1")]
    [TestCase("--variables", "tmep")]
    public void Convert_NamedByNoInput_EndsBeforeTheFirstWrite(string option, string value)
    {
        var (first, second) = (Create("a.nc", "temp", 1), Create("b.nc", "temp", 2));

        var (exitCode, output, error) =
            NumVidProgram.Run("convert", first, second, _folder.File("x.nv12"), option, value);

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain($"no variable '{value.Split(':')[0]}'").And.Contain("did you mean 'temp'?"));
        Assert.That(Files(), Is.EqualTo(new[] { "a.nc", "b.nc" }));
    }

    [TestCase("time:abs=1", TestName = "Convert_NamedCoordinate_IsNoMistake")]
    [TestCase("count:abs=0.5", TestName = "Convert_NamedIntegers_AreExact")]
    [TestCase("c*:lossless;~74emp:abs=0.1", TestName = "Convert_PatternsAndEscapesThatFit_AreNoMistake")]
    public void Convert_NamesThatThereAre_AreAccepted(string quality)
    {
        var (exitCode, output, error) = NumVidProgram.Run("convert", Create("a.nc", "temp", 1), _folder.File(
            "x.nv12"), "--quality", quality, "--variables", "temp,count");

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("  count: exact (type Int32)").And.Contain("  time: exact (one dimension)").And
            .Contain("  temp: "));
    }

    [Test]
    public void Convert_ShowsBoundUnitAndCodecOfEachVariable()
    {
        var output = NumVidProgram.Run("convert", TestFiles.Fixture("coads_sst_airt_monthly.nc"), _folder.File(
            "x.nv12"), "--quality", "SST:abs=0.0625;AIRT:lossless;default:abs=1");

        Assert.That(
            output.Output.Split('\n'), Has.One.Match("^  SST: within 0.0625 (?i:deg c), lossy \\([a-z0-9+]+\\)$"), output.Output);
        Assert.That(output.Output,
            Does.Contain("\n  AIRT: exact (asked for)").And.Contain("\n  TIME: exact (one dimension)\n"));
    }

    [TestCase("--quality", "tmep:lossless")]
    [TestCase("--variables", "u,tmep")]
    public void Tree_NamedByNoFile_EndsBeforeTheFirstWrite(string option, string value)
    {
        Tree();

        var (exitCode, output, error) =
            NumVidProgram.Run("convert", _folder.File("in"), _folder.File("out"), "--to", "nv12", option, value);

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("no variable 'tmep'").And.Contain("did you mean 'temp'?"));
        Assert.That(Directory.Exists(_folder.File("out")), Is.False);
    }

    [Test]
    public void Tree_NameOfOneFile_HoldsForThatOneAndTheOthersGoOn()
    {
        Tree();

        var run = NumVidProgram.Run(
            "convert", _folder.File("in"), _folder.File("out"), "--to", "nc", "--quality", "temp:lossless");

        Assert.That(run.ExitCode, Is.EqualTo(1), "one file is damaged");
        Assert.That(run.Output, Does.Contain("2 converted, 1 failed"), run.Error);
    }

    [Test]
    public void Tree_VariablesOfOneFile_SkipTheOthers()
    {
        Tree();

        var run =
            NumVidProgram.Run("convert", _folder.File("in"), _folder.File("out"), "--to", "nc", "--variables", "temp");

        Assert.That(run.Output, Does.Contain("b.nc skipped: it has none of the variables asked for.").And.Contain(
            "1 converted, 1 skipped, 1 failed"), run.Error);
    }

    [Test]
    public void Tree_OfWhichNothingCanBeOpened_SaysSo()
    {
        Tree();
        File.Delete(_folder.File("in/a.nc"));
        File.Delete(_folder.File("in/b.nc"));

        var run = NumVidProgram.Run(
            "convert", _folder.File("in"), _folder.File("out"), "--to", "nv12", "--quality", "temp:lossless");

        Assert.That((run.ExitCode, run.Output.Contains("damaged.nc FAILED", StringComparison.Ordinal)), Is.EqualTo(
            (1, true)), run.Error);
    }

    [TestCase("nv12:tmep:abs=0.1")]
    [TestCase("netcdf4-none,grib2-ccsds:tmep:abs=0.1;abs=1")]
    [TestCase("netcdf4-bitround-zlib9:abs=1;tmep:lossless")]
    public void Compare_NamedByNoInput_ComparesNothing(string configurations)
    {
        var (exitCode, output, error) = NumVidProgram.Run("compare", Create("a.nc", "temp", 1), Create(
            "b.nc", "u", 1), "--configs", configurations, "--out", _folder.File("out"));

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error,
            Does.Contain("The configuration '").And.Contain("no variable 'tmep'").And.Contain("did you mean 'temp'?"));
        Assert.That(Directory.Exists(_folder.File("out")), Is.False);
    }

    [Test]
    public void Compare_NameOfOneInput_IsNoMistake()
    {
        var run = NumVidProgram.Run(
            "compare", Create("a.nc", "temp", 1), Create("b.nc", "u", 1), "--configs", "nv12:temp:abs=0.1");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [TestCase("--quality", "tmep:abs=1")]
    [TestCase("--variables", "tmep")]
    public void Verify_NamedByNoVariable_IsRefused(string option, string value)
    {
        var path = Create("a.nc", "temp", 1);

        var (exitCode, output, error) = NumVidProgram.Run("verify", path, path, option, value);

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("The original has no variable 'tmep'").And.Contain("did you mean 'temp'?"));
    }

    [Test]
    public void Verify_VariablesMayBeGlobs()
    {
        var path = Create("a.nc", "temp", 1);

        Assert.That(NumVidProgram.Run("verify", path, path, "--variables", "tem*").Output,
            Does.Contain("temp").And.Not.Contain("count"));
    }

    [Test]
    public void Import_NamedOtherThanItsVariable_IsRefused()
    {
        var path = _folder.File("a.npy");
        var header = Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }\n");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. new byte[8]]);

        var (exitCode, _, error) =
            NumVidProgram.Run("import", path, _folder.File("x.nv12"), "--name", "wind", "--quality", "wnid:abs=1");

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("The import has no variable 'wnid'").And.Contain("did you mean 'wind'?"));
        Assert.That(Files(), Is.EqualTo(new[] { "a.npy" }));
    }

    private void Tree()
    {
        Directory.CreateDirectory(_folder.File("in"));
        Create("in/a.nc", "temp", 1);
        Create("in/b.nc", "u", 1);
        File.WriteAllText(_folder.File("in/damaged.nc"), "CDF");
    }

    private string Create(string name, string variable, int hour) => CdlFile.Create(_folder, $$"""
        netcdf x { dimensions: time = 1 ; y = 2 ; x = 3 ; variables: double time(time) ; time:units = "hours since 2020-01-01" ;
          float {{variable}}(time, y, x) ; {{variable}}:units = "K" ; int count(time, y, x) ;
        data: time = {{hour}} ; {{variable}} = {{hour}}.5, 1, 2, 3, 4, 5 ; count = 1, 2, 3, 4, 5, 6 ; }
        """, name: name);

    private string?[] Files() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName)
        .Where(name => !name!.EndsWith(".cdl", StringComparison.Ordinal)).Order()];
}
