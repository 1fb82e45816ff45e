using System.IO;
using System.Linq;
using NumVid.Formats.Nv12;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Video;

/// <summary>A program whose shim is missing or is no library takes the program ffmpeg by
/// itself.</summary>
[NoLeakedHandles]
internal sealed class FallbackTests
{
    private const string Shim = "libnumvid_av.so";

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void CopyProgram()
    {
        _folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(NumVidProgram.Path)!)
            .Where(file => Path.GetFileName(file) != Shim))
        {
            File.Copy(file, _folder.File(Path.GetFileName(file)));
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Video_GoesThroughTheProgram([Values] bool isBroken)
    {
        var shim = _folder.File(Shim);
        File.Delete(shim);
        if (isBroken)
        {
            File.WriteAllText(shim, "no library");
        }

        var sea = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        var (exitCode, output, error) = NumVidProgram.StartInShell($"""
            unset NUMVID_VIDEO NUMVID_AV_LIBRARY NUMVID_FFMPEG
            dotnet '{_folder.File("numvid.dll")}' convert '{sea}' '{_folder.File("sea.nv12")}' --times '#0..2' \
                --variables SST --quality codec=ffv1,abs=0.01 --force
            """);

        Assert.That(exitCode, Is.Zero, output + error);
        using var dataSet = new Nv12DataSet($"{_folder.File("sea.nv12")}?openMode=readOnly");
        var kept = dataSet.Describe().Single(variable => variable.Name == "SST");
        Assert.That((kept.Codec, kept.Fallbacks.Count), Is.EqualTo(("ffv1", 0)));
        Assert.That(kept.Encoder, Does.Contain("of ffmpeg"));
        Assert.That(Nv12Fixity.Check(_folder.File("sea.nv12")).IsSound, "by the shim");
    }
}
