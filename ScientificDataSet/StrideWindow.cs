using System;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>Which elements of a variable a view shows.</summary>
/// <param name="Origin">The first position along each axis.</param>
/// <param name="Stride">The step along each axis; 0 drops the axis, of which the position of the origin is
/// shown.</param>
/// <param name="Count">The number of positions along each axis; 0 means up to the end.</param>
internal sealed record StrideWindow(int[] Origin, int[] Stride, int[] Count)
{
    /// <summary>Which axes are kept.</summary>
    internal int[] KeptAxes { get; } = [.. Enumerable.Range(0, Stride.Length).Where(axis => Stride[axis] != 0)];

    /// <summary>Checks what a caller asks for; null stands for the beginning, for each element, for all.</summary>
    internal static StrideWindow Of(int[]? origin, int[]? stride, int[]? count, int rank)
    {
        var (step, number) = (stride ?? Hyperslab.Ones(rank), count ?? new int[rank]);
        return step.Length == rank && number.Length == rank && !step.Concat(number).Any(int.IsNegative)
            ? new StrideWindow(Hyperslab.Origin(origin, rank), step, number)
            : throw new ArgumentException(
                $"Stride [{string.Join(',', step)}] and count [{string.Join(',', number)}] need {rank} numbers from 0.");
    }

    /// <summary>Whether an axis is shown whole.</summary>
    internal bool IsWhole(int axis) => (Origin[axis], Stride[axis], Count[axis]) == (0, 1, 0);

    internal int[] ShapeOf(int[] source) => Array.ConvertAll(KeptAxes, axis => Count[axis] > 0
        ? Math.Min(Count[axis], Available(source, axis)) : Available(source, axis));

    /// <summary>Where in the source a box of the view lies.</summary>
    internal (int[] Origin, int[] Stride, int[] Count) InSource(int[] origin, int[] stride, int[] count)
    {
        var from = (int[])Origin.Clone();
        var (step, number) = (Hyperslab.Ones(from.Length), Hyperslab.Ones(from.Length));
        for (var i = 0; i < KeptAxes.Length; i++)
        {
            var axis = KeptAxes[i];
            from[axis] += origin[i] * Stride[axis];
            step[axis] = stride[i] * Stride[axis];
            number[axis] = count[i];
        }

        return (from, step, number);
    }

    private int Available(int[] source, int axis) =>
        Math.Max(0, (source[axis] - Origin[axis] + Stride[axis] - 1) / Stride[axis]);
}
