using System.Globalization;

namespace NumVid.Compare.Checks;

/// <summary>Passes when no valid point is further from its original than the bound: max abs(d) &lt;= bound.</summary>
/// <remarks>No tolerance: a bound is a promise to the last bit.</remarks>
internal static class BoundCheck
{
    /// <summary>Decides for one variable, or for one level of it.</summary>
    /// <param name="maxError">max abs(d), or null without a valid point, where nothing can be violated.</param>
    /// <param name="bound">The absolute bound in the variable's unit.</param>
    internal static CheckOutcome Decide(double? maxError, double bound) =>
        maxError is not { } error || error <= bound
            ? CheckOutcome.Passed
            : CheckOutcome.Failed(string.Create(
                CultureInfo.InvariantCulture, $"the largest error {error:R} is above the bound {bound:R}"));
}
