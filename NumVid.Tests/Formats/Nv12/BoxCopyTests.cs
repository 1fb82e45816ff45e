using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Model;

namespace NumVid.Tests.Formats.Nv12;

internal sealed class BoxCopyTests
{
    [Test]
    public void Flat_AnyRank_IsRowMajor()
    {
        int[,] rows = { { 1, 2, 3 }, { 4, 5, 6 } };
        Assert.That(ArraySpan.Of<int>(rows).ToArray(), Is.EqualTo(Enumerable.Range(1, 6)));
        Assert.That(ArraySpan.Of<string>(new[] { "a" }).ToArray(), Is.EqualTo(new[] { "a" }));
        Assert.That(ArraySpan.Of<double>(new double[2, 0]).ToArray(), Is.Empty);
    }

    [Test]
    public void Flat_AnotherElementType_IsRefused()
    {
        AssertRefused<double>(new float[2, 3]);
        AssertRefused<int>(new uint[2]);
        AssertRefused<float>(Array.Empty<double>());
    }

    private static void AssertRefused<T>(Array array) =>
        Assert.That(() => ArraySpan.Of<T>(array).Length, Throws.InstanceOf<ArrayTypeMismatchException>());
}
