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

    // nccopy and xz -9 themselves say how large the others are.
    [Test]
    public void NetCdf_IsKeptAsADataset_BesideTheProgramsOfOthers()
    {
        var input = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        ExternalTool.Run("nccopy", "-k", "nc4", "-d", "9", "-s", input, _folder.File("repacked.nc"));
        File.Copy(input, _folder.File("plain"));
        ExternalTool.Run("xz", "-9", "-k", _folder.File("plain"));

        var run = NumVidProgram.Run("compare", input, "--configs", "original", "--out", _folder.File("netcdf"), "--keep");

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("netcdf"), "result.json")));
        var rows = json.RootElement.GetProperty("results").EnumerateArray()
            .Where(row => row.GetProperty("variable").GetString() == "*")
            .ToDictionary(row => row.GetProperty("configuration").GetString()!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows["original-netcdf4-zlib9"].GetProperty("bytes").GetInt64(),
                Is.EqualTo(new FileInfo(_folder.File("repacked.nc")).Length), run.Error);
            Assert.That(rows["original-xz9"].GetProperty("bytes").GetInt64(),
                Is.EqualTo(new FileInfo(_folder.File("plain.xz")).Length));
            Assert.That(rows["original-grib2-ccsds"].GetProperty("reason").GetString(), Does.Contain("the input is none"));
            var kept = Path.Combine(_folder.File("netcdf"), rows["nv12:restorable"].GetProperty("file").GetString()!);
            Assert.That(NumVidProgram.Run("restore", kept, input, "--rehearse").ExitCode, Is.Zero);
        }
    }
}
