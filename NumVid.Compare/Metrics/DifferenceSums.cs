using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumVid.Compare.Metrics;

/// <summary>One pass over pairs of original x and decoded y: the sums from which the error metrics are computed.</summary>
/// <remarks>
/// <para>d = y - x in double, over the valid points: both values finite. Spans may be added block by block.</para>
/// <para>Four lanes, always: element i of a block goes to lane i mod 4, whatever the machine has. A sum of doubles
/// depends on its order, and a figure that changes with the processor could not be checked by anybody else; that is
/// why this is <see cref="Vector256"/> and neither <c>Vector&lt;T&gt;</c> nor <c>TensorPrimitives.Sum</c>. The scalar
/// twin gives the same bits.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
internal sealed class DifferenceSums
{
    private const int LaneCount = 4;

    // Two blocks of doubles are 16 KiB: they stay in the first-level cache.
    private const int BlockLength = 1024;

    private readonly bool _isVectorized;
    private Vector256<double> _absolutes;
    private Vector256<double> _squares;
    private Vector256<double> _largest;
    private Vector256<double> _minimum = Vector256.Create(double.PositiveInfinity);
    private Vector256<double> _maximum = Vector256.Create(double.NegativeInfinity);
    private Vector256<long> _validCounts;

    /// <summary>Creates empty sums.</summary>
    /// <param name="isVectorized">False forces the scalar twin; null takes what the machine does well.</param>
    internal DifferenceSums(bool? isVectorized = null) =>
        _isVectorized = isVectorized ?? Vector256.IsHardwareAccelerated;

    /// <summary>Pairs added, valid or not.</summary>
    internal long PointCount { get; private set; }

    /// <summary>N: pairs of which both values are finite.</summary>
    internal long ValidCount => Vector256.Sum(_validCounts);

    /// <summary>Sum of abs(d).</summary>
    internal double SumOfAbsolutes => SumInOrder(_absolutes);

    /// <summary>Sum of d squared.</summary>
    internal double SumOfSquares => SumInOrder(_squares);

    /// <summary>Largest abs(d); 0 when there is no valid point.</summary>
    internal double LargestAbsolute =>
        Math.Max(Math.Max(_largest[0], _largest[1]), Math.Max(_largest[2], _largest[3]));

    /// <summary>Smallest valid x; positive infinity when there is none.</summary>
    internal double Minimum => Math.Min(Math.Min(_minimum[0], _minimum[1]), Math.Min(_minimum[2], _minimum[3]));

    /// <summary>Largest valid x; negative infinity when there is none.</summary>
    internal double Maximum => Math.Max(Math.Max(_maximum[0], _maximum[1]), Math.Max(_maximum[2], _maximum[3]));

    /// <summary>R = max(x) - min(x) over the valid points; 0 when there is none.</summary>
    internal double Range => ValidCount == 0 ? 0 : Maximum - Minimum;

    /// <summary>The sums of two whole spans.</summary>
    internal static DifferenceSums Between<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var sums = new DifferenceSums();
        sums.Add(original, decoded);
        return sums;
    }

    /// <summary>Adds pairs; both spans have the same length. Widening to double is exact.</summary>
    internal void Add<TOriginal, TDecoded>(ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(decoded.Length, original.Length);
        Span<double> x = stackalloc double[BlockLength];
        Span<double> y = stackalloc double[BlockLength];
        for (var start = 0; start < original.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, original.Length - start);
            TensorPrimitives.ConvertTruncating(original.Slice(start, length), x);
            TensorPrimitives.ConvertTruncating(decoded.Slice(start, length), y);
            AddBlock(x[..length], y[..length]);
        }
    }

    private void AddBlock(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PointCount += x.Length;
        var vectorizedLength = _isVectorized ? x.Length - (x.Length % LaneCount) : 0;
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x[..vectorizedLength]);
        var ys = MemoryMarshal.Cast<double, Vector256<double>>(y[..vectorizedLength]);
        for (var i = 0; i < xs.Length; i++)
        {
            AddLanes(xs[i], ys[i]);
        }

        for (var i = vectorizedLength; i < x.Length; i++)
        {
            AddOne(x[i], y[i], i % LaneCount);
        }
    }

    private void AddLanes(Vector256<double> x, Vector256<double> y)
    {
        // v - v is 0 for finite values and NaN for all others.
        var valid = Vector256.Equals((x - x) + (y - y), Vector256<double>.Zero);
        var d = Vector256.Abs(Vector256.ConditionalSelect(valid, y - x, Vector256<double>.Zero));
        _absolutes += d;
        _squares += d * d;
        _largest = Vector256.Max(_largest, d);
        _minimum = Vector256.Min(_minimum, Vector256.ConditionalSelect(valid, x, _minimum));
        _maximum = Vector256.Max(_maximum, Vector256.ConditionalSelect(valid, x, _maximum));
        _validCounts -= valid.AsInt64();
    }

    private void AddOne(double x, double y, int lane)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            return;
        }

        var d = Math.Abs(y - x);
        _absolutes = _absolutes.WithElement(lane, _absolutes[lane] + d);
        _squares = _squares.WithElement(lane, _squares[lane] + (d * d));
        _largest = _largest.WithElement(lane, Math.Max(_largest[lane], d));
        _minimum = _minimum.WithElement(lane, Math.Min(_minimum[lane], x));
        _maximum = _maximum.WithElement(lane, Math.Max(_maximum[lane], x));
        _validCounts = _validCounts.WithElement(lane, _validCounts[lane] + 1);
    }

    private static double SumInOrder(Vector256<double> lanes) => lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}
