using System;

namespace NumVid.Compare.Metrics;

/// <summary>The sums of every fourth pair of a page.</summary>
internal struct DifferenceLane
{
    /// <summary>Lanes of a page.</summary>
    internal const int Count = 4;

    /// <summary>Valid pairs.</summary>
    internal long Valid;

    /// <summary>Valid pairs with x = 0 and d not.</summary>
    internal long ChangedZeros;

    /// <summary>The place of the largest abs(d) in the page, -1 while it is 0.</summary>
    internal long LargestIndex;

    /// <summary>Sum of abs(d).</summary>
    internal double Absolutes;

    /// <summary>Sum of d squared.</summary>
    internal double Squares;

    /// <summary>Largest abs(d).</summary>
    internal double Largest;

    /// <summary>Largest abs(d) / abs(x) where x is not 0.</summary>
    internal double Relative;

    /// <summary>Smallest x.</summary>
    internal double Minimum;

    /// <summary>Largest x.</summary>
    internal double Maximum;

    /// <summary>Sum of x about the pivot.</summary>
    internal double X;

    /// <summary>Sum of d about the pivot.</summary>
    internal double D;

    /// <summary>Sum of products of both about the pivot.</summary>
    internal double XD;

    /// <summary>Sum of squares of x about the pivot.</summary>
    internal double XX;

    /// <summary>Sum of squares of d about the pivot.</summary>
    internal double DD;

    /// <summary>A lane without pairs.</summary>
    internal static DifferenceLane Empty => new()
    {
        LargestIndex = -1,
        Minimum = double.PositiveInfinity,
        Maximum = double.NegativeInfinity,
    };

    /// <summary>Joins the lanes of a page, always in the same order.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="pivotX">The pivot of x.</param>
    /// <param name="pivotD">The pivot of d.</param>
    internal static DifferencePage Join(ReadOnlySpan<DifferenceLane> lanes, double pivotX, double pivotD)
    {
        var sum = Add(Add(lanes[0], lanes[1]), Add(lanes[2], lanes[3]));
        return new DifferencePage
        {
            ValidCount = sum.Valid,
            SumOfAbsolutes = sum.Absolutes,
            SumOfSquares = sum.Squares,
            LargestAbsolute = sum.Largest,
            LargestIndex = sum.LargestIndex,
            Minimum = sum.Minimum,
            Maximum = sum.Maximum,
            LargestRelative = sum.Relative,
            ChangedZeros = sum.ChangedZeros,
            Moments = JointMoments.FromPivot(sum.Valid, pivotX, pivotD, sum.X, sum.D, sum.XX, sum.XD, sum.DD),
        };
    }

    private static DifferenceLane Add(in DifferenceLane a, in DifferenceLane b) => new()
    {
        Valid = a.Valid + b.Valid,
        ChangedZeros = a.ChangedZeros + b.ChangedZeros,
        Absolutes = a.Absolutes + b.Absolutes,
        Squares = a.Squares + b.Squares,
        Largest = Math.Max(a.Largest, b.Largest),
        LargestIndex = IsFirst(a, b) ? a.LargestIndex : b.LargestIndex,
        Relative = Math.Max(a.Relative, b.Relative),
        Minimum = Math.Min(a.Minimum, b.Minimum),
        Maximum = Math.Max(a.Maximum, b.Maximum),
        X = a.X + b.X,
        D = a.D + b.D,
        XD = a.XD + b.XD,
        XX = a.XX + b.XX,
        DD = a.DD + b.DD,
    };

    private static bool IsFirst(in DifferenceLane a, in DifferenceLane b) =>
        a.Largest == b.Largest ? a.LargestIndex < b.LargestIndex : a.Largest > b.Largest;
}
