using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Which of the video codecs a variable gets, and that it keeps it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class VideoChoiceTests
{
    private static readonly int[] s_shape = [12, 40, 50];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("range=1e-2", 0.02)]
    [TestCase("levelrange=1.2210012e-4", 1.0)]
    [TestCase("range=1e-4", 0.0)]
    public void Auto_IsAsSmallAsTheSmallerCodec(string bound, double noise)
    {
        var values = TestFields.Smooth<float>(s_shape, 1, noise);
        var sizes =
            new[] { "hevc", "ffv1", "auto" }.Select(codec => SizeOf(values, $"{bound},codec={codec}")).ToArray();

        Assert.That(sizes[2], Is.LessThanOrEqualTo(Math.Min(sizes[0], sizes[1])), $"hevc {sizes[0]}, ffv1 {sizes[1]}");
    }

    [Test]
    public void Video_IsHevcForLooseBoundsAndFfv1ForAPatternThatDrifts()
    {
        var loose = Write("loose.nv12", TestFields.Smooth<float>([40, 60, 80], 1), [40, 60, 80], "range=1e-2");
        var drifting = Write("drifting.nv12", Drifting(), s_shape, "");

        Assert.That(CodecOf(loose), Is.EqualTo("hevc"));
        Assert.That(CodecOf(drifting), Is.EqualTo("ffv1"));
    }

    // A preset far from the quantiser that a bound suggests shows what the search could have found.
    [Test]
    public void Hevc_OfNoiseAtATightBound_IsNoLargerThanTheCoarsestPresetWithItsResidual()
    {
        var values = TestFields.Smooth<float>(s_shape, 1, noise: 4);

        var found = SizeOf(values, "range=1e-3,codec=hevc");
        var byHand = SizeOf(values, "range=1e-3,preset=max");

        Assert.That(found, Is.LessThanOrEqualTo(1.02 * byHand));
    }

    [TestCase(0.5)]
    [TestCase(4)]
    public void Smallest_IsNoLargerThanAuto(double noise)
    {
        var values = TestFields.Smooth<float>(s_shape, 1, noise);

        Assert.That(
            SizeOf(values, "range=1e-3,codec=smallest"),
            Is.LessThanOrEqualTo(SizeOf(values, "range=1e-3,codec=auto")));
    }

    // The sample on which rates are tried starts below the first row.
    [Test]
    public void Video_OfMissingPointsOutsideTheSample_HoldsItsBound()
    {
        int[] shape = [9, 250, 250];
        var values = TestFields.Smooth<float>(shape, 1);
        values[7] = float.NaN;
        var path = Write("field.nv12", values, shape, "abs=0.01");

        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        var result = dataSet["t"].GetData().Cast<float>().ToArray();
        Assert.That(result[7], Is.NaN);
        Assert.That(values.Zip(result).Where((_, i) => i != 7).Max(pair => Math.Abs((double)pair.First - pair.Second)),
            Is.LessThanOrEqualTo(0.01));
    }

    [TestCase("hevc")]
    [TestCase("ffv1")]
    public void Codec_IsTheOneAskedForAndStaysForAppendedData(string codec)
    {
        var path = Write("field.nv12", TestFields.Smooth<float>(s_shape, 1), s_shape, $"levelrange=1e-3,codec={codec}");
        using (var dataSet = new Nv12DataSet(path))
        {
            dataSet["t"].Append(TestFields.Shaped(TestFields.Smooth<float>(s_shape, 2), s_shape));
        }

        Assert.That(CodecOf(path), Is.EqualTo(codec));
    }

    [Test]
    public void Ffv1_KeepsItsTransformForDataThatJoinStoredOnes()
    {
        var path = Write("field.nv12", Drifting(), s_shape, "codec=ffv1");
        using (var dataSet = new Nv12DataSet(path))
        {
            dataSet["t"].Append(TestFields.Shaped(TestFields.Smooth<float>([40, 40, 50], 2, noise: 0), [40, 40, 50]));
        }

        var videos = VideosOf(path);
        Assert.That(videos, Has.Length.EqualTo(1));
        Assert.That(videos.Select(video => video.GetProperty("codec").GetString()), Is.All.EqualTo("ffv1"));
        Assert.That(videos.Select(video => video.GetProperty("temporal").GetString()), Is.All.EqualTo("difference"));
    }

    [Test]
    public void Ffv1_NeedsNoResidual()
    {
        var path = Write("field.nv12", TestFields.Named<float>("nan", s_shape, 3), s_shape, "range=1e-4,codec=ffv1");
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");

        Assert.That(dataSet.Describe().Single().ResidualByteCount, Is.Zero);
        Assert.That(dataSet.Describe().Single().MaskByteCount, Is.Positive);
        Assert.That(VideosOf(path).Single().GetProperty("bitDepth").GetInt32(), Is.EqualTo(13), "5000 steps");
    }

    [Test]
    public void Ffv1_MoreStepsThan16Bits_KeepsExactlyAndTells()
    {
        var values = TestFields.Smooth<float>(s_shape, 1);
        var path = Write("field.nv12", values, s_shape, "abs=1e-4,codec=ffv1");
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");

        Assert.That(
            dataSet.Describe().Single().Fallbacks.Single(), Does.Contain("65536 steps").And.Contain("kept exactly"));
        Assert.That(dataSet["t"].GetData().Cast<float>(), Is.EqualTo(values));
    }

    [Test]
    public void Video_LaterDataThatTakeTheJoinedOnesBeyond16Bits_HoldTheBoundInAnotherWayAndTell()
    {
        var path = Write<double>("field.nv12", [.. Drifting().Select(value => (double)value)], s_shape, "abs=0.001");
        var wide = TestFields.Smooth<double>(s_shape, 2).Select(value => value * 1000).ToArray();
        using (var dataSet = new Nv12DataSet(path))
        {
            Assert.That(dataSet.Describe().Single().Codec, Is.EqualTo("ffv1"));
            dataSet["t"].Append(TestFields.Shaped(wide, s_shape));
        }

        using var reopened = new Nv12DataSet($"{path}?openMode=readOnly");
        var result = reopened["t"].GetData([12, 0, 0], s_shape).Cast<double>();
        Assert.That(result.Zip(wide).Max(pair => Math.Abs(pair.First - pair.Second)), Is.LessThanOrEqualTo(0.001));
        Assert.That(reopened.Describe().Single().Codec, Is.EqualTo("rounded"));
        Assert.That(reopened.Warnings.Single(), Does.Contain("65536 steps"));
    }

    // Tenths in 16 bits of a packed source: the bound asks for no more than they have.
    [TestCase(0.1, "abs=0.04")]
    [TestCase(0.25, "abs=0.1")]
    [TestCase(3e-5, "levelrange=1e-3")]
    public void Video_PackedNumbers_ComeBackBitByBit(double step, string bound)
    {
        var random = new Random(7);
        float[] values = [.. Enumerable.Range(0, 12 * 40 * 50).Select(i =>
            (float)(-17.3 + (step * Math.Round((100 * Math.Sin(0.01 * i)) + (3 * random.NextDouble())))))];
        var path = Write("packed.nv12", values, s_shape, bound);
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");

        Assert.That(dataSet.Describe().Single().Codec, Is.EqualTo("ffv1"));
        Assert.That(dataSet["t"].GetData().Cast<float>(), Is.EqualTo(values));
    }

    [Test]
    public void Video_FewValues_AreKeptInAnotherWayAndInfoSaysWhy()
    {
        int[] shape = [7, 20, 25];
        var path = Write("few.nv12", TestFields.Smooth<float>(shape, 1), shape, "range=1e-3");
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");

        Assert.That(dataSet.Describe().Single().Codec, Is.EqualTo("rounded"));
        Assert.That(dataSet.Describe().Single().OtherWays, Is.EqualTo(new[] { "1 of fewer than 4096 values" }));
        Assert.That(dataSet.Warnings, Is.Empty);
    }

    [Test]
    public void Auto_IsNoLargerThanAnyWay()
    {
        var values = TestFields.Smooth<float>(s_shape, 4, noise: 0.3);
        var sizes = new[] { "video", "predictive", "auto" }
            .Select(codec => SizeOf(values, $"range=1e-3,codec={codec}")).ToArray();

        Assert.That(sizes[2], Is.LessThanOrEqualTo(Math.Min(sizes[0], sizes[1])), string.Join(", ", sizes));
    }

    [TestCase("ffv1", "hevc")]
    [TestCase("hevc", "ffv1")]
    public void MissingCodec_IsToldAndTheOtherOneStillWorks(string missing, string present)
    {
        var values = TestFields.Shaped(TestFields.Smooth<float>(s_shape, 1), s_shape);
        foreach (var codec in new[] { "auto", missing })
        {
            var path = _folder.File($"{codec}.nv12");
            using var dataSet = new Nv12DataSet($"{path}?quality=codec={codec}", new CodecsWithout(missing));
            Assert.That(
                () => dataSet.AddVariable<float>("t", values, "time", "y", "x"),
                Throws.TypeOf<MissingLibraryException>().With.Message.EqualTo($"There is no {missing}."));
        }

        using var other =
            new Nv12DataSet($"{_folder.File("other.nv12")}?quality=codec={present}", new CodecsWithout(missing));
        other.AddVariable<float>("t", values, "time", "y", "x");
        Assert.That(other.Describe().Single().Codec, Is.EqualTo(present));
    }

    // A fixed pattern of noise that drifts: only differences in time make it small. What is added at random is below
    // every bound used here, yet keeps exact coding from being the smallest.
    private static float[] Drifting()
    {
        const float Amplitude = 0.0005f;
        var random = new Random(20190311);
        var pattern = TestFields.Smooth<float>(s_shape[1..], 1, noise: 20);
        return
        [
            .. Enumerable.Range(0, s_shape[0] * pattern.Length).Select(i =>
                pattern[i % pattern.Length] + (0.05f * (i / pattern.Length)) + (Amplitude * random.NextSingle())),
        ];
    }

    private static string CodecOf(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        return dataSet.Describe().Single().Codec;
    }

    private static JsonElement[] VideosOf(string path)
    {
        using var manifest = JsonDocument.Parse(ExternalTool.Run("unzip", "-p", path, "manifest.json"));
        return [.. manifest.RootElement.GetProperty("variables")[0].GetProperty("segments").EnumerateArray()
            .Select(segment => segment.GetProperty("video").Clone())];
    }

    private long SizeOf(float[] values, string quality)
    {
        var path = Write($"{Guid.NewGuid()}.nv12", values, s_shape, quality);
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        return dataSet.GetCodedByteCount("t");
    }

    private string Write<T>(string name, T[] values, int[] shape, string quality)
    {
        var path = _folder.File(name);
        using var dataSet = new Nv12DataSet($"{path}?openMode=createNew&quality={quality}");
        dataSet.AddVariable<T>("t", TestFields.Shaped(values, shape), "time", "y", "x");
        return path;
    }

    /// <summary>The real codecs of a machine that lacks an encoder.</summary>
    private sealed class CodecsWithout(string missing) : ICodecSource
    {
        public IReadOnlyList<Codec> All { get; } =
            [.. CodecList.Instance.All.Select(
                codec => codec.Name == missing ? new WithoutEncoder((PictureCodec)codec) : codec)];
    }
}
