using System;
using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>Values that start anew in each of many rows and divide the same span evenly, as the longitudes of reduced
/// Gaussian grids do.</summary>
/// <param name="Start">The first value of each row.</param>
/// <param name="Span">What a row's values divide.</param>
/// <param name="Lengths">The values of each whole row; what is behind the last value of the list is not there.</param>
/// <param name="Skipped">Values of the first row that are not there.</param>
internal sealed record RowsOfCells(double Start, double Span, int[] Lengths, int Skipped)
{
    private const int MinRows = 4;
    private const int MinPart = 4;
    private const double FullCircle = 360;

    /// <summary>The rows that a list of values falls into, or null.</summary>
    internal static RowsOfCells? Find(ReadOnlySpan<double> values)
    {
        List<int> firsts = [0];
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                if (firsts.Count > 1 && values[i] != values[firsts[1]])
                {
                    return null;
                }

                firsts.Add(i);
            }
        }

        return firsts.Count >= MinRows && values.Length >= MinPart * firsts.Count
            ? Of(values, [.. firsts, values.Length])
            : null;
    }

    /// <summary>The values of all rows that are there.</summary>
    internal double[] Values(int count)
    {
        var values = new double[count];
        var (next, place) = (0, Skipped);
        foreach (var length in Lengths)
        {
            for (; place < length && next < count; place++)
            {
                var value = Start + (place * Span / length);
                values[next++] = double.IsFinite(value) ? value : 0;
            }

            place = 0;
        }

        return values;
    }

    /// <summary>Whether so many values need all of the rows, and these have as many.</summary>
    internal bool Hold(int count)
    {
        var sum = -(long)Skipped;
        foreach (var length in Lengths)
        {
            sum += length;
        }

        return Skipped >= 0 && Skipped < Lengths[0] && sum >= count && sum - Lengths[^1] < count;
    }

    // Of the first and the last row a part may be missing, where a list was cut; their steps tell how long they are.
    private static RowsOfCells? Of(ReadOnlySpan<double> values, int[] firsts)
    {
        var start = values[firsts[1]];
        var lengths = new int[firsts.Length - 1];
        var longest = 1;
        for (var row = 0; row < lengths.Length; row++)
        {
            lengths[row] = firsts[row + 1] - firsts[row];
            longest = row < lengths.Length - 1 && lengths[row] > lengths[longest] ? row : longest;
        }

        longest = values[0] != start && longest == 0 ? 1 : longest;
        var span = (values[firsts[longest + 1] - 1] - start) * lengths[longest] / Math.Max(1, lengths[longest] - 1);
        span = Math.Abs(span - FullCircle) < 1 ? FullCircle : span;
        lengths[^1] = Math.Max(lengths[^1], WholeLength(values[firsts[^2]..], span) ?? 0);
        var skipped = 0;
        if (values[0] != start)
        {
            var whole = WholeLength(values[..firsts[1]], span) ?? 0;
            skipped = whole - lengths[0];
            lengths[0] = whole;
        }

        var rows = new RowsOfCells(start, span, lengths, skipped);
        return rows.Hold(values.Length) ? rows : null;
    }

    private static int? WholeLength(ReadOnlySpan<double> part, double span)
    {
        var step = part.Length < 2 ? 0 : (part[^1] - part[0]) / (part.Length - 1);
        return step > 0 && span / step < int.MaxValue / 2 ? (int)Math.Round(span / step) : null;
    }
}
