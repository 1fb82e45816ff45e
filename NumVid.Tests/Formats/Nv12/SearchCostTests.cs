using System.Linq;
using System.Threading;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>How much is encoded before the bytes that are written: samples counted, not seconds.</summary>
[TestFixture]
internal sealed class SearchCostTests
{
    private static readonly int[] s_shape = [16, 60, 60];
    private static readonly int[] s_level = [40, 60, 60];

    [TestCase("abs=0.01")]
    [TestCase("range=1e-2")]
    public void Search_OfALargeSegment_EncodesAboutOneSegmentMore(string bound)
    {
        int[] shape = [16, 200, 200];
        using var folder = new TemporaryFolder();
        var encoded = 0L;
        var codec = new FakeCodec { OnEncode = samples => Interlocked.Add(ref encoded, samples.Length) };
        using (var dataSet = new Nv12DataSet(
            $"{folder.File("field.nv12")}?openMode=create&quality={bound},codec=hevc", codec))
        {
            dataSet.AddVariable<float>(
                "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "t", "y", "x");
        }

        Assert.That(encoded, Is.InRange(16 * 200 * 200, 2.1 * 16 * 200 * 200));
    }

    [Test]
    public void Search_OfAlikeVariables_IsDoneOnce()
    {
        var one = EncodesOf(Field(1));

        Assert.That(EncodesOf(Field(1), Field(2), Field(3)), Is.EqualTo(one + 2));
    }

    [Test]
    public void Search_OfAnotherVariable_IsItsOwn()
    {
        var one = EncodesOf(Field(1));

        Assert.That(EncodesOf(Field(1), Field(2, noise: 8)), Is.GreaterThan(one + 2));
    }

    [Test]
    public void Search_OfAlikeLevels_IsDoneOnce()
    {
        var one = EncodesOf(s_level, Level(1));

        Assert.That(EncodesOf([2, .. s_level], [.. Level(1), .. Level(2)]), Is.EqualTo(one + 1));
    }

    [TestCase("abs=0.1")]
    [TestCase("abs=0.1,codec=auto")]
    public void UnlikeLevels_TakeNoMoreThanInFilesOfTheirOwn(string quality)
    {
        var (first, second) = (Level(1), Level(2, noise: 8));

        var together = BytesOf(quality, [2, .. s_level], [.. first, .. second]);

        Assert.That(
            together, Is.AtMost(1.01 * (BytesOf(quality, s_level, first) + BytesOf(quality, s_level, second))));
    }

    private static float[] Level(int seed, double noise = 0.1) => TestFields.Smooth<float>(s_level, seed, noise);

    private static long BytesOf(string quality, int[] shape, float[] values)
    {
        using var folder = new TemporaryFolder();
        using var dataSet = new Nv12DataSet($"{folder.File("field.nv12")}?openMode=create&quality={quality}");
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(values, shape), shape.Length == 4 ? ["level", "t", "y", "x"] : ["t", "y", "x"]);
        return dataSet.GetCodedByteCount("t");
    }

    private static float[] Field(int seed, double noise = 0.1) => TestFields.Smooth<float>(s_shape, seed, noise);

    private static int EncodesOf(params float[][] fields) => EncodesOf(s_shape, fields);

    private static int EncodesOf(int[] shape, params float[][] fields)
    {
        using var folder = new TemporaryFolder();
        var codec = new FakeCodec();
        using (var dataSet = new Nv12DataSet(
            $"{folder.File("field.nv12")}?openMode=create&quality=abs=0.01,codec=hevc", codec))
        {
            dataSet.IsAutocommitEnabled = false;
            foreach (var (i, field) in fields.Index())
            {
                dataSet.AddVariable<float>($"t{i}", TestFields.Shaped(field, shape),
                    shape.Length == 4 ? ["level", "t", "y", "x"] : ["t", "y", "x"]);
            }

            dataSet.Commit();
        }

        return codec.EncodeCount;
    }
}
