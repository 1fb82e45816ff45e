using System;

namespace NumVid.Compare.Metrics;

/// <summary>The sums of many pages: of a level, or of a whole field.</summary>
internal sealed class DifferenceTotals
{
    /// <summary>N: pairs of which both values are finite.</summary>
    internal long ValidCount { get; private set; }

    /// <summary>Sum of abs(d).</summary>
    internal double SumOfAbsolutes { get; private set; }

    /// <summary>Sum of d squared.</summary>
    internal double SumOfSquares { get; private set; }

    /// <summary>Largest abs(d); 0 when there is no valid point.</summary>
    internal double LargestAbsolute { get; private set; }

    /// <summary>The place of the largest abs(d) in row-major order, the first of equals; -1 when it is 0.</summary>
    internal long LargestPosition { get; private set; } = -1;

    /// <summary>Largest abs(d) / abs(x) where x is not 0; 0 when there is no such point.</summary>
    internal double LargestRelative { get; private set; }

    /// <summary>Valid points where x is 0 and y is not.</summary>
    internal long ChangedZeros { get; private set; }

    /// <summary>Smallest valid x; positive infinity when there is none.</summary>
    internal double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest valid x; negative infinity when there is none.</summary>
    internal double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Means and second moments of x and d.</summary>
    internal JointMoments Moments { get; private set; }

    /// <summary>R = max(x) - min(x) over the valid points; 0 when there is none.</summary>
    internal double Range => ValidCount == 0 ? 0 : Maximum - Minimum;

    /// <summary>Adds a page that begins at a place of the field.</summary>
    internal void Add(in DifferencePage page, long start)
    {
        ValidCount += page.ValidCount;
        SumOfAbsolutes += page.SumOfAbsolutes;
        SumOfSquares += page.SumOfSquares;
        TakeLargest(page.LargestAbsolute, start + page.LargestIndex);
        LargestRelative = Math.Max(LargestRelative, page.LargestRelative);
        ChangedZeros += page.ChangedZeros;
        Minimum = Math.Min(Minimum, page.Minimum);
        Maximum = Math.Max(Maximum, page.Maximum);
        Moments = Moments.With(page.Moments);
    }

    /// <summary>Adds what another part of the field amounts to.</summary>
    internal void Add(DifferenceTotals other)
    {
        ValidCount += other.ValidCount;
        SumOfAbsolutes += other.SumOfAbsolutes;
        SumOfSquares += other.SumOfSquares;
        TakeLargest(other.LargestAbsolute, other.LargestPosition);
        LargestRelative = Math.Max(LargestRelative, other.LargestRelative);
        ChangedZeros += other.ChangedZeros;
        Minimum = Math.Min(Minimum, other.Minimum);
        Maximum = Math.Max(Maximum, other.Maximum);
        Moments = Moments.With(other.Moments);
    }

    private void TakeLargest(double error, long position)
    {
        if (error > LargestAbsolute || (error == LargestAbsolute && error > 0 && position < LargestPosition))
        {
            LargestAbsolute = error;
            LargestPosition = position;
        }
    }
}
