using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>A program that was built without the shim over FFmpeg, and finds no other way to it: what is copied here is
/// the built program less the shim.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class WithoutVideoTests
{
    private const string Shim = "libnumvid_av.so";

    private TemporaryFolder _folder = null!;
    private string _program = "";

    private static string Input => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    [OneTimeSetUp]
    public void CopyProgram()
    {
        _folder = new TemporaryFolder();
        var target = Directory.CreateDirectory(_folder.File("program")).FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(NumVidProgram.Path)!)
            .Where(file => Path.GetFileName(file) != Shim))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        _program = Path.Combine(target, "numvid.dll");
        Assert.That(
            File.Exists(Path.Combine(Path.GetDirectoryName(NumVidProgram.Path)!, Shim)),
            "the shim is hidden, not absent");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Convert_TakesOurOwnCodecs_AndSaysWhatIsMissing()
    {
        var output = _folder.File("sea.nv12");
        var (exitCode, _, error) = Run("convert", Input, output, "--variables", "SST", "--times", "#0..2", "--check");

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(
            error.Trim().Split('\n'),
            Has.One.Contains("libnumvid_av").And.One.Contains("kept by dct or predictive"));
        using var dataSet = new Nv12DataSet($"{output}?openMode=readOnly");
        Assert.That(
            dataSet.Describe().Single(variable => variable.Name == "SST").Codec, Is.AnyOf("dct", "predictive"));
    }

    [Test]
    public void Compare_MeasuresTheDefault_AndSaysWhichPresetNeedsFfmpeg()
    {
        var folder = _folder.File("out");
        var (_, output, error) = Run(
            "compare", Input, "--variables", "SST", "--times", "#0..2",
            "--configs", "nv12,nv12:auto,nv12:dct-seed,nv12:high", "--out", folder, "--quiet");

        Assert.That(
            error, Does.Contain("numvid: note: ").And.Contain("libnumvid_av").And.Contain("native/install-deps"),
            output);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json")));
        var rows = document.RootElement.GetProperty("results").EnumerateArray()
            .Where(row => row.GetProperty("variable").GetString() == "SST")
            .ToDictionary(row => row.GetProperty("configuration").GetString()!, StringComparer.Ordinal);
        Assert.That(rows.Keys.Where(name => rows[name].GetProperty("status").GetString() == "ok"),
            Is.EquivalentTo(new[] { "nv12", "nv12:auto", "nv12:dct-seed" }));
        Assert.That(rows["nv12"].GetProperty("boundHeld").GetBoolean());
        Assert.That(rows["nv12:high"].GetProperty("reason").GetString(), Does.Contain("libnumvid_av"));
        Assert.That(rows["nv12:dct-seed"].GetProperty("codec").GetString(), Is.EqualTo("dct"));
    }

    [Test]
    public void Convert_WithACodecOfOurs_SaysNothing()
    {
        var (exitCode, _, error) = Run(
            "convert", Input, _folder.File("own.nv12"), "--variables", "SST", "--times", "#0..2", "--quality",
            "codec=dct,range=1e-2");

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
    }

    [Test]
    public void Convert_WithAPathThatIsNoLibrary_IsAnError()
    {
        var (exitCode, _, error) = RunWith(
            "NUMVID_AV_LIBRARY=/nowhere.so", "convert", Input, _folder.File("none.nv12"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("'/nowhere.so'").And.Contain("NUMVID_AV_LIBRARY"));
    }

    private (int ExitCode, string Output, string Error) Run(params string[] arguments) =>
        RunWith("NUMVID_AV_LIBRARY=", arguments);

    // Without a path there is no program ffmpeg either.
    private (int ExitCode, string Output, string Error) RunWith(string setting, params string[] arguments) =>
        ExternalTool.TryRun(
            "bash",
            [
                "-c", "DOTNET=$(command -v dotnet); exec env PATH=/nowhere \"$1\" \"$DOTNET\" \"${@:2}\"", "bash",
                setting, _program, .. arguments,
            ]);
}
