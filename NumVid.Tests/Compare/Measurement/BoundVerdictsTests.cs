using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Formats.Quality;

namespace NumVid.Tests.Compare.Measurement;

/// <summary>Two levels of four points: ranges 4 and 100, largest errors 0.5 and 1, computed by hand.</summary>
internal sealed class BoundVerdictsTests
{
    private static readonly double[] s_original = [0, 1, 2, 4, 100, 120, 160, 200];
    private static readonly double[] s_copy = [0, 1, 2.5, 4, 100, 121, 160, 199.5];

    [TestCase("abs=1", 1, 1, true)]
    [TestCase("abs=0.999", 0.999, 1, false)]
    [TestCase("range=0.01", 2, 1, true)]
    [TestCase("range=0.004", 0.8, 1, false)]
    [TestCase("levelrange=0.125", 0.5, 0.5, true)]
    [TestCase("levelrange=0.05", 0.2, 0.5, false)]
    [TestCase("abs=2,levelrange=0.2", 0.8, 0.5, true)]
    [TestCase("lossless", 0, 1, false)]
    [TestCase("rel=0.25", 0.25, 0.25, true)]
    [TestCase("rel=0.2", 0.2, 0.25, false)]
    public void Terms_AreHeldAgainstTheirOwnMeasure(string quality, double limit, double measured, bool isHeld)
    {
        var bound = Verdicts(quality, s_copy).Single();

        Assert.That(bound.Limit, Is.EqualTo(limit).Within(1e-12));
        Assert.That(bound.Measured, Is.EqualTo(measured));
        Assert.That(bound.IsHeld, Is.EqualTo(isHeld));
    }

    [Test]
    public void Psnr_IsTheMeanSquareAgainstTheRange()
    {
        // (0.25 + 1 + 0.25) / 8 = 0.1875; range 200: 20 log10(200) - 10 log10(0.1875) = 53.29 dB.
        Assert.That(Verdicts("psnr=53.2", s_copy).Single().IsHeld);
        var missed = Verdicts("psnr=53.3", s_copy).Single();
        Assert.That((missed.IsHeld, missed.Measured), Is.EqualTo((false, 0.1875)));
    }

    [Test]
    public void Levels_TheOneNearestToItsBoundIsShown()
    {
        Assert.That(Verdicts("levelrange=0.2", s_copy).Single().Part, Is.EqualTo("level 0"));
        Assert.That(Verdicts("levelrange=0.2", [0, 1, 2, 4, 100, 141, 160, 200]).Single().Part, Is.EqualTo("level 1"));
    }

    [Test]
    public void Rel_AZeroThatChanged_IsNeverHeld()
    {
        var bound = Verdicts("rel=0.9", [1e-30, 1, 2, 4, 100, 120, 160, 200]).Single();

        Assert.That((bound.IsHeld, bound.Measured), Is.EqualTo((false, double.PositiveInfinity)));
    }

    [Test]
    public void Preset_BoundsNothing() => Assert.That(Verdicts("preset=high", s_copy), Is.Empty);

    [Test]
    public void SeveralTerms_EachHasItsVerdict() =>
        Assert.That(Verdicts("abs=1,rel=0.2,psnr=50", s_copy)
            .Select(bound => bound.IsHeld), Is.EqualTo(new[] { true, false, true }));

    private static VerifiedBound[] Verdicts(string quality, double[] copy)
    {
        // Level, time and one axis of the frame: the middle axis is the one of frames.
        var sums = new DifferenceSums(new FieldLayout([2, 2, 2], frameAxis: 1));
        sums.Add<double, double>(s_original, copy, 0);
        return
        [
            .. VerifiedBound.Worst(BoundVerdicts.OfTerms(QualitySpecification.Parse(quality).TermsFor("t"), sums)),
        ];
    }
}
