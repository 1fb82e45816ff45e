using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>The codec on its way through files and the command.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class PredictiveFileTests
{
    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void RoundTrip_HoldsTheBoundAndRestoresSpecials(
        [ValueSource(typeof(TestFields), nameof(TestFields.Names))] string name, [Values(1e-2, 1e-5)] double range)
    {
        int[] shape = [4, 2, 15, 21];
        var values = TestFields.Named<float>(name, shape, 23);
        Write(values, shape, FormattableString.Invariant($"range={range},codec=predictive"));

        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");
        float[] actual = [.. dataSet["t"].GetData().Cast<float>()];

        var valid = values.Where(float.IsFinite).Select(value => (double)value).DefaultIfEmpty().ToArray();
        var bound = range * (valid.Max() - valid.Min());
        for (var i = 0; i < values.Length; i++)
        {
            Assert.That(
                float.IsFinite(values[i]) ? Math.Abs((double)actual[i] - values[i]) <= bound
                    : BitConverter.SingleToInt32Bits(actual[i]) == BitConverter.SingleToInt32Bits(values[i]),
                $"{values[i]} became {actual[i]} at {i}");
        }

        Assert.That(Nv12Fixity.Check(Path).IsSound);
    }

    [Test]
    public void SmoothField_IsKeptWithTheCodecWithoutPatches()
    {
        int[] shape = [8, 2, 30, 40];
        Write(TestFields.Smooth<float>(shape, 4, noise: 0.3), shape, "levelrange=1e-4,codec=predictive,effort=best");

        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");
        var description = dataSet.Describe().Single();

        Assert.That(description.Codec, Is.EqualTo("predictive"));
        Assert.That(description.Fallbacks, Is.Empty);
        Assert.That(description.PatchByteCount, Is.Zero);
    }

    // The truth is the same program with the registers that this machine has.
    [Test]
    public void Convert_WithFewerInstructions_WritesTheSameBytesAndReadsThem()
    {
        int[] shape = [5, 19, 43];
        using (var dataSet = new Nv12DataSet($"{_folder.File("in.nv12")}?openMode=create&quality=lossless"))
        {
            dataSet.AddVariable<float>("a", TestFields.Shaped(Rough(shape), shape), "t", "y", "x");
            dataSet.AddVariable<double>("b", TestFields.Shaped(TestFields.Named<double>("nan", shape, 3), shape),
                "t", "y", "x");
            dataSet.AddVariable<float>("c", TestFields.Shaped(Rough(shape), shape), "t", "y", "x");
            dataSet.AddVariable<float>("d", TestFields.Shaped(Rough(shape), shape), "t", "y", "x");
            dataSet.AddVariable<float>("e", TestFields.Shaped(Rough(shape), shape), "t", "y", "x");
        }

        const string Quality = "codec=predictive,abs=0.02,effort=best;b:codec=predictive,abs=0.001;"
            + "c:codec=predictive,abs=0.02,effort=fast;d:codec=hevc,abs=1;e:lossless";
        var (exitCode, output, error) = NumVidProgram.StartInShell($"""
            cd '{System.IO.Path.GetDirectoryName(Path)}'
            $NUMVID convert in.nv12 full.nv12 --quality '{Quality}' &&
            DOTNET_EnableAVX2=0 $NUMVID convert in.nv12 avx.nv12 --quality '{Quality}' &&
            DOTNET_EnableAVX2=0 $NUMVID verify '{GoldenFiles.PathOf("mixed-residual.nv12")}' &&
            DOTNET_EnableAVX2=0 $NUMVID verify '{GoldenFiles.PathOf("exact.nv12")}' &&
            export DOTNET_EnableHWIntrinsic=0
            $NUMVID convert in.nv12 none.nv12 --quality '{Quality}' &&
            $NUMVID verify full.nv12 &&
            $NUMVID verify '{GoldenFiles.PathOf("predictive.nv12")}' &&
            $NUMVID verify '{GoldenFiles.PathOf("predictive-levels.nv12")}' &&
            $NUMVID verify '{GoldenFiles.PathOf("predictive-linear.nv12")}' &&
            $NUMVID verify '{GoldenFiles.PathOf("predictive-hierarchical.nv12")}'
            """);

        Assert.That(exitCode, Is.Zero, output + error);
        var bytes = File.ReadAllBytes(_folder.File("full.nv12"));
        Assert.That(File.ReadAllBytes(_folder.File("avx.nv12")), Is.EqualTo(bytes));
        Assert.That(File.ReadAllBytes(_folder.File("none.nv12")), Is.EqualTo(bytes));
    }

    private static float[] Rough(int[] shape)
    {
        var random = new Random(8);
        return [.. TestFields.Smooth<float>(shape, 6, noise: 0.4)
            .Select(value => random.Next(50) == 0 ? value + (40 * random.NextSingle()) : value)];
    }

    private void Write(float[] values, int[] shape, string quality)
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality={quality}");
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<float>("t", TestFields.Shaped(values, shape), "t", "l", "y", "x");
        dataSet.Commit();
    }
}
