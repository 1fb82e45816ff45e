using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using NumVid.Tests.Formats.Grib;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Fuzzing;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>restore of a damaged file: nothing comes back, and it is said why.</summary>
[NoLeakedHandles]
[TestFixture("grib")]
[TestFixture("nc4")]
[TestFixture("cdf5")]
internal sealed class DamagedRestorableTests(string kind)
{
    private TemporaryFolder _folder = null!;
    private byte[] _restorable = null!;

    [OneTimeSetUp]
    public void Convert()
    {
        _folder = new TemporaryFolder();
        var original = kind == "grib" ? _folder.File("two.grib")
            : CdlFile.Create(_folder, FuzzSeeds.RestorableText, kind, "two.nc");
        if (kind == "grib")
        {
            File.WriteAllBytes(original,
            [
                .. GribMaker.Message("GRIB2", "dataDate=20240101", 280), .. "between"u8,
                .. GribMaker.Message("GRIB2", "dataDate=20240102", 281),
            ]);
        }

        var made = _folder.File("two.nv12");
        Assert.That(NumVidProgram.Run("convert", original, made, "--restorable").ExitCode, Is.Zero);
        _restorable = File.ReadAllBytes(made);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Cut_AnywhereBeforeItsEnd_NothingComesBack([Values(0.2, 0.6, 0.98)] double part) =>
        IsRefused(_restorable[..(int)(_restorable.Length * part)], "cut.nv12");

    // The checksums of the entries are made to fit, so that only what was made from them can tell.
    [TestCase("original/outline", 3, TestName = "SideInformation_Changed_NothingComesBack")]
    [TestCase("original/outline", 40, TestName = "SideInformation_ChangedFurtherBehind_NothingComesBack")]
    [TestCase("original/kept0", 2, TestName = "KeptBytes_Changed_NothingComesBack")]
    public void Entry_Changed_WithItsChecksum(string name, int place)
    {
        var entries = ForgedFile.Read(_restorable);
        var index = entries.FindIndex(entry => entry.Name == name);
        entries[index].Content[place] ^= 1;
        IsRefused(Forged(entries, manifest =>
        {
            var original = manifest["original"]!;
            var blobs = original["kept"]!.AsArray().Append(original["outline"]);
            blobs.Single(blob => (string)blob!["entry"]! == name)!["crc32"] =
                Crc32.HashToUInt32(entries[index].Content);
        }), "changed.nv12");
    }

    [Test]
    public void Proof_OfAnotherFile_NothingComesBack() =>
        IsRefused(Forged(ForgedFile.Read(_restorable), manifest =>
        {
            var name = kind == "nc4" ? "dataSetSha256" : "sha256";
            var proof = (string)manifest["original"]![name]!;
            manifest["original"]![name] = (proof[0] == 'A' ? "B" : "A") + proof[1..];
        }), "proof.nv12");

    private static byte[] Forged(
        List<(string Name, byte[] Content)> entries, System.Action<JsonNode> change)
    {
        var index = entries.FindIndex(entry => entry.Name == ForgedFile.Manifest);
        var manifest = JsonNode.Parse(entries[index].Content)!;
        change(manifest);
        entries[index] = (ForgedFile.Manifest, Encoding.UTF8.GetBytes(manifest.ToJsonString()));
        return ForgedFile.Write(entries);
    }

    private void IsRefused(byte[] damaged, string name)
    {
        var (path, back) = (_folder.File(name), _folder.File(name + ".back"));
        File.WriteAllBytes(path, damaged);

        var restore = NumVidProgram.Run("restore", path, back);
        var verify = NumVidProgram.Run("verify", path);

        Assert.That(restore.ExitCode, Is.Not.Zero);
        Assert.That(verify.ExitCode, Is.Not.Zero);
        Assert.That(restore.Error, Does.Contain(name));
        Assert.That(Directory.GetFiles(_folder.Path, name + ".back*"), Is.Empty);
    }
}
