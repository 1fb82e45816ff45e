namespace NumVid.Compare.Metrics;

// Why so: docs/decisions/0041-sums-in-pages-and-levels.md
/// <summary>What one page of pairs adds to the sums; moments are taken about the page's first valid pair.</summary>
internal readonly record struct DifferencePage
{
    /// <summary>Pairs of which both values are finite.</summary>
    internal long ValidCount { get; init; }

    /// <summary>Sum of abs(d).</summary>
    internal double SumOfAbsolutes { get; init; }

    /// <summary>Sum of d squared.</summary>
    internal double SumOfSquares { get; init; }

    /// <summary>Largest abs(d).</summary>
    internal double LargestAbsolute { get; init; }

    /// <summary>Where in the page it is, the first of equals; -1 when it is 0.</summary>
    internal long LargestIndex { get; init; }

    /// <summary>Smallest valid x.</summary>
    internal double Minimum { get; init; }

    /// <summary>Largest valid x.</summary>
    internal double Maximum { get; init; }

    /// <summary>Largest abs(d) / abs(x) where x is not 0.</summary>
    internal double LargestRelative { get; init; }

    /// <summary>Valid pairs where x is 0 and d is not.</summary>
    internal long ChangedZeros { get; init; }

    /// <summary>The moments of x and d.</summary>
    internal JointMoments Moments { get; init; }
}
