using System;
using System.Linq;
using NumVid.Formats.Nv12.Segments;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12;

internal sealed class BoxCopyTests
{
    [Test]
    public void Flat_AnyRank_IsRowMajor()
    {
        Assert.That(BoxCopy.Flat<int>(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).ToArray(), Is.EqualTo(Enumerable.Range(1, 6)));
        Assert.That(BoxCopy.Flat<string>(new[] { "a" }).ToArray(), Is.EqualTo(new[] { "a" }));
        Assert.That(BoxCopy.Flat<double>(new double[2, 0]).ToArray(), Is.Empty);
    }

    [Test]
    public void Flat_AnotherElementType_IsRefused()
    {
        Assert.That(() => BoxCopy.Flat<double>(new float[2, 3]).Length, Throws.InstanceOf<ArrayTypeMismatchException>());
        Assert.That(() => BoxCopy.Flat<int>(new uint[2]).Length, Throws.InstanceOf<ArrayTypeMismatchException>());
        Assert.That(() => BoxCopy.Flat<float>(Array.Empty<double>()).Length, Throws.InstanceOf<ArrayTypeMismatchException>());
    }
}
