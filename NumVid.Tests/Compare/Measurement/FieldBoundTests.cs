using System;
using NUnit.Framework;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Formats.Quality;

namespace NumVid.Tests.Compare.Measurement;

/// <summary>Two levels of four points, ranges 4 and 100 of 198: what one number keeps all that is asked for, by
/// hand.</summary>
internal sealed class FieldBoundTests
{
    private static readonly double[] s_values = [2, 3, 4, 6, 100, 120, 160, 200];

    [TestCase("abs=0.5", 0.5)]
    [TestCase("range=0.01", 1.98)]
    [TestCase("levelrange=0.01", 0.04, TestName = "the level with the smallest range decides")]
    [TestCase("abs=0.03,levelrange=0.01", 0.03)]
    [TestCase("rel=0.1", 0.2, TestName = "a tenth of the smallest value")]
    [TestCase("abs=0.1,rel=0.1", 0.1)]
    [TestCase("psnr=40", 1.98, TestName = "a root mean square of a hundredth of the range, at every point")]
    [TestCase("lossless", 0)]
    public void Absolute_KeepsAllTerms(string quality, double expected) =>
        Assert.That(BoundOf(quality, s_values).Absolute, Is.EqualTo(expected).Within(1e-12 * expected));

    [Test]
    public void Absolute_OfNegativeValues_GoesByTheirMagnitude() => Assert.That(
        BoundOf("rel=0.1", Array.ConvertAll(s_values, value => -value)).Absolute, Is.EqualTo(0.2).Within(1e-12));

    [TestCase(0.0)]
    [TestCase(-1.0)]
    public void Absolute_OfARelativeBoundWhereValuesReachZero_IsNone(double value) =>
        Assert.That(BoundOf("rel=0.1", [value, 3, 4, 6, 100, 120, 160, 200]).Absolute, Is.Null);

    [Test]
    public void Absolute_OfALevelThatIsConstant_IsExactness() =>
        Assert.That(BoundOf("levelrange=0.1", [3, 3, 3, 3, 100, 120, 160, 200]).Absolute, Is.Zero);

    [Test]
    public void Absolute_OfALevelWithoutAValue_IsThatOfTheOthers() => Assert.That(
        BoundOf("levelrange=0.01", [double.NaN, double.NaN, double.NaN, double.NaN, 100, 120, 160, 200]).Absolute,
        Is.EqualTo(1).Within(1e-12));

    [Test]
    public void Clause_NamesTheFieldAndNoOther()
    {
        var bound = BoundOf("abs=0.5", s_values) with { Name = "t;2" };
        var quality = QualitySpecification.Parse(bound.ClauseOf("abs=0.5", "", "codec=auto"));

        Assert.That(quality.TermsFor("t;2").ToString(), Is.EqualTo("abs=0.5,codec=auto"));
        Assert.That(quality.TermsFor("t"), Is.EqualTo(QualitySpecification.Default.TermsFor("t")));
    }

    private static FieldBound BoundOf(string quality, double[] values)
    {
        var sums = new DifferenceSums(new FieldLayout([2, 2, 2], frameAxis: null));
        sums.Add<double, double>(values, values, 0);
        return new FieldBound("t", QualitySpecification.Parse(quality).TermsFor("t"), sums);
    }
}
