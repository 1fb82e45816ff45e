namespace NumVid.Compare.Metrics;

/// <summary>Count, means and centred second moments of pairs of x and d, merged without cancellation.</summary>
/// <param name="Count">Pairs.</param>
/// <param name="MeanX">Mean of x.</param>
/// <param name="MeanD">Mean of d.</param>
/// <param name="XX">Sum of (x - mean x)^2.</param>
/// <param name="XD">Sum of (x - mean x)(d - mean d).</param>
/// <param name="DD">Sum of (d - mean d)^2.</param>
/// <remarks>reference: Chan, Golub, LeVeque (1983), Algorithms for computing the sample variance. With d in place of y the
/// correlation of a field with a good copy of itself keeps all digits: nothing large is subtracted.</remarks>
internal readonly record struct JointMoments(long Count, double MeanX, double MeanD, double XX, double XD, double DD)
{
    /// <summary>The moments of few pairs from plain sums about a pivot that lies among them.</summary>
    internal static JointMoments FromPivot(
        long count, double pivotX, double pivotD, double x, double d, double xx, double xd, double dd) => count == 0
        ? default
        : new(
            count, pivotX + (x / count), pivotD + (d / count),
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
        var x = other.MeanX - MeanX;
        var d = other.MeanD - MeanD;
        return new(
            count, MeanX + (x * share), MeanD + (d * share),
            XX + other.XX + (x * x * weight), XD + other.XD + (x * d * weight), DD + other.DD + (d * d * weight));
    }
}
