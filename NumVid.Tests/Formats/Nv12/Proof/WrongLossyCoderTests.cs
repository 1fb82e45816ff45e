using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>A coder that loses more than it may is found before the commit, at whatever layer it is wrong.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class WrongLossyCoderTests : ProofFixture
{
    private static readonly int[] s_shape = [2, 3, 20, 30];

    [Test]
    public void Commit_WrongRoundedValues_AreKeptInAnotherWayAndTold([Values] bool isSound)
    {
        var values = TestFields.Smooth<float>(s_shape, 1);
        var spoil = isSound ? Spoil.Value(7) : Spoil.Bit(0.5);
        var codec = new FakeCodec();
        Write(new WrongCandidates(Way.None, spoil), codec, "abs=0.05", values, s_shape);
        Assert.That(Read(codec).Description.Codec, Is.EqualTo("rounded"), "what is smallest where nothing is wrong");

        Write(new WrongCandidates(Way.Rounded, spoil), codec, "abs=0.05", values, s_shape);

        var (actual, description) = Read(codec);
        Assert.That(LargestError(values, actual), Is.LessThanOrEqualTo(0.05));
        Assert.That(description.Codec, Is.Not.EqualTo("rounded"));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2), "one a segment");
    }

    [Test]
    public void Commit_WrongLayer_IsKeptInAnotherWayAndTold(
        [Values("mask", "specials", "residual", "patches")] string layer)
    {
        var values = WithEveryLayer();
        var wrong = new WrongCandidates(Way.Layered, Spoil.Layer(layer));
        var codec = new FakeCodec();
        using (var dataSet = Open(wrong, codec, "openMode=create&quality=abs=1e-6,codec=hevc"))
        {
            dataSet.AddVariable<double>("t", TestFields.Shaped(values, s_shape), "l", "t", "y", "x");
        }

        Assert.That(Nv12Fixity.Check(Path, 2, null, codec).IsSound);
        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly", codec);
        var description = reopened.Describe().Single();
        Assert.That(wrong.Spoiled.Select(
            encoded => encoded.Segment.Video!.Layers), Has.All.Matches<LayerLengths>(HasEveryLayer));
        Assert.That(reopened["t"].GetData(), Is.EqualTo(TestFields.Shaped(values, s_shape)));
        Assert.That(description.Codec, Is.EqualTo("exact"));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2), "one a segment");
    }

    [Test]
    public void Commit_WrongBaseVideo_IsKeptInAnotherWayAndTold([Values("hevc", "ffv1")] string codec)
    {
        var values = TestFields.Smooth<float>(s_shape, 1, noise: 1);
        Write(new WrongCandidates(
            Way.Layered, Spoil.Bit(0.9)), CodecList.Instance, $"abs=0.05,codec={codec}", values, s_shape);

        var (actual, description) = Read(CodecList.Instance);

        Assert.That(LargestError(values, actual), Is.LessThanOrEqualTo(0.05));
        Assert.That(description.Codec, Is.EqualTo("exact"));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2), "one a segment");
    }

    [Test]
    public void Commit_WrongLayersWithoutVideo_IsKeptInAnotherWayAndTold()
    {
        var values = TestFields.Named<float>("nanAndConstant", s_shape, 3);
        Write(new WrongCandidates(Way.Layered, Spoil.Layer("mask")), new FakeCodec(), "abs=0.05,codec=hevc", values, s_shape);

        var (actual, description) = Read(new FakeCodec());

        Assert.That(actual, Is.EqualTo(values));
        Assert.That(description.Codec, Is.EqualTo("exact"));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2), "one a segment");
    }

    [Test]
    public void Commit_WrongVideoUnderAMeanError_IsKeptInAnotherWayAndTold()
    {
        var values = TestFields.Smooth<float>(s_shape, 1, noise: 1);
        var codec = new FakeCodec();
        Write(new WrongCandidates(Way.Layered, Spoil.Bit(0.5)), codec, "psnr=40,codec=hevc", values, s_shape);

        var (actual, description) = Read(codec);

        var range = (double)values.Max() - values.Min();
        var square = values.Zip(actual).Average(pair => Math.Pow((double)pair.First - pair.Second, 2));
        Assert.That(square, Is.LessThanOrEqualTo(range * range * 1e-4));
        Assert.That(description.Codec, Is.EqualTo("exact"));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2), "one a segment");
    }

    // Joined with what is stored, first as values on its grid, then as video on its grid.
    [TestCase(Way.Direct, "abs=0.05", 4, "rounded")]
    [TestCase(Way.Layered, "abs=0.05", 9, "rounded")]
    [TestCase(Way.Layered, "abs=0.05,codec=ffv1", 10, "ffv1")]
    public void Append_WrongCoder_KeepsStoredBitsAndTells(Way way, string quality, int columns, string codec)
    {
        int[] shape = [6, 70, columns];
        var first = TestFields.Named<float>("nan", shape, 1);
        var second = TestFields.Named<float>("nan", shape, 2);
        Write(new WrongCandidates(Way.None, Spoil.Bit(0)), CodecList.Instance, quality, first, shape);
        var (stored, before) = Read(CodecList.Instance);
        Assert.That(before.Codec, Is.EqualTo(codec));
        var wrong = new WrongCandidates(way, Spoil.Bit(0.5));
        using (var dataSet = Open(wrong, CodecList.Instance))
        {
            dataSet["t"].Append(TestFields.Shaped(second, shape));
        }

        var (actual, description) = Read(CodecList.Instance);

        Assert.That(wrong.Spoiled, Is.Not.Empty);
        Assert.That(actual[..stored.Length], Is.EqualTo(stored));
        Assert.That(LargestError(second, actual[stored.Length..]), Is.LessThanOrEqualTo(0.05));
        Assert.That(description.SegmentCount, Is.EqualTo(1), "joined");
        Assert.That(description.Fallbacks, Has.Count.EqualTo(1));
    }

    private static bool HasEveryLayer(LayerLengths lengths) =>
        lengths is { Mask: > 0, Specials: > 0, Residual: > 0, Patches: > 0 };

    // Gaps, and a few values so far outside that a residual cannot say how far.
    private static double[] WithEveryLayer() =>
        [.. TestFields.Smooth<double>(s_shape, 9, noise: 1).Select((value, i) => (i % 1800) switch
        {
            100 => 1e9,
            1203 => 9e8,
            var place => place % 11 == 0 ? double.NaN : value,
        })];
}
