using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>What is decoded for a read, what happens when a codec fails, and which variables are kept
/// exactly.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class SegmentTests
{
    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_OneTimeStep_DecodesOneSegment()
    {
        var codec = new FakeCodec();
        int[] shape = [5, 1000, 1100];
        WriteField(codec, shape, TestFields.Smooth<float>(shape, 1), "abs=0.05");
        codec.Reset();
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly", codec);

        var step = dataSet["t"].GetData([3, 0, 0], [1, 1000, 1100]);

        Assert.That(step.Length, Is.EqualTo(1_100_000));
        Assert.That(codec.DecodeCount, Is.EqualTo(1));
        Assert.That(dataSet.Describe().Single().SegmentCount, Is.EqualTo(5), "one frame of a million values each");
        _ = dataSet["t"].GetData([0, 5, 5], [2, 500, 500], [3, 1, 1]);
        Assert.That(
            codec.DecodeCount, Is.EqualTo(4), "steps 0, 2 and 4 lie in three segments that were not decoded yet");
        _ = dataSet["t"].GetData([3, 0, 0], [1, 10, 10]);
        Assert.That(codec.DecodeCount, Is.EqualTo(4), "the last segments are kept");
    }

    [Test]
    public void Write_CodecFails_KeepsExactlyAndTells()
    {
        var codec = new FakeCodec { OnEncode = _ => throw new InvalidDataException("no luck") };

        var (values, result, description) = RoundTrip(codec);

        Assert.That(result, Is.EqualTo(values));
        Assert.That(description.Fallbacks.Single(), Does.Contain("no luck").And.Contain("kept exactly"));
    }

    [Test]
    public void Write_CodecReturnsOtherFrames_KeepsExactlyAndTells()
    {
        var codec = new FakeCodec { OnEncode = samples => Array.Reverse(samples) };

        var (values, result, description) = RoundTrip(codec);

        Assert.That(result, Is.EqualTo(values));
        Assert.That(description.Fallbacks.Single(), Does.Contain("off by"));
    }

    [Test]
    public void Write_CodecIsOffAtSomePoints_HoldsTheBound()
    {
        var codec = new FakeCodec { OnEncode = samples => samples[7] = 4095 };

        var (values, result, description) = RoundTrip(codec);

        Assert.That(
            values.Zip(result).Max(pair => Math.Abs((double)pair.First - pair.Second)), Is.LessThanOrEqualTo(0.05));
        Assert.That(description.Codec, Is.EqualTo("hevc"));
        Assert.That(description.MaxError, Is.LessThanOrEqualTo(0.05));
    }

    [Test]
    public void Commit_ThatFails_LeavesTheOldFileAndNothingElse()
    {
        var codec = new FakeCodec();
        WriteField(codec, [3, 20, 30], TestFields.Smooth<float>([3, 20, 30], 1), "abs=0.05");
        var before = File.ReadAllBytes(Path);
        codec.OnEncode = _ => throw new MissingLibraryException("The codec is gone.");
        using (var dataSet = new Nv12DataSet(Path, codec))
        {
            Assert.That(
                () => dataSet["t"].Append(TestFields.Shaped(TestFields.Smooth<float>([30, 20, 30], 2), [30, 20, 30])),
                Throws.TypeOf<MissingLibraryException>());
            dataSet.Rollback();
            Assert.That(dataSet["t"].GetShape(), Is.EqualTo(new[] { 3, 20, 30 }));
        }

        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }));
    }

    [Test]
    public void Write_ConstantAndAllMissing_CostNoEntry()
    {
        using var dataSet = new Nv12DataSet(Path);
        dataSet.AddVariable<float>(
            "c", TestFields.Shaped(TestFields.Named<float>("constant", [9, 20, 30], 1), [9, 20, 30]), "t", "y", "x");
        dataSet.AddVariable<float>(
            "m", TestFields.Shaped(TestFields.Named<float>("allNan", [9, 20, 30], 1), [9, 20, 30]), "t", "y", "x");

        Assert.That(dataSet.GetCodedByteCount("c") + dataSet.GetCodedByteCount("m"), Is.Zero);
        Assert.That(dataSet.Describe().Select(description => description.Codec), Is.All.EqualTo("constant"));
    }

    [TestCase("lat", "", "", true)]
    [TestCase("XLAT", "standard_name", "latitude", true)]
    [TestCase("time_bnds", "", "", true)]
    [TestCase("cell_bounds", "", "", true)]
    [TestCase("t2m", "", "", false)]
    [TestCase("lonely", "", "", false)]
    [TestCase("hgt", "", "", true)]
    [TestCase("p0", "", "", true)]
    public void Decision_ByCfRoles(string name, string attribute, string value, bool isExact)
    {
        int[] shape = [40, 50];
        using var dataSet = new Nv12DataSet(Path);
        dataSet.IsAutocommitEnabled = false;
        var variable =
            dataSet.AddVariable<double>(name, TestFields.Shaped(TestFields.Smooth<double>(shape, 1), shape), "y", "x");
        if (attribute.Length > 0)
        {
            variable.Metadata[attribute] = value;
        }

        var other = dataSet.AddVariable<float>("other", new float[1], "z");
        other.Metadata["coordinates"] = "hgt lonel";
        other.Metadata["formula_terms"] = "sigma: s ps: p0";
        dataSet.Commit();

        Assert.That(dataSet.Describe()[0].IsExact, Is.EqualTo(isExact));
        Assert.That(dataSet.Describe()[0].SmallestBound, isExact ? Is.Zero : Is.GreaterThan(0));
    }

    [Test]
    public void Decision_NamedCoordinateWithABound_IsLossy()
    {
        int[] shape = [40, 50];
        using var dataSet = new Nv12DataSet($"{Path}?quality=lat:abs=0.01;lossless");
        dataSet.AddVariable<double>("lat", TestFields.Shaped(TestFields.Smooth<double>(shape, 1), shape), "y", "x");
        dataSet.AddVariable<double>("t", TestFields.Shaped(TestFields.Smooth<double>(shape, 1), shape), "y", "x");

        Assert.That(dataSet.Describe().Select(description => description.IsExact), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void VideoAxis_IsCfTimeElseTheLongest()
    {
        int[] shape = [2, 3, 4, 20, 30];
        using var dataSet = new Nv12DataSet(Path);
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "member", "step", "level", "y", "x");
        dataSet.AddVariable<float>(
            "u", TestFields.Shaped(TestFields.Smooth<float>(shape[1..], 1), shape[1..]), "step", "level", "y", "x");
        dataSet.AddVariable<float>("v", TestFields.Shaped(
            TestFields.Smooth<float>([2, 4, 20, 30], 1), [2, 4, 20, 30]), "member", "level", "y", "x");
        dataSet.AddVariable<int>("step", new[] { 0, 3, 6 }, "step").Metadata["units"] = "hours since 2000-01-01";
        dataSet.Commit();

        Assert.That(dataSet.Describe().Take(3)
            .Select(description => description.VideoDimension), Is.EqualTo(new[] { "step", "step", "level" }));
        Assert.That(
            dataSet.Describe().Take(3).Select(description => description.StreamCount), Is.EqualTo(new[] { 8, 4, 2 }));
    }

    private (float[] Values, float[] Result, Nv12VariableDescription Description) RoundTrip(FakeCodec codec)
    {
        int[] shape = [3, 60, 70];
        var values = TestFields.Smooth<float>(shape, 1);
        WriteField(codec, shape, values, "abs=0.05");
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly", codec);
        var result = new float[values.Length];
        Buffer.BlockCopy(dataSet["t"].GetData(), 0, result, 0, Buffer.ByteLength(result));
        return (values, result, dataSet.Describe().Single());
    }

    private void WriteField(FakeCodec codec, int[] shape, float[] values, string quality)
    {
        // The codec by its name, whatever it is: other ways are not to be smaller.
        using var dataSet = new Nv12DataSet(
            $"{Path}?openMode=create&quality={quality}{(quality == "lossless" ? "" : ",codec=hevc")}", codec);
        dataSet.AddVariable<float>("t", TestFields.Shaped(values, shape), "time", "y", "x");
    }
}
