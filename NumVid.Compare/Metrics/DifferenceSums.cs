using System;
using System.Linq;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace NumVid.Compare.Metrics;

/// <summary>One pass over pairs of original x and decoded y: all sums from which the error metrics are
/// computed.</summary>
/// <remarks>
/// <para>d = y - x in double, over the valid points: both values finite.</para>
/// <para>No figure depends on threads, processor, or on how the field is cut into blocks: pairs are gathered into pages
/// of 1024, the first of which begins with the plane; each page is summed by itself, the pages of a level in their
/// order along the axis of frames, and the levels in theirs. Few roundings add up that way, too. It holds as long as
/// the pairs of a level come in order. The sums are complete with the last pair of the field.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
internal sealed class DifferenceSums
{
    // Two pages of doubles are 16 KiB: they stay in the first-level cache.
    private const int PageLength = 1024;

    private readonly double[] _x = new double[PageLength];
    private readonly double[] _y = new double[PageLength];
    private readonly DifferenceTotals[] _levels;
    private readonly bool _isVectorized;
    private int _filled;
    private long _next;
    private DifferenceTotals? _total;

    /// <summary>Creates empty sums.</summary>
    /// <param name="layout">The layout of the field.</param>
    /// <param name="isVectorized">False forces the scalar twin; null takes what the machine does well.</param>
    internal DifferenceSums(FieldLayout layout, bool? isVectorized = null)
    {
        Layout = layout;
        _isVectorized = isVectorized ?? Vector256.IsHardwareAccelerated;
        _levels = [.. Enumerable.Range(0, layout.LevelCount).Select(_ => new DifferenceTotals())];
        ByFrame = new FrameSums(layout.FrameCount);
    }

    /// <summary>The layout of the field.</summary>
    internal FieldLayout Layout { get; }

    /// <summary>The errors along the axis of frames.</summary>
    internal FrameSums ByFrame { get; }

    /// <summary>The sums of the metrics that cost more; null where they are not measured.</summary>
    internal FurtherSums? Further { get; init; }

    /// <summary>The sums of the whole field.</summary>
    internal DifferenceTotals Total => _total ??= Joined();

    /// <summary>The sums of two whole spans, seen as one row.</summary>
    internal static DifferenceTotals Between<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var sums = new DifferenceSums(FieldLayout.Row(original.Length));
        sums.Add(original, decoded, 0);
        return sums.Total;
    }

    /// <summary>The sums of one level.</summary>
    internal DifferenceTotals OfLevel(int level) => _levels[level];

    /// <summary>Adds pairs that follow each other in the field. Widening to double is exact.</summary>
    /// <param name="original">The originals.</param>
    /// <param name="decoded">As many decoded values.</param>
    /// <param name="position">The place of the first in row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spans differ in length, or do not lie in the
    /// field.</exception>
    internal void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, long position)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(decoded.Length, original.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            position + original.Length, Layout.PlaneCount * Layout.PlaneLength);
        if (position != _next)
        {
            EndPage();
            _next = position;
        }

        for (var start = 0; start < original.Length;)
        {
            var inPlane = _next % Layout.PlaneLength;
            var room = Math.Min(PageLength - (inPlane % PageLength), Layout.PlaneLength - inPlane);
            var length = (int)Math.Min(room, original.Length - start);
            TensorPrimitives.ConvertTruncating(original.Slice(start, length), _x.AsSpan(_filled));
            TensorPrimitives.ConvertTruncating(decoded.Slice(start, length), _y.AsSpan(_filled));
            start += length;
            _filled += length;
            _next += length;
            if (length == room)
            {
                EndPage();
            }
        }
    }

    private void EndPage()
    {
        if (_filled == 0)
        {
            return;
        }

        var padded = (_filled + DifferenceLane.Count - 1) / DifferenceLane.Count * DifferenceLane.Count;
        _x.AsSpan(_filled, padded - _filled).Fill(double.NaN);
        _y.AsSpan(_filled, padded - _filled).Fill(double.NaN);
        var page = DifferenceKernel.Sum(_x.AsSpan(0, padded), _y.AsSpan(0, padded), _isVectorized);
        var start = _next - _filled;
        var plane = start / Layout.PlaneLength;
        _levels[Layout.LevelOf(plane)].Add(page, start);
        ByFrame.Add(Layout.FrameOf(plane), page);
        _total = null;
        _filled = 0;
    }

    private DifferenceTotals Joined()
    {
        EndPage();
        var total = new DifferenceTotals();
        foreach (var level in _levels)
        {
            total.Add(level);
        }

        return total;
    }
}
