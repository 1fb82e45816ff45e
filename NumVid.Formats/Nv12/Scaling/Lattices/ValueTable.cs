using System;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>All values that occur, in ascending order, counted from 0: for values of no rule that are few.</summary>
internal sealed class ValueTable : INumbering
{
    /// <summary>The values of the largest table; a larger one costs more than it saves.</summary>
    internal const int MaxCount = 1 << 16;

    private const int MinUses = 8;

    private readonly double[] _values;

    /// <summary>Creates a table of ascending values.</summary>
    internal ValueTable(double[] values) => _values = values;

    /// <summary>The values, in ascending order.</summary>
    internal ReadOnlySpan<double> Values => _values;

    /// <summary>The number of different values.</summary>
    internal int Count => _values.Length;

    /// <summary>The table of some values, or null when too many of them differ.</summary>
    internal static ValueTable? Find<T>(ReadOnlySpan<T> values)
    {
        var limit = Math.Min(MaxCount, values.Length / MinUses);
        var seen = new HashSet<double>();
        foreach (var value in values)
        {
            var wide = FloatNumbers.Of(value);
            if (HasNumber(wide) && seen.Add(wide) && seen.Count > limit)
            {
                return null;
            }
        }

        if (seen.Count < 2)
        {
            return null;
        }

        double[] sorted = [.. seen];
        Array.Sort(sorted);
        return new ValueTable(sorted);
    }

    /// <inheritdoc/>
    public (long[] Words, bool[]? Mask) Index<T>(ReadOnlySpan<T> values)
    {
        var words = new long[values.Length];
        bool[]? mask = null;
        for (var i = 0; i < words.Length; i++)
        {
            var wide = FloatNumbers.Of(values[i]);
            if (HasNumber(wide) && Array.BinarySearch(_values, wide) is >= 0 and var place)
            {
                words[i] = place;
            }
            else
            {
                mask ??= new bool[words.Length];
                mask[i] = true;
            }
        }

        return (words, mask);
    }

    /// <inheritdoc/>
    public void ToValues<T>(ReadOnlySpan<long> words, int frame, Span<T> values)
    {
        for (var i = 0; i < words.Length; i++)
        {
            values[i] = FloatNumbers.As<T>(_values[Math.Clamp(words[i], 0, _values.Length - 1)]);
        }
    }

    /// <inheritdoc/>
    public INumbering For(SampleBlock block) => this;

    private static bool HasNumber(double value) => double.IsFinite(value) && !(value == 0 && double.IsNegative(value));
}
