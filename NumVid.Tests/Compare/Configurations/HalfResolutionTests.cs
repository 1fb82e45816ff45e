using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Configurations;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Tests.Compare.Configurations;

internal sealed class HalfResolutionTests
{
    private const float Nan = float.NaN;

    private static readonly float[,,] s_kept = { { { 0, 2, 4 }, { 10, 12, 14 } } };

    [Test]
    public void Restore_BetweenPointsThatWereKept_IsLinear() => Assert.That(
        Restored(s_kept, [1, 3, 5]),
        Is.EqualTo(new float[,,] { { { 0, 1, 2, 3, 4 }, { 5, 6, 7, 8, 9 }, { 10, 11, 12, 13, 14 } } }));

    [Test]
    public void Restore_BeyondTheLastPointKept_GoesOnWithItsValue() => Assert.That(
        Restored(s_kept, [1, 4, 6]),
        Is.EqualTo(new float[,,]
        {
            { { 0, 1, 2, 3, 4, 4 }, { 5, 6, 7, 8, 9, 9 }, { 10, 11, 12, 13, 14, 14 }, { 10, 11, 12, 13, 14, 14 } },
        }));

    [Test]
    public void Restore_ABandOfRows_IsThatOfTheWhole(
        [Values(0, 1, 2)] int row, [Values(1, 2)] int rows, [Values(0, 1, 3)] int column)
    {
        var whole = Restored(s_kept, [1, 4, 6]);
        var band = (float[,,])HalfResolution.Restore([1, 2, 3], ReaderOf(s_kept))(
            new FieldBlock([1, 4, 6], [0, row, column], [1, rows, 2]));

        Assert.That(
            band.Cast<float>(), Is.EqualTo(
                from y in Enumerable.Range(row, rows) from x in Enumerable.Range(column, 2) select whole[0, y, x]));
    }

    [Test]
    public void Restore_AMissingNeighbour_DoesNotTakePart() => Assert.That(
        Restored(new float[,,] { { { 0, Nan }, { 10, Nan } } }, [1, 3, 4]),
        Is.EqualTo(new float[,,] { { { 0, 0, Nan, Nan }, { 5, 5, Nan, Nan }, { 10, 10, Nan, Nan } } }));

    [Test]
    public void Thinned_OfAField_IsEverySecondPointOfTheBoxAskedFor()
    {
        var values = new float[2, 5, 6];
        for (var i = 0; i < values.Length; i++)
        {
            values[i / 30, i / 6 % 5, i % 6] = i;
        }

        var thinned = new ThinnedValues(new HeldValues(values, 3), [1, 2, 2]);

        Assert.That(thinned.Shape, Is.EqualTo(new[] { 2, 3, 3 }));
        Assert.That(thinned.Read([1, 1, 1], [1, 2, 2]), Is.EqualTo(new float[,,] { { { 44, 46 }, { 56, 58 } } }));
    }

    [Test]
    public void Thinned_OfCoordinatesOfAnyType_IsEverySecond()
    {
        var names = new ThinnedValues(new HeldValues(new[] { "a", "b", "c" }, 1), [2]);
        var bounds = new ThinnedValues(new HeldValues(new[,] { { 0.0, 1 }, { 1, 2 }, { 2, 3 } }, 2), [2, 1]);

        Assert.That(names.Read([0], [2]), Is.EqualTo(new[] { "a", "c" }));
        Assert.That(bounds.Read([0, 0], [2, 2]), Is.EqualTo(new[,] { { 0.0, 1 }, { 2, 3 } }));
    }

    private static float[,,] Restored(float[,,] kept, int[] shape) => (float[,,])HalfResolution.Restore(
        [.. Enumerable.Range(0, 3).Select(kept.GetLength)], ReaderOf(kept))(FieldBlock.Whole(shape));

    private static Func<FieldBlock, Array> ReaderOf(float[,,] kept) => block =>
        new HeldValues(kept, 3).Read(block.Origin, block.Shape);
}
