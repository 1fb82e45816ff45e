using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>restore of NetCDF files of many kinds, made and compared by Debian's Python with netCDF4, and by
/// ncdump.</summary>
[NoLeakedHandles]
internal sealed class RestoreNetCdfTests
{
    // The interpreter that Debian's packages are for; another one may stand before it on the path.
    private const string Python = "/usr/bin/python3";

    private TemporaryFolder _folder = null!;
    private string _source = null!;
    private string _made = null!;
    private string _back = null!;
    private (int ExitCode, string Output, string Error) _convert;
    private (int ExitCode, string Output, string Error) _restore;

    [OneTimeSetUp]
    public void ConvertAndRestore()
    {
        _folder = new TemporaryFolder();
        (_source, _made, _back) = (_folder.File("source"), _folder.File("made"), _folder.File("back"));
        Directory.CreateDirectory(_source);
        ExternalTool.Run(Python, Script("netcdf_inputs.py"), _source);
        _convert = NumVidProgram.Run("convert", _source, _made, "--to", "nv12", "--restorable");
        _restore = NumVidProgram.Run("restore", _made, _back);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void AllKinds_ComeBack()
    {
        Assert.That((_convert.ExitCode, _restore.ExitCode), Is.EqualTo((0, 0)), _convert.Output + _restore.Output);
        Assert.That(Names(_back), Is.EqualTo(Names(_source)));
        Assert.That(Names(_source), Has.Length.GreaterThan(20));
        Assert.That(_restore.Output, Does.Contain("plain.nc, equal as a dataset; bytes of the file differ"));
        Assert.That(_restore.Output, Does.Contain("packed-NETCDF3_CLASSIC.nc, as its SHA-256 says"));
    }

    [Test]
    public void ClassicFiles_ComeBackByteByByte()
    {
        foreach (var name in Classic)
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(_back, name)), Is.EqualTo(File.ReadAllBytes(Path.Combine(_source, name))), name);
        }
    }

    [Test]
    public void Datasets_AreEqual_InTheEyesOfAnotherLibrary()
    {
        var pairs = Names(_source).SelectMany(name => new[] { Path.Combine(_source, name), Path.Combine(_back, name) });

        var judged = ExternalTool.Run(Python, [Script("netcdf_datasets.py"), .. pairs]);

        Assert.That(judged, Is.EqualTo($"{Names(_source).Length} compared, 0 differences\n"));
    }

    // Declarations with chunks, filters, byte order and fill mode; then all values, text as it stands.
    [Test]
    public void Dumps_AreTheSame()
    {
        foreach (var name in Names(_source).Except(Classic))
        {
            foreach (var options in new[] { new[] { "-h", "-s" }, ["-p", "9,17"] })
            {
                Assert.That(Dump(Path.Combine(_back, name), options), Is.EqualTo(Dump(Path.Combine(_source, name), options)), name);
            }
        }
    }

    [Test]
    public void Judge_SeesWhatDiffers()
    {
        var other = _folder.File("other.nc");
        ExternalTool.Run("nccopy", "-d", "7", "-s", Path.Combine(_source, "plain.nc"), other);

        var judged = ExternalTool.Run(Python, Script("netcdf_datasets.py"), Path.Combine(_source, "plain.nc"), other,
            Path.Combine(_source, "model.nc"), Path.Combine(_source, "nothing.nc"));

        Assert.That(judged, Does.Contain("filters").And.Contain("dimensions"));
    }

    [Test]
    public void Receipt_SaysWhatWasProved()
    {
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(_made, "receipt.json")));
        foreach (var file in receipt.RootElement.GetProperty("files").EnumerateArray())
        {
            var name = file.GetProperty("source").GetString()!;
            Assert.That(file.GetProperty("isRestorable").GetBoolean(), name);
            Assert.That(file.GetProperty("originalMayGo").GetBoolean(), name);
            Assert.That(
                file.GetProperty("proved").GetString(),
                Is.EqualTo(name.Contains("NETCDF3", System.StringComparison.Ordinal) ? "bytes" : "dataset"), name);
        }
    }

    [Test]
    public void Info_Verify_AndRehearsal_SayThatItIsTheDataset()
    {
        var (file, original) = (Path.Combine(_made, "plain.nv12"), Path.Combine(_source, "plain.nc"));

        var info = NumVidProgram.Run("info", file);
        var verify = NumVidProgram.Run("verify", file);
        var rehearsal = NumVidProgram.Run("restore", file, original, "--rehearse");

        Assert.That((info.ExitCode, verify.ExitCode, rehearsal.ExitCode), Is.EqualTo((0, 0, 0)), rehearsal.Error);
        Assert.That(info.Output, Does.Contain("original: netcdf-4").And.Contain("4 numbers, made again")
            .And.Contain("comes back as an equal dataset, not byte by byte"));
        Assert.That(verify.Output, Does.Contain("equal as a dataset; bytes of the file differ"));
        Assert.That(rehearsal.Output, Does.Contain("equal as a dataset").And.Contain("which may go"));
    }

    // One value, one attribute, one filter: the rehearsal with the originals sees each of them.
    [TestCase("t[1, 2, 3] = -0.0", TestName = "Rehearsal_SeesAnotherValue")]
    [TestCase("t.units = 'k'", TestName = "Rehearsal_SeesAnotherAttribute")]
    [TestCase("f.renameVariable('t', 'T')", TestName = "Rehearsal_SeesAnotherName")]
    public void Rehearsal_SeesAnotherDataset(string change)
    {
        var other = _folder.File($"other-{TestContext.CurrentContext.Test.Name}.nc");
        File.Copy(Path.Combine(_source, "plain.nc"), other);
        ExternalTool.Run(
            Python, "-c", $"import netCDF4, sys\nf = netCDF4.Dataset(sys.argv[1], 'a')\nt = f['t']\n{change}\nf.close()", other);

        var run = NumVidProgram.Run("restore", Path.Combine(_made, "plain.nv12"), other, "--rehearse");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.Contain("not equal to the original as a dataset"));
    }

    [Test]
    public void OwnTypes_AreRefusedByName_AndKeptInATree()
    {
        var tree = Directory.CreateDirectory(_folder.File("own")).FullName;
        File.Move(
            CdlFile.Create(_folder, "netcdf own {\ntypes:\n byte enum sky { clear = 0, cloud = 1 };\ndimensions:\n x = 2;\n"
                + "variables:\n sky s(x);\n float f(x);\ndata:\n s = clear, cloud;\n f = 1, 2;\n}\n"),
            Path.Combine(tree, "own.nc"));

        var file = NumVidProgram.Run("convert", Path.Combine(tree, "own.nc"), _folder.File("own.nv12"), "--restorable");
        NumVidProgram.Run("convert", tree, _folder.File("own-made"), "--to", "nv12", "--restorable", "--allow-omissions");

        Assert.That(file.ExitCode, Is.EqualTo(2));
        Assert.That(file.Error, Does.Contain("variable 's'").And.Contain("'sky'"));
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("own-made"), "receipt.json")));
        var entry = receipt.RootElement.GetProperty("files").EnumerateArray().Single();
        Assert.That(entry.GetProperty("status").GetString(), Is.EqualTo("converted"));
        Assert.That(entry.GetProperty("isRestorable").GetBoolean(), Is.False);
        Assert.That(entry.GetProperty("originalMayGo").GetBoolean(), Is.False);
    }

    // HDF5 has no word for what NetCDF does not show of it.
    [Test]
    public void Hdf5OfNoNetCdfLibrary_ComesBackAsItIsShown_AndTheOriginalStays()
    {
        var original = TestFiles.Odd("hdf5_not_netcdf_knmi.h5");
        var tree = Directory.CreateDirectory(_folder.File("hdf5")).FullName;
        File.Copy(original, Path.Combine(tree, "knmi.h5"));

        var convert = NumVidProgram.Run("convert", tree, _folder.File("hdf5-made"), "--to", "nv12", "--restorable");
        var restore = NumVidProgram.Run("restore", _folder.File("hdf5-made"), _folder.File("hdf5-back"));
        var rehearsal = NumVidProgram.Run("restore", _folder.File("hdf5-made"), "--rehearse");

        Assert.That((convert.ExitCode, restore.ExitCode, rehearsal.ExitCode), Is.EqualTo((0, 0, 1)), convert.Output);
        Assert.That(rehearsal.Output, Does.Contain("HDF5 may hold more").And.Contain("Keep it"));
        Assert.That(
            ExternalTool.Run(Python, Script("netcdf_datasets.py"), original, Path.Combine(_folder.File("hdf5-back"), "knmi.h5")),
            Is.EqualTo("1 compared, 0 differences\n"));
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("hdf5-made"), "receipt.json")));
        var entry = receipt.RootElement.GetProperty("files").EnumerateArray().Single();
        Assert.That(entry.GetProperty("proved").GetString(), Is.EqualTo("view"));
        Assert.That(entry.GetProperty("originalMayGo").GetBoolean(), Is.False);
    }

    private string[] Classic =>
        [.. Names(_source).Where(name => name.Contains("NETCDF3", System.StringComparison.Ordinal))];

    private static string Script(string name) => Path.Combine(TestFiles.Root, "NumVid.Tests", "Judges", name);

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder, "*.nc").Select(path => Path.GetFileName(path)).Order(System.StringComparer.Ordinal)];

    // The version of the libraries that wrote a file is no part of its dataset.
    private static string Dump(string path, IEnumerable<string> options) => Regex.Replace(
        ExternalTool.Run("ncdump", [.. options, path]), @"\n[^\n]*:(_NCProperties|_SuperblockVersion) = [^\n]*", "");
}
