using System;
using System.Diagnostics;
using System.Threading;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The time of the choice apart from that of the coding: the truth is a codec that takes a known time.</summary>
internal sealed class ChoiceTimeTests
{
    private const double Nap = 0.02;

    // The first is its own sample, so that a trial is what is written; of the second parts are tried.
    [TestCase(16, 60, 60)]
    [TestCase(16, 110, 110)]
    public void Times_OfASearch_AreThoseOfTheTrialsAndOfWhatIsWritten(params int[] shape)
    {
        var codec = new FakeCodec { OnEncode = _ => Thread.Sleep(TimeSpan.FromSeconds(Nap)) };

        var (times, elapsed) = Write(codec, "abs=0.01,codec=hevc", shape);

        Assert.That(codec.EncodeCount, Is.GreaterThan(2));
        Assert.That(times.CodingSeconds, Is.GreaterThanOrEqualTo(Nap));
        Assert.That(times.ChoiceSeconds, Is.GreaterThanOrEqualTo((codec.EncodeCount - 1) * Nap));
        Assert.That(times.ChoiceSeconds + times.CodingSeconds, Is.LessThanOrEqualTo(elapsed));
    }

    [Test]
    public void Times_WithoutASearch_AreOfTheCodingAlone()
    {
        var codec = new FakeCodec { OnEncode = _ => Thread.Sleep(TimeSpan.FromSeconds(Nap)) };

        var (times, elapsed) = Write(codec, "preset=low", [16, 60, 60]);

        Assert.That(codec.EncodeCount, Is.EqualTo(1));
        Assert.That(times.ChoiceSeconds, Is.Zero);
        Assert.That(times.CodingSeconds, Is.InRange(Nap, elapsed));
    }

    [Test]
    public void Times_BeforeACommit_AreUnknown()
    {
        using var folder = new TemporaryFolder();
        using var dataSet = new Nv12DataSet($"{folder.File("field.nv12")}?openMode=create");

        Assert.That(dataSet.LastEncoding, Is.Null);
    }

    private static (EncodingTimes Times, double Elapsed) Write(FakeCodec codec, string quality, int[] shape)
    {
        using var folder = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        using var dataSet = new Nv12DataSet(
            $"{folder.File("field.nv12")}?openMode=create&threads=1&quality={quality}", codec);
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "t", "y", "x");
        return (((ITimedStorage)dataSet).LastEncoding!.Value, watch.Elapsed.TotalSeconds);
    }
}
