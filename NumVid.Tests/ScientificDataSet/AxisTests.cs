using System;
using Microsoft.Research.Science.Data.Imperative;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Axes, and variables over the dimensions of others.</summary>
internal sealed class AxisTests
{
    [Test]
    public void AddAxis_OfSteps_ReachesTheLastPosition()
    {
        using var ds = new MemoryDataSet();
        ds.AddAxis("x", "m", 0.0, 0.3, 0.1);
        ds.AddAxis("y", "m", 10f, 4f, -4f);
        ds.AddAxis("t", new DateTime(2020, 1, 1), new DateTime(2020, 1, 2), TimeSpan.FromHours(12));
        ds.AddAxis("z", "hPa", new[] { 1000, 850 });

        Assert.Multiple(() =>
        {
            Assert.That(ds.GetData<double[]>("x"), Is.EqualTo(new[] { 0, 0.1, 0.2, 0.3 }).Within(1e-12));
            Assert.That(ds.GetData<float[]>("y"), Is.EqualTo(new float[] { 10, 6 }));
            Assert.That(ds.GetData<DateTime[]>("t"), Has.Length.EqualTo(3).And.One.EqualTo(new DateTime(2020, 1, 2)));
            Assert.That(ds["z"].Dimensions.ToString(), Is.EqualTo("(z:2)"));
            Assert.That(ds["z"].Metadata["Units"], Is.EqualTo("hPa"));
        });
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void AddAxis_StepsThatLeadElsewhere_Throws(double delta)
    {
        using var ds = new MemoryDataSet();

        Assert.That(() => ds.AddAxis("x", "m", 0.0, 1.0, delta), Throws.ArgumentException);
    }

    [Test]
    public void AddSimilar_HasTheDimensionsOfTheOther()
    {
        using var ds = new MemoryDataSet();
        ds.Add("a", new[,] { { 1, 2 } }, "y", "x");

        var b = ds.AddSimilar("a", "b", "K", -1f, new float[,] { { 3, 4 } });
        var c = ds.AddSimilar(b, "c", "m", new[,] { { 5, 6 } });

        Assert.That(b.Dimensions, Is.EqualTo(ds["a"].Dimensions));
        Assert.That((b.MissingValue, b.Metadata["Units"]), Is.EqualTo(((object)-1f, (object)"K")));
        Assert.That(c.Dimensions, Is.EqualTo(ds["a"].Dimensions));
    }
}
