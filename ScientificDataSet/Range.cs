using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A selection of positions along one axis; made by <c>DataSet.Range</c>, <c>FromToEnd</c> and
/// <c>ReduceDim</c>.</summary>
public readonly struct Range
{
    private const int Unlimited = -1;

    private Range(int origin, int stride, int count, bool isReduced)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(origin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        Origin = origin;
        Stride = stride;
        Count = count;
        IsReduced = isReduced;
    }

    /// <summary>Whether the axis is dropped from the result.</summary>
    public bool IsReduced { get; }

    /// <summary>The first position.</summary>
    public int Origin { get; }

    /// <summary>The distance between positions, 1 or more; 0 only in an empty range.</summary>
    public int Stride { get; }

    /// <summary>The number of positions, or -1 when the range goes to the end of the axis.</summary>
    public int Count { get; }

    /// <summary>The last position, or -1 when it is not known or there is none.</summary>
    public int Last => Count > 0 ? Origin + (Count - 1) * Stride : -1;

    /// <summary>Whether the range goes to the end of the axis, however long that is.</summary>
    public bool IsUnlimited => Count == Unlimited;

    /// <summary>Whether the range holds no position.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Range other
        && (Origin, Stride, Count, IsReduced) == (other.Origin, other.Stride, other.Count, other.IsReduced);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Origin, Stride, Count, IsReduced);

    /// <summary>Returns <c>from:step:last</c>; an open end is empty, a dropped axis is the position alone.</summary>
    public override string ToString() => IsEmpty ? "()"
        : IsReduced ? FormattableString.Invariant($"({Origin})")
        : IsUnlimited ? FormattableString.Invariant($"({Origin}:{Stride}:)")
        : FormattableString.Invariant($"({Origin}:{Stride}:{Last})");

    internal static Range Reduced(int index) => new(index, 1, 1, isReduced: true);

    internal static Range Closed(int from, int step, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        return new Range(from, step, (to - from) / step + 1, isReduced: false);
    }

    internal static Range Open(int from, int step) => new(from, step, Unlimited, isReduced: false);

    /// <summary>The number of positions on an axis of known length: the rounded-up share of what follows the
    /// origin.</summary>
    internal int CountOn(int axisLength)
        => IsUnlimited ? Math.Max(0, (axisLength - Origin + Stride - 1) / Stride) : Count;
}
