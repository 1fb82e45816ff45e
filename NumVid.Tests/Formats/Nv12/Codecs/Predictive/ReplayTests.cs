using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>Steps that are appended one by one go on with the stored stream, whose values stay.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class ReplayTests
{
    private const int Rows = 20;
    private const int Columns = 33;
    private const int Frame = Rows * Columns;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // Fewer frames than four cannot go on where they were not meant to, and stay a segment of their own.
    [TestCase("abs=0.05,codec=predictive", 5, 1.02)]
    [TestCase("abs=0.05,codec=predictive,effort=fast", 1, 1.15)]
    [TestCase("abs=0.05,codec=auto", 2, 1.15)]
    public void AppendedOneByOne_TakeWhatOneWriteTakesAndKeepTheirValues(string quality, int first, double most)
    {
        const int Steps = 12;
        var values = TestFields.Smooth<float>([Steps, Rows, Columns], 3, noise: 0.4);
        values[(7 * Frame) + 5] = float.NaN;
        Write("whole.nv12", values, quality);
        Write("steps.nv12", values[..(first * Frame)], quality);
        var stored = Read("steps.nv12");
        for (var step = first; step < Steps; step++)
        {
            using (var data = new Nv12DataSet(_folder.File("steps.nv12")))
            {
                data["t"].Append(TestFields.Shaped(values[(step * Frame)..((step + 1) * Frame)], [1, Rows, Columns]));
            }

            var read = Read("steps.nv12");
            Assert.That(read[..stored.Length], Is.EqualTo(stored), $"after step {step}");
            stored = read;
        }

        Assert.That(
            stored.Zip(values).Where(pair => !float.IsNaN(pair.Second))
                .Max(pair => double.Abs((double)pair.First - pair.Second)),
            Is.LessThanOrEqualTo(0.05));
        using var whole = new Nv12DataSet(_folder.File("whole.nv12") + "?openMode=readOnly");
        using var steps = new Nv12DataSet(_folder.File("steps.nv12") + "?openMode=readOnly");
        Assert.That(steps.GetCodedByteCount("t"), Is.LessThanOrEqualTo(most * whole.GetCodedByteCount("t")));
        Assert.That(Nv12Fixity.Check(_folder.File("steps.nv12")).IsSound);
    }

    [Test]
    public void GoingOn_LeavesTheReconstructionOfOldFrames(
        [Values(1, 2, 3, 4, 9)] int frames, [Values] CodingEffort effort)
    {
        var codec = new PredictiveCodec();
        var (whole, part) = (new SegmentGeometry(frames + 2, Rows, Columns), new SegmentGeometry(frames, Rows, Columns));
        var values = TestFields.Smooth<float>([frames + 2, Rows, Columns], 5, noise: 0.5);
        bool[] mask = [.. Enumerable.Range(0, whole.Count).Select(i => i % 11 == 3)];
        double[] steps = [.. Enumerable.Repeat(0.1, frames + 2)];
        var old = new float[part.Count];
        var bytes = codec.Encode<float>(
            values.AsSpan(0, part.Count), part, mask[..part.Count], steps.AsSpan(0, frames), effort, old, goesOn: true);

        var all = new float[whole.Count];
        var more = codec.TryGoOn<float>(bytes, frames, values, whole, mask, steps, all);
        var decoded = new float[whole.Count];
        codec.Decode<float>(more!, whole, mask, steps, decoded);

        Assert.That(codec.CanGoOn(bytes, frames, 0.1));
        for (var i = 0; i < whole.Count; i++)
        {
            if (!mask[i])
            {
                Assert.That(decoded[i], i < part.Count ? Is.EqualTo(old[i]) : Is.EqualTo(values[i]).Within(0.05001));
            }
        }
    }

    [Test]
    public void FewFramesThatWereNotMeantToGoOn_AreLeftAlone()
    {
        var codec = new PredictiveCodec();
        var geometry = new SegmentGeometry(2, Rows, Columns);
        var bytes = codec.Encode<float>(
            TestFields.Smooth<float>([2, Rows, Columns], 5, noise: 0.5), geometry, null, [0.1, 0.1],
            CodingEffort.Normal);

        Assert.That(codec.CanGoOn(bytes, 2, 0.1), Is.False);
    }

    private void Write(string name, float[] values, string quality)
    {
        using var data = new Nv12DataSet($"{_folder.File(name)}?openMode=create&quality={quality}");
        data.IsAutocommitEnabled = false;
        data.AddVariable<float>(
            "t", TestFields.Shaped(values, [values.Length / Frame, Rows, Columns]), "time", "y", "x");
        data.Commit();
    }

    private float[] Read(string name)
    {
        using var data = new Nv12DataSet(_folder.File(name) + "?openMode=readOnly");
        return [.. data["t"].GetData().Cast<float>()];
    }
}
