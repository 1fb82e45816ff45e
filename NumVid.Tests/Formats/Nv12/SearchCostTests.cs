using System.Threading;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>How much is encoded before the bytes that are written: samples counted, not seconds.</summary>
[TestFixture]
internal sealed class SearchCostTests
{
    [TestCase("abs=0.01")]
    [TestCase("range=1e-2")]
    public void Search_OfALargeSegment_EncodesAboutOneSegmentMore(string bound)
    {
        int[] shape = [16, 200, 200];
        using var folder = new TemporaryFolder();
        var encoded = 0L;
        var codec = new FakeCodec { OnEncode = samples => Interlocked.Add(ref encoded, samples.Length) };
        using (var dataSet = new Nv12DataSet($"{folder.File("field.nv12")}?openMode=create&quality={bound},codec=hevc", codec))
        {
            dataSet.AddVariable<float>(
                "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "t", "y", "x");
        }

        Assert.That(encoded, Is.InRange(16 * 200 * 200, 2.1 * 16 * 200 * 200));
    }
}
