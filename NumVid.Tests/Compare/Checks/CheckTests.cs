using System.Collections.Generic;
using NumVid.Compare.Checks;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Checks;

internal sealed class CheckTests
{
    private const float Infinity = float.PositiveInfinity;

    private static IEnumerable<TestCaseData> DifferentPlaces()
    {
        yield return new TestCaseData(new[] { 1, float.NaN }, new[] { 1, 2f })
            .SetName("Places_MissingPointCameBackAsValue_Fails");
        yield return new TestCaseData(new[] { 1, 2f }, new[] { 1, float.NaN })
            .SetName("Places_ValueCameBackAsMissing_Fails");
        yield return new TestCaseData(new[] { 1, Infinity }, new[] { 1, -Infinity })
            .SetName("Places_InfinityChangedItsSign_Fails");
        yield return new TestCaseData(new[] { 1, Infinity }, new[] { 1, float.NaN })
            .SetName("Places_InfinityBecameMissing_Fails");
        yield return new TestCaseData(new[] { 1, Infinity }, new[] { 1, float.MaxValue })
            .SetName("Places_InfinityBecameFinite_Fails");
    }

    [TestCaseSource(nameof(DifferentPlaces))]
    public void Places_ThatDiffer_Fail(float[] original, float[] decoded)
    {
        var check = new PlacesCheck();
        check.Add<float, float>(original, decoded, 0);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Outcome.HasPassed, Is.False);
            Assert.That(check.Outcome.Reason, Does.Contain("1 of 2 points, first at point 1"));
        }
    }

    [Test]
    public void Places_ThatAgree_PassWhateverTheValues()
    {
        var check = new PlacesCheck();
        check.Add<float, double>(
            [1, float.NaN, Infinity, -Infinity], [9, double.NaN, double.PositiveInfinity, double.NegativeInfinity], 0);
        check.Add<float, double>([], [], 4);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Outcome, Is.EqualTo(CheckOutcome.Passed));
            Assert.That(check.MissingCount, Is.EqualTo(1));
            Assert.That(check.InfiniteCount, Is.EqualTo(2));
        }
    }

    [Test]
    public void Places_MismatchInALaterBlock_IsCountedFromTheStartOfTheField()
    {
        var original = new float[5000];
        var decoded = new float[5000];
        decoded[4000] = float.NaN;
        var check = new PlacesCheck();
        check.Add<float, float>(original, decoded, 5000);
        check.Add<float, float>(original, original, 0);

        Assert.That(check.Outcome.Reason, Does.Contain("1 of 10000 points, first at point 9000"));
    }

    [TestCase(0.5, 0.5, true)]
    [TestCase(0.4999, 0.5, true)]
    [TestCase(0.50000000000000011, 0.5, false)]
    [TestCase(0, 0, true)]
    [TestCase(double.Epsilon, 0, false)]
    [TestCase(null, 0.5, true)]
    public void Bound_IsHeldUpToEqualityAndNotOneBitMore(double? maxError, double bound, bool expected) =>
        Assert.That(BoundCheck.Decide(maxError, bound).HasPassed, Is.EqualTo(expected));
}
