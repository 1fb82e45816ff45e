using System.Globalization;
using NumVid.Compare.Exports;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Exports;

internal sealed class SeedNumberTests
{
    [TestCase(-3, "-3.0")]
    [TestCase(0, "0.0")]
    [TestCase(5.021517778572543, "5.021517778572543")]
    [TestCase(1e-5, "0.00001")]
    [TestCase(-2.99938065495553E-08, "-0.0000000299938065495553")]
    [TestCase(1.1476799436986778E+17, "114767994369867780.0")]
    [TestCase(-1e15, "-1000000000000000.0")]
    [TestCase(1.2345678901234567E+15, "1234567890123456.8")]
    [TestCase(1e300, "1E+300")]
    public void Text_HasAPointAndNoExponent(double value, string expected)
    {
        var text = SeedNumber.TextOf(value);

        Assert.That(text, Is.EqualTo(expected));
        Assert.That(double.Parse(text, CultureInfo.InvariantCulture), Is.EqualTo(value));
    }
}
