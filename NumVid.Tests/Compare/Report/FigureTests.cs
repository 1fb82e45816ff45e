using NUnit.Framework;
using NumVid.Compare.Report.Numbers;

namespace NumVid.Tests.Compare.Report;

internal sealed class FigureTests
{
    [TestCase(0, "0")]
    [TestCase(265.71234, "265.7")]
    [TestCase(-0.0123456, "-0.01235")]
    [TestCase(1.5, "1.5")]
    [TestCase(99999.6, "100000")]
    [TestCase(1.23456e-5, "1.235e-05")]
    [TestCase(1e34, "1e+34")]
    [TestCase(null, "-")]
    public void Significant_KeepsFourDigits(double? value, string expected) =>
        Assert.That(Figure.Significant(value), Is.EqualTo(expected));

    [TestCase(1261440L, "1,261,440")]
    [TestCase(0L, "0")]
    [TestCase(null, "-")]
    public void Count_HasSeparators(long? value, string expected) =>
        Assert.That(Figure.Count(value), Is.EqualTo(expected));

    [TestCase(0.1, "0.1")]
    [TestCase(1d / 3, "0.3333333333333333")]
    [TestCase(null, "")]
    public void Exact_ReadsBackToTheSameNumber(double? value, string expected) =>
        Assert.That(Figure.Exact(value), Is.EqualTo(expected));
}
