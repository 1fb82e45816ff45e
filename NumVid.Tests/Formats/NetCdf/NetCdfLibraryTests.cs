using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Writing;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

internal sealed class NetCdfLibraryTests
{
    [Test]
    public void Status_NamesTheVersionThatNcdumpNames()
    {
        var status = NetCdfLibrary.Status();

        Assert.That(status.IsUsable, Is.True, status.Problem);
        Assert.That(ExternalTool.TryRun("ncdump").Error, Does.Contain($"netcdf library version {status.Version} "));
    }

    [TestCase(new[] { 744, 33, 49 }, 4, new[] { 372, 33, 49 })]
    [TestCase(new[] { 24, 170, 180 }, 4, new[] { 24, 170, 180 })]
    [TestCase(new[] { 3500, 7000 }, 4, new[] { 146, 7000 })]
    [TestCase(new[] { 2, 5, 3000, 3000 }, 8, new[] { 1, 1, 167, 3000 })]
    [TestCase(new[] { 4, 6, 500, 500 }, 4, new[] { 1, 3, 500, 500 })]
    [TestCase(new[] { 10_000_000 }, 8, new[] { 500_000 })]
    [TestCase(new[] { 1 }, 1, new[] { 1 })]
    public void ChunkShape_IsWholeFramesUpToFourMebibytes(int[] shape, int valueByteCount, int[] expected) =>
        Assert.That(ChunkShape.Choose(shape, valueByteCount, []), Is.EqualTo(expected));

    [TestCase(new[] { 100, 10, 10 }, 3, new[] { 24, 10, 10 })]
    [TestCase(new[] { 100, 10, 10 }, 40, new[] { 25, 10, 10 })]
    [TestCase(new[] { 20, 10, 10 }, 3, new[] { 20, 10, 10 })]
    public void BlockShape_APartOfAnAxis_IsWholeChunksWhereOneFits(int[] shape, int chunkLength, int[] expected) =>
        Assert.That(BlockShape.Choose(shape, 4, 4 * 2500, [chunkLength, 10, 10]), Is.EqualTo(expected));

    [Test]
    public void BlockShape_Blocks_CoverEveryValueOnce()
    {
        int[] shape = [3, 5, 7];
        var seen = new int[3, 5, 7];
        foreach (var (origin, count) in BlockShape.Enumerate(shape, BlockShape.Choose(shape, 4, 4 * 10, [1, 1, 1])))
        {
            for (var i = 0; i < count[0] * count[1] * count[2]; i++)
            {
                seen[origin[0] + (i / (count[1] * count[2])), origin[1] + (i / count[2] % count[1]), origin[2] + (
                    i % count[2])]++;
            }
        }

        Assert.That(seen, Is.All.EqualTo(1));
    }
}
