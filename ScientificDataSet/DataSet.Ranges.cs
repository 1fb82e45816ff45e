using System;

namespace Microsoft.Research.Science.Data;

/// <content>Selecting positions along an axis, for the imperative methods.</content>
public abstract partial class DataSet
{
    /// <summary>Selects one position and keeps the axis.</summary>
    /// <param name="index">The position, from 0.</param>
    public static Range Range(int index) => Range(index, index);

    /// <summary>Selects all positions from one to another.</summary>
    /// <param name="from">The first position, from 0.</param>
    /// <param name="to">The last position, included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The last lies before the first, or a number is
    /// negative.</exception>
    public static Range Range(int from, int to) => Range(from, 1, to);

    /// <summary>Selects every n-th position from one to another.</summary>
    /// <param name="from">The first position, from 0.</param>
    /// <param name="step">The distance, 1 or more.</param>
    /// <param name="to">The last position, included if it is met.</param>
    /// <exception cref="ArgumentOutOfRangeException">The last lies before the first, or a number is too
    /// small.</exception>
    public static Range Range(int from, int step, int to) =>
        Microsoft.Research.Science.Data.Range.Closed(from, step, to);

    /// <summary>Selects all positions from one to the end.</summary>
    /// <param name="from">The first position, from 0.</param>
    public static Range FromToEnd(int from) => FromToEnd(from, 1);

    /// <summary>Selects every n-th position from one to the end.</summary>
    /// <param name="from">The first position, from 0.</param>
    /// <param name="step">The distance, 1 or more.</param>
    public static Range FromToEnd(int from, int step) => Microsoft.Research.Science.Data.Range.Open(from, step);

    /// <summary>Selects one position and drops the axis.</summary>
    /// <param name="index">The position, from 0.</param>
    public static Range ReduceDim(int index) => Microsoft.Research.Science.Data.Range.Reduced(index);
}
