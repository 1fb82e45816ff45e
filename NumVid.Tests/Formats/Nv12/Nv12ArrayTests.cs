using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

[NoLeakedHandles]
internal sealed class Nv12ArrayTests
{
    [TestCase("")]
    [TestCase("abs=0.01")]
    [TestCase("lossless")]
    [TestCase("preset=C4-JP2K,abs=0.01")]
    public void Read_ReturnsWhatWasWritten_WithinTheBound(string quality)
    {
        var values = Wave(7, 41, 52);
        values[3, 5, 6] = float.NaN;
        using var folder = new TemporaryFolder();
        var path = folder.File("a?b#c.nv12");

        Nv12Array.Write(path, values, quality, "t");
        var read = Nv12Array.Read(path);

        Assert.That(read.GetLength(0) == 7 && read.GetLength(1) == 41 && read.GetLength(2) == 52);
        var errors = values.Cast<float>().Zip(read.Cast<float>()).Where(pair => !float.IsNaN(pair.First))
            .Select(pair => Math.Abs((double)pair.First - pair.Second)).ToArray();
        Assert.That(errors, Has.Length.EqualTo(values.Length - 1));
        Assert.That(errors.Max(), Is.LessThanOrEqualTo(quality == "lossless" ? 0 : 0.01));
        Assert.That(float.IsNaN(read[3, 5, 6]));
    }

    [Test]
    public void Write_OverAnExistingFile_ReplacesIt()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.nv12");
        Nv12Array.Write(path, Wave(2, 3, 4));
        Nv12Array.Write(path, Wave(1, 5, 6), "lossless");
        Assert.That(Nv12Array.Read(path), Is.EqualTo(Wave(1, 5, 6)));
    }

    [Test]
    public void Write_OfNoValues_ReturnsNone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.nv12");
        Nv12Array.Write(path, new float[0, 0, 0]);
        Assert.That(Nv12Array.Read(path), Is.Empty);
    }

    [Test]
    public void Read_OfAnotherName_SaysWhichThereAre()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.nv12");
        Nv12Array.Write(path, Wave(2, 3, 4), name: "wind");
        Assert.That(Nv12Array.Read(path, "wind"), Has.Length.EqualTo(24));
        Assert.That(() =>
            Nv12Array.Read(path, "t"), Throws.TypeOf<UnsupportedDataException>().With.Message.Contains("it has wind"));
    }

    [Test]
    public void Read_OfNoFile_SaysSo() =>
        Assert.That(() => Nv12Array.Read(
            "no-such.nv12"), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("no-such.nv12"));

    [Test]
    public void Write_WithBadQuality_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.nv12");
        Assert.That(() => Nv12Array.Write(path, Wave(2, 3, 4), "abs=0"), Throws.TypeOf<FormatException>());
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    private static float[,,] Wave(int frames, int rows, int columns)
    {
        var values = new float[frames, rows, columns];
        for (var t = 0; t < frames; t++)
        {
            for (var y = 0; y < rows; y++)
            {
                for (var x = 0; x < columns; x++)
                {
                    values[t, y, x] = (float)(280 + (10 * Math.Sin((0.2 * x) + (0.05 * t))) + (5 * Math.Cos(0.15 * y)));
                }
            }
        }

        return values;
    }
}
