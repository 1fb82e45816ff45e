using NumVid.Formats.Cf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Cf;

/// <summary>Units in terms of others; the numbers are definitions of the units.</summary>
[NoLeakedHandles]
internal sealed class CfUnitConversionTests
{
    [TestCase("hPa", "Pa", 100, 0)]
    [TestCase("mb", "Pa", 100, 0)]
    [TestCase("dbar", "Pa", 1e4, 0)]
    [TestCase("kPa", "hPa", 10, 0)]
    [TestCase("bar", "hPa", 1000, 0)]
    [TestCase("atm", "Pa", 101325, 0)]
    [TestCase("km", "m", 1000, 0)]
    [TestCase("cm", "m", 0.01, 0)]
    [TestCase("ft", "m", 0.3048, 0)]
    [TestCase("degC", "K", 1, 273.15)]
    [TestCase("K", "deg C", 1, -273.15)]
    [TestCase("degF", "degC", 5.0 / 9, -160.0 / 9)]
    [TestCase(null, "1", 1, 0)]
    public void ConversionOf_LinearUnits_IsTheirDefinition(string? from, string to, double factor, double offset)
    {
        var conversion = CfUnits.ConversionOf(from, to)!.Value;

        Assert.That(conversion.Factor, Is.EqualTo(factor).Within(1e-13).Percent);
        Assert.That(conversion.Offset, Is.EqualTo(offset).Within(1e-11));
    }

    [TestCase("K", "Pa")]
    [TestCase("dBZ", "m")]
    [TestCase("furlongs of cheese", "m")]
    [TestCase("lg(re 1 mW)", "mW")]
    [TestCase("m", null)]
    public void ConversionOf_OtherUnits_IsNone(string? from, string? to) => Assert.That(CfUnits.ConversionOf(from, to), Is.Null);
}
