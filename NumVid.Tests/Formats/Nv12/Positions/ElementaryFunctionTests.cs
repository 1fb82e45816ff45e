using System;
using NUnit.Framework;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Tests.Formats.Nv12.Positions;

/// <summary>The functions that the format defines are those of mathematics, to some last places.</summary>
[TestFixture]
internal sealed class ElementaryFunctionTests
{
    private const double Near = 4e-16;

    [Test]
    public void SineAndCosine_OfDegrees_AreThoseOfTheLibrary()
    {
        for (var i = -3000; i <= 3000; i++)
        {
            var degrees = i * 0.2503;
            var (sine, cosine) = ElementaryFunctions.SineAndCosine(degrees);
            var radians = Math.IEEERemainder(degrees, 360) * Math.PI / 180;
            Assert.That(sine, Is.EqualTo(Math.Sin(radians)).Within(2 * Near), $"{degrees}");
            Assert.That(cosine, Is.EqualTo(Math.Cos(radians)).Within(2 * Near), $"{degrees}");
        }

        Assert.That(ElementaryFunctions.SineAndCosine(-90), Is.EqualTo((-1.0, 0.0)));
        Assert.That(ElementaryFunctions.SineAndCosine(180), Is.EqualTo((0.0, -1.0)));
        Assert.That(ElementaryFunctions.SineAndCosine(30).Sine, Is.EqualTo(0.5).Within(1e-16));
    }

    [Test]
    public void ArcTangentAndAngle_AreThoseOfTheLibrary()
    {
        for (var i = 0; i <= 400; i++)
        {
            var x = Math.Pow(10, (i - 200) / 20.0);
            Assert.That(ElementaryFunctions.ArcTangent(x), Is.EqualTo(Math.Atan(x)).Within(2 * Near * Math.Min(x,
                1.6)));
        }

        for (var i = 0; i < 360; i++)
        {
            var (y, x) = (3 * Math.Sin(i * 0.01745), 3 * Math.Cos(i * 0.01745));
            Assert.That(ElementaryFunctions.Angle(y, x), Is.EqualTo(Math.Atan2(y, x)).Within(1e-15));
        }

        Assert.That(ElementaryFunctions.Angle(0, 0), Is.Zero);
    }

    [Test]
    public void LogarithmAndExponential_AreThoseOfTheLibrary()
    {
        for (var i = -300; i <= 300; i++)
        {
            var x = i * 0.7;
            var power = Math.Exp(x);
            Assert.That(ElementaryFunctions.Exponential(x), Is.EqualTo(power).Within(3e-14 * power), $"{x}");
            Assert.That(
                ElementaryFunctions.Logarithm(power), Is.EqualTo(Math.Log(power)).Within(Near * Math.Max(1, Math.Abs(
                    x))));
        }

        Assert.That(ElementaryFunctions.Logarithm(-1) + ElementaryFunctions.Logarithm(double.PositiveInfinity),
            Is.Zero);
        Assert.That(ElementaryFunctions.Exponential(0), Is.EqualTo(1));
    }
}
