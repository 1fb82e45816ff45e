using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Commits;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Candidates;

/// <summary>What the search for the smallest way may take, counted in values times what one costs: a fifth of the encode
/// from 2^22 values on; below, beside one look at each way, samples as large as one segment, and one segment
/// more.</summary>
internal sealed class SearchBudgetTests
{
    private const int Dearest = 15;

    // One look at each way: four videos that lose nothing, one that does, a codec of values, and two exact ways.
    private const long Look = ((4 * 3) + 10 + Dearest + (2 * 2 * 4)) * (1L << 16);

    [TestCase("abs=0.01", 0.02, 16, 512, 512)]
    [TestCase("abs=0.5", 2.0, 4, 1024, 1024)]
    public void Auto_OfALongVariable_SearchesForAFifthOfTheEncode(string bound, double noise, params int[] shape)
    {
        var (search, encode) = WorkOf(bound, noise, shape);

        Assert.That(shape.Aggregate(1L, (all, extent) => all * extent), Is.GreaterThanOrEqualTo(1 << 22));
        Assert.That(search, Is.InRange(1, encode / 5));
    }

    [TestCase("abs=0.01", 0.02, 16, 200, 200)]
    [TestCase("abs=0.5", 0.02, 60, 80, 90)]
    [TestCase("abs=0.001", 2.0, 1, 500, 700)]
    [TestCase("abs=0.05", 0.1, 8, 60, 60)]
    public void Auto_OfAShortVariable_TriesSamplesOfOneSegmentAndEncodesOneMore(
        string bound, double noise, params int[] shape)
    {
        var values = shape.Aggregate(1L, (all, extent) => all * extent);

        var (search, _) = WorkOf(bound, noise, shape);

        Assert.That(search, Is.InRange(1, Look + (Dearest * (Math.Max(values, 1 << 17) + values))));
    }

    [Test]
    public void TrySpend_OfALongVariable_TakesAFifthOfTheWayThatLeads()
    {
        var budget = new SearchBudget(1 << 22, isLong: true);
        budget.Look(1_000_000);

        Assert.That(budget.IsLong);
        Assert.That(budget.TrySpend(1_600_000, 1 << 20, leading: 3), Is.False, "3 * 2^22 / 5 = 2,516,582");
        Assert.That(budget.TrySpend(1_500_000, 1 << 20, leading: 3));
        Assert.That(budget.TrySpend(100_000, 1 << 20, leading: 3), Is.False);
        Assert.That(budget.TrySpend(10_000_000, 1 << 20, leading: 15), "15 * 2^22 / 5 = 12,582,912");
        Assert.That(budget.TrySpend(100_000, 1 << 20, leading: 15), Is.False);
    }

    [Test]
    public void TrySpend_OfAShortVariable_TakesOneEncodeBesideTheLooks()
    {
        var budget = new SearchBudget((1 << 22) - 1, isLong: false);
        budget.Look(1_000_000);

        Assert.That(budget.IsLong, Is.False);
        Assert.That(budget.TrySpend(15_000_001, 1_000_000, leading: 3), Is.False);
        Assert.That(budget.TrySpend(15_000_000, 1_000_000, leading: 3));
        Assert.That(budget.TrySpend(1, 1_000_000, leading: 3), Is.False);
        Assert.That(budget.TryEncodeMore(15_000_000, 1_000_000, leading: 3));
        Assert.That(budget.TryEncodeMore(3_000_000, 1_000_000, leading: 3), Is.False);
    }

    private static (long Search, long Encode) WorkOf(string bound, double noise, int[] shape)
    {
        using var folder = new TemporaryFolder();
        var counted = new CountedWork();
        using var dataSet = new Nv12DataSet(
            $"{folder.File("field.nv12")}?openMode=create&quality={bound},codec=auto", counted, DiskFileLayer.Instance,
            counted);
        var values = TestFields.Smooth<float>(shape, 1, noise);
        dataSet.AddVariable<float>("t", TestFields.Shaped(values, shape), "t", "y", "x");
        var codecs = dataSet.Describe().Single().Codec.Split('+');
        var encode = values.Length * (long)codecs.Max(counted.CostOf);
        TestContext.Out.WriteLine($"{string.Join('+', codecs)}: {counted.Work - encode} beside {encode}");
        return (counted.Work - encode, encode);
    }
}
