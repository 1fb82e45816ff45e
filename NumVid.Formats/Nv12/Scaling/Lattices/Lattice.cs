using System;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>A regular set of values that whole numbers count, as decimal rounding and packing leave them.</summary>
/// <param name="Origin">The value before scaling at number 0.</param>
/// <param name="Step">The distance before scaling.</param>
/// <param name="Factor">What the result is multiplied with or divided by.</param>
/// <param name="Divides">Whether it is divided.</param>
internal readonly record struct Lattice(double Origin, double Step, double Factor, bool Divides) : INumbering
{
    // Above it, doubles skip whole numbers.
    private const double MaxIndex = 1L << 53;

    /// <summary>The value of a number in double; every operation is rounded by itself.</summary>
    internal double At(long index)
    {
        var value = Origin + (Step * index);
        return Divides ? value / Factor : value * Factor;
    }

    /// <summary>Finds the number of a value of float or double, or returns false when no number gives its very
    /// bits.</summary>
    internal bool TryIndex<T>(T value, out long index)
    {
        var wide = FloatNumbers.Of(value);
        var place = Math.Round(((Divides ? wide * Factor : wide / Factor) - Origin) / Step);
        index = 0;
        if (!(Math.Abs(place) < MaxIndex))
        {
            return false;
        }

        index = (long)place;
        return typeof(T) == typeof(float)
            ? BitConverter.SingleToInt32Bits((float)At(index)) == BitConverter.SingleToInt32Bits((float)wide)
            : BitConverter.DoubleToInt64Bits(At(index)) == BitConverter.DoubleToInt64Bits(wide);
    }

    /// <summary>The number whose value is next to a value; 0 for what is not finite or too far away.</summary>
    internal long NearestIndex(double value)
    {
        var place = Math.Round(((Divides ? value * Factor : value / Factor) - Origin) / Step);
        return Math.Abs(place) < MaxIndex ? (long)place : 0;
    }

    /// <inheritdoc/>
    public (long[] Words, bool[]? Mask) Index<T>(ReadOnlySpan<T> values)
    {
        var words = new long[values.Length];
        bool[]? mask = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (!TryIndex(values[i], out words[i]))
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
            values[i] = FloatNumbers.As<T>(At(words[i]));
        }
    }

    /// <inheritdoc/>
    public INumbering For(SampleBlock block) => this;
}
