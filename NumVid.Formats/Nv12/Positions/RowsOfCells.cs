using System;
using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>Values that start anew in each of many rows and divide the same span evenly, as the longitudes of reduced
/// Gaussian grids do.</summary>
/// <param name="Start">The first value of each row.</param>
/// <param name="Span">What a row's values divide.</param>
/// <param name="Lengths">The values of each row.</param>
internal sealed record RowsOfCells(double Start, double Span, int[] Lengths)
{
    private const int MinRows = 4;
    private const int MinPart = 4;
    private const double FullCircle = 360;

    /// <summary>The rows that a list of values falls into, or null.</summary>
    internal static RowsOfCells? Find(ReadOnlySpan<double> values)
    {
        var lengths = new List<int>();
        var first = 0;
        for (var i = 1; i <= values.Length; i++)
        {
            if (i == values.Length || values[i] < values[i - 1])
            {
                lengths.Add(i - first);
                if (i < values.Length && values[i] != values[0])
                {
                    return null;
                }

                first = i;
            }
        }

        return lengths.Count >= MinRows && values.Length >= MinPart * lengths.Count
            ? new RowsOfCells(values[0], SpanOf(values, lengths), [.. lengths])
            : null;
    }

    /// <summary>The values of all rows.</summary>
    internal double[] Values(int count)
    {
        var values = new double[count];
        var next = 0;
        foreach (var length in Lengths)
        {
            for (var i = 0; i < length; i++)
            {
                var value = Start + (i * Span / length);
                values[next++] = double.IsFinite(value) ? value : 0;
            }
        }

        return values;
    }

    private static double SpanOf(ReadOnlySpan<double> values, List<int> lengths)
    {
        var length = lengths[0];
        var span = (values[length - 1] - values[0]) * length / Math.Max(1, length - 1);
        return Math.Abs(span - FullCircle) < 1 ? FullCircle : span;
    }
}
