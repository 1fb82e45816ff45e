using System;
using System.Linq;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>Rounds a field to whole numbers of so many bits between the smallest and the largest value of each level,
/// and back.</summary>
/// <remarks>step = (max - min) / (2^bits - 1), y = min + step round((x - min) / step), in double and then in the
/// field's type: the largest error is step / 2 and, were errors spread evenly, their RMS step / sqrt(12). The figures
/// are measured.</remarks>
internal sealed class LevelQuantiser
{
    private readonly FieldLayout _layout;
    private readonly (double Minimum, double Step)[] _levels;

    /// <summary>Creates a quantiser.</summary>
    /// <param name="original">The finished sums of the field, for the range of each level.</param>
    /// <param name="bits">Bits of a number.</param>
    internal LevelQuantiser(DifferenceSums original, int bits)
    {
        _layout = original.Layout;
        _levels = [.. Enumerable.Range(0, _layout.LevelCount).Select(original.OfLevel)
            .Select(level => (level.Minimum, level.Range / ((1L << bits) - 1)))];
    }

    /// <summary>Rounds values that follow each other in the field; what is not finite stays.</summary>
    /// <param name="x">The values.</param>
    /// <param name="y">As many rounded ones.</param>
    /// <param name="position">The place of the first in row-major order.</param>
    internal void Apply<T>(ReadOnlySpan<T> x, Span<T> y, long position)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < x.Length;)
        {
            var plane = (position + start) / _layout.PlaneLength;
            var length = (int)Math.Min(x.Length - start, ((plane + 1) * _layout.PlaneLength) - (position + start));
            var (minimum, step) = _levels[_layout.LevelOf(plane)];
            Round(x.Slice(start, length), y.Slice(start, length), minimum, step);
            start += length;
        }
    }

    private static void Round<T>(ReadOnlySpan<T> x, Span<T> y, double minimum, double step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = step > 0 && T.IsFinite(x[i])
                ? T.CreateTruncating(minimum + (step * Math.Round((double.CreateTruncating(x[i]) - minimum) / step)))
                : x[i];
        }
    }
}
