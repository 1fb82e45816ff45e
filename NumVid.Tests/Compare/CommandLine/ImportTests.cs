using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Formats;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

[NoLeakedHandles]
internal sealed class ImportTests
{
    [TestCase("wind.nc", "--deflate", "1")]
    [TestCase("wind.nv12", "--quality", "lossless")]
    public void Import_OfTheSeedFile_EqualsFfmpegsOwnDecodingAtEveryPoint(string output, string option, string value)
    {
        using var folder = new TemporaryFolder();
        var seed = SeedClip.In(folder, 20);
        var raw = folder.File("raw");
        ExternalTool.Run("ffmpeg", "-v", "error", "-i", seed.Path, "-fps_mode", "passthrough", "-f", "rawvideo",
            "-pix_fmt", "gray12le", raw);
        var codes = File.ReadAllBytes(raw);

        var (exitCode, printed, error) =
            NumVidProgram.Run("import", seed.Path, folder.File(output), "--name", "wind", option, value);

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(printed, Does.Contain($"Single {seed.FrameCount} x 150 x 150"));
        using var data = NumVidProviders.OpenRead(folder.File(output));
        var values = (float[,,])data["wind"].GetData();
        Assert.That(values, Has.Length.EqualTo(codes.Length / 2).And.Length.EqualTo(seed.FrameCount * 22500));
        var wrong = 0;
        var i = 0;
        foreach (var read in values)
        {
            wrong += read == SeedClip.ValueOf(BinaryPrimitives.ReadUInt16LittleEndian(codes.AsSpan(2 * i++))) ? 0 : 1;
        }

        Assert.That(wrong, Is.Zero);
    }

    [Test]
    public void Import_OfAFileOfNumPy_KeepsTypeAndValues([Values("a.nv12", "a.nc")] string output)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        var header = Encoding.ASCII.GetBytes("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }\n");
        File.WriteAllBytes(
            path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 255]);

        var (exitCode, _, error) = NumVidProgram.Run("import", path, folder.File(output));

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        using var data = NumVidProviders.OpenRead(folder.File(output));
        Assert.That(data["field"].GetData(), Is.EqualTo(new short[,] { { 1, 3, 5 }, { 2, 4, -250 } }));
        Assert.That(data["field"].Dimensions.AsNamesArray(), Is.EqualTo(new[] { "y", "x" }));
    }

    [TestCase("", "empty")]
    [TestCase("--minimum 0", "no range")]
    [TestCase("--matrix bt470", "bt470")]
    [TestCase("--minimum 2 --maximum 1", "is none")]
    [TestCase("--minimum 0 --maximum 1 --low none.mp4", "no file 'none.mp4'")]
    [TestCase("--minimum 0 --maximum 1 --low-kind other", "other")]
    [TestCase("--minimum 0 --maximum 1 --bits 12", "--bits")]
    [TestCase("--minimum 0 --maximum 1", "at byte 0: the box")]
    public void Import_ThatCannotBe_SaysWhy(string options, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.mp4"), options.Length > 0 ? "no video" : "");

        var (exitCode, _, error) =
            NumVidProgram.Run(
            ["import", folder.File("a.mp4"), folder.File("a.nv12"), .. options.Split(
            ' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(expected));
        Assert.That(Directory.GetFileSystemEntries(folder.Path)
            .Select(Path.GetFileName), Is.EqualTo(new[] { "a.mp4" }), "nothing is left behind");
    }
}
