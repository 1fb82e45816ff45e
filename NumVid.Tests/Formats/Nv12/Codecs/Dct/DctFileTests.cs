using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>The codec on its way through files and the command.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class DctFileTests
{
    private static readonly int[] s_shape = [9, 2, 21, 30];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("abs=0.05")]
    [TestCase("abs=1e-4")]
    [TestCase("range=0.05")]
    [TestCase("range=1e-3")]
    [TestCase("levelrange=1e-2")]
    [TestCase("rel=1e-3")]
    [TestCase("psnr=50")]
    [TestCase("preset=dct-seed,abs=0.05")]
    public void EveryBound_HoldsOnTopOfTheCodec(string bound)
    {
        var values = TestFields.Smooth<float>(s_shape, 4, noise: 0.5);
        values[77] = float.NaN;
        Write(values, $"{bound},codec=dct");

        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");
        float[] actual = [.. dataSet["t"].GetData().Cast<float>()];
        var description = dataSet.Describe().Single();

        Assert.That((description.Codec, description.Fallbacks.Count), Is.EqualTo(("dct", 0)));
        Assert.That(actual[77], Is.NaN);
        Assert.That(Nv12Fixity.Check(Path).IsSound);
        double[] errors = [.. values.Zip(actual, (x, y) => Math.Abs((double)y - x)).Where(double.IsFinite)];
        var range = (double)values.Where(float.IsFinite).Max() - values.Where(float.IsFinite).Min();
        var number = double.Parse(bound[(bound.LastIndexOf('=') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(bound[..bound.LastIndexOf('=')] switch
        {
            "rel" => values.Zip(actual, (x, y) => Math.Abs((double)y - x) / Math.Abs((double)x))
                .Where(double.IsFinite).Max() / number,
            "psnr" => Math.Sqrt(errors.Average(error => error * error)) / range / Math.Pow(10, -number / 20),
            "range" or "levelrange" => errors.Max() / range / number,
            _ => errors.Max() / number,
        }, Is.LessThanOrEqualTo(1));
    }

    // Group length and step stand in the head of each stream, as docs/nv12-format.md says.
    [TestCase("codec=dct,abs=0.05,group=3,step=2.5", 3, 640)]
    [TestCase("codec=dct,abs=0.05,group=255", 255, null)]
    [TestCase("codec=dct,psnr=40,group=1", 1, null)]
    [TestCase("codec=dct,step=0.25,abs=1", 6, 64)]
    [TestCase("preset=dct-seed,group=2", 2, 4096)]
    public void GroupAndStep_AreThoseAskedFor_AndStayForWhatIsAppended(string quality, int group, int? step)
    {
        var values = TestFields.Smooth<float>(s_shape, 4, noise: 0.5);
        Write(values, quality);
        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet["t"].Append(TestFields.Shaped(values, s_shape), 0);
            dataSet.Commit();
        }

        using (var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly"))
        {
            var (actual, bound) = (dataSet["t"].GetData().Cast<float>(), quality.Contains("abs=1") ? 1 : 0.05);
            Assert.That(values.Concat(values).Zip(actual, (x, y) => Math.Abs((double)y - x)).Max(),
                quality.Contains("abs") ? Is.LessThanOrEqualTo(bound) : Is.Positive);
        }

        var streams = Nv12Streams.Write(Path, "t", Directory.CreateDirectory(_folder.File("streams")).FullName);
        foreach (var stream in streams.Select(name => File.ReadAllBytes(System.IO.Path.Combine(_folder.File("streams"), name))))
        {
            Assert.That(stream[1], Is.EqualTo(group));
            Assert.That(BitConverter.ToInt32(stream, 15), step is null ? Is.Positive : Is.EqualTo(step));
        }
    }

    [Test]
    public void Seed_HasEightBitsAndNoGuarantee()
    {
        var values = TestFields.Smooth<float>(s_shape, 4, noise: 0.5);
        Write(values, "preset=dct-seed");

        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");
        var description = dataSet.Describe().Single();
        double[] errors = [.. dataSet["t"].GetData().Cast<float>().Zip(values, (y, x) => Math.Abs((double)y - x))];

        Assert.That(description.Codec, Is.EqualTo("dct"));
        Assert.That(description.ResidualByteCount, Is.Zero);

        // A step of 16 codes of 255 on a range of about 30, truncated.
        Assert.That(errors.Average(), Is.InRange(0.01, 1.0));
        Assert.That(new FileInfo(Path).Length, Is.LessThan(values.Length));
    }

    // The truth is the same program with the registers that this machine has.
    [Test]
    public void Convert_WithoutVectors_WritesTheSameBytesAndReadsThem()
    {
        var values = TestFields.Smooth<float>(s_shape, 4, noise: 0.5);
        Write(values, "lossless");
        const string Quality = "codec=dct,abs=0.02";
        var (exitCode, output, error) = NumVidProgram.StartInShell($"""
            cd '{System.IO.Path.GetDirectoryName(Path)}'
            DOTNET_EnableAVX=0 $NUMVID convert field.nv12 avx.nv12 --quality '{Quality}' &&
            export DOTNET_EnableHWIntrinsic=0
            $NUMVID convert field.nv12 none.nv12 --quality '{Quality}' &&
            $NUMVID verify '{GoldenFiles.PathOf("dct.nv12")}'
            """);
        using (var dataSet = new Nv12DataSet($"{_folder.File("full.nv12")}?openMode=create&quality={Quality}"))
        {
            dataSet.AddVariable<float>("t", TestFields.Shaped(values, s_shape), "t", "l", "y", "x");
        }

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(
            ValuesOf("avx.nv12"), Is.EqualTo(ValuesOf("full.nv12")).And.EqualTo(ValuesOf("none.nv12")));
        Assert.That(File.ReadAllBytes(_folder.File("avx.nv12")), Is.EqualTo(File.ReadAllBytes(_folder.File("none.nv12"))));
    }

    private float[] ValuesOf(string name)
    {
        using var dataSet = new Nv12DataSet($"{_folder.File(name)}?openMode=readOnly");
        Assert.That(dataSet.Describe().Single().Codec, Is.EqualTo("dct"));
        return [.. dataSet["t"].GetData().Cast<float>()];
    }

    private void Write(float[] values, string quality)
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality={quality}");
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<float>("t", TestFields.Shaped(values, s_shape), "t", "l", "y", "x");
        dataSet.Commit();
    }
}
