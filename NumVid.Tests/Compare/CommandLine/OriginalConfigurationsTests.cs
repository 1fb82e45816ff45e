using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Tests.Formats.Grib;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>compare --configs original: the input as a file, beside CCSDS packing and xz.</summary>
[NoLeakedHandles]
internal sealed class OriginalConfigurationsTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    // xz -9 and grib_set themselves say how large the others are.
    [Test]
    public void Grib_IsKeptAsAFile_AndTheSizesAreThoseOfThePrograms()
    {
        var input = _folder.File("two.grib");
        File.WriteAllBytes(input,
        [
            .. GribMaker.Message("GRIB2", "edition=1,dataDate=20240102", 250),
            .. GribMaker.Message("GRIB2", "dataDate=20240101", 280),
        ]);
        ExternalTool.Run("grib_set", "-r", "-s", "edition=2,packingType=grid_ccsds", input, _folder.File("set.grib2"));
        File.Copy(input, _folder.File("packed"));
        ExternalTool.Run("xz", "-9", "-k", _folder.File("packed"));

        var run = NumVidProgram.Run(
            "compare", input, "--configs", "original", "--out", _folder.File("out"), "--keep");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("out"), "result.json")));
        var rows = json.RootElement.GetProperty("results").EnumerateArray()
            .Where(row => row.GetProperty("variable").GetString() == "*")
            .ToDictionary(row => row.GetProperty("configuration").GetString()!);
        long BytesOf(string name) => rows[name].GetProperty("bytes").GetInt64();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BytesOf("original-grib2-ccsds"), Is.EqualTo(new FileInfo(_folder.File("set.grib2")).Length));
            Assert.That(BytesOf("original-xz9"), Is.EqualTo(new FileInfo(_folder.File("packed.xz")).Length));
            var kept = Path.Combine(_folder.File("out"), rows["nv12:restorable"].GetProperty("file").GetString()!);
            Assert.That(BytesOf("nv12:restorable"), Is.EqualTo(new FileInfo(kept).Length));
            Assert.That(NumVidProgram.Run("restore", kept, _folder.File("back.grib")).ExitCode, Is.Zero);
        }

        Assert.That(File.ReadAllBytes(_folder.File("back.grib")), Is.EqualTo(File.ReadAllBytes(input)));
    }

    [Test]
    public void NetCdf_IsNotKeptSo_AndTheRowSaysWhy()
    {
        var run = NumVidProgram.Run("compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), "--configs", "nv12:restorable");

        Assert.That(run.Output, Does.Contain("Only GRIB files are kept as they are"));
    }
}
