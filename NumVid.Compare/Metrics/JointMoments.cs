namespace NumVid.Compare.Metrics;

/// <summary>Count, means and centred second moments of pairs of x and d, merged without cancellation.</summary>
/// <param name="Count">Pairs.</param>
/// <param name="PivotX">The x of one of the pairs.</param>
/// <param name="PivotD">The d of that pair.</param>
/// <param name="OffsetX">Mean of x - pivot x.</param>
/// <param name="OffsetD">Mean of d - pivot d.</param>
/// <param name="XX">Sum of (x - mean x)^2.</param>
/// <param name="XD">Sum of (x - mean x)(d - mean d).</param>
/// <param name="DD">Sum of (d - mean d)^2.</param>
/// <remarks>reference: Chan, Golub, LeVeque (1983), Algorithms for computing the sample variance. Means are kept as
/// offsets from a pivot, since that of values around 1e12 has no digits left for the differences between pages. With d
/// in place of y the correlation of a field with a good copy of itself keeps all digits: nothing large is
/// subtracted.</remarks>
internal readonly record struct JointMoments(
    long Count, double PivotX, double PivotD, double OffsetX, double OffsetD, double XX, double XD, double DD)
{
    /// <summary>Mean of d; 0 without a pair.</summary>
    internal double MeanD => PivotD + OffsetD;

    /// <summary>The moments of few pairs from plain sums about a pivot that lies among them.</summary>
    internal static JointMoments FromPivot(
        long count, double pivotX, double pivotD, double x, double d, double xx, double xd, double dd) => count == 0
        ? default
        : new(
            count, pivotX, pivotD, x / count, d / count,
            xx - (x * x / count), xd - (x * d / count), dd - (d * d / count));

    /// <summary>The moments of both sets of pairs together.</summary>
    internal JointMoments With(JointMoments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var count = Count + other.Count;
        var share = (double)other.Count / count;
        var weight = Count * share;
        var x = other.PivotX - PivotX + (other.OffsetX - OffsetX);
        var d = other.PivotD - PivotD + (other.OffsetD - OffsetD);
        return this with
        {
            Count = count,
            OffsetX = OffsetX + (x * share),
            OffsetD = OffsetD + (d * share),
            XX = XX + other.XX + (x * x * weight),
            XD = XD + other.XD + (x * d * weight),
            DD = DD + other.DD + (d * d * weight),
        };
    }
}
