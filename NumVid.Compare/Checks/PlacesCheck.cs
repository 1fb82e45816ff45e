using System;
using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace NumVid.Compare.Checks;

/// <summary>Passes when missing points (NaN) and infinities sit at the same places in x and y, with the same
/// sign.</summary>
/// <remarks>Blocks may be added in any order. Not safe for use by several threads at once.</remarks>
internal sealed class PlacesCheck
{
    private const int BlockLength = 1024;

    private long _pointCount;
    private long _mismatchCount;
    private long _firstMismatch = long.MaxValue;

    /// <summary>NaN among the originals.</summary>
    internal long MissingCount { get; private set; }

    /// <summary>Infinities among the originals.</summary>
    internal long InfiniteCount { get; private set; }

    /// <summary>What the pairs added so far amount to.</summary>
    internal CheckOutcome Outcome => _mismatchCount == 0
        ? CheckOutcome.Passed
        : CheckOutcome.Failed(string.Create(
            CultureInfo.InvariantCulture,
            $"missing or infinite points differ at {_mismatchCount} of {_pointCount} points, first at point "
                + $"{_firstMismatch}"));

    /// <summary>Adds pairs; both spans have the same length.</summary>
    /// <param name="original">The originals.</param>
    /// <param name="decoded">What came back.</param>
    /// <param name="pointIndex">The number of the first pair in the field.</param>
    internal void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, long pointIndex)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(decoded.Length, original.Length);
        for (var start = 0; start < original.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, original.Length - start);
            var x = original.Slice(start, length);
            var y = decoded.Slice(start, length);
            if (!TensorPrimitives.IsFiniteAll(x) || !TensorPrimitives.IsFiniteAll(y))
            {
                AddBlock(x, y, pointIndex + start);
            }

            _pointCount += length;
        }
    }

    private void AddBlock<TOriginal, TDecoded>(ReadOnlySpan<TOriginal> x, ReadOnlySpan<TDecoded> y, long pointIndex)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var i = 0; i < x.Length; i++)
        {
            var expected = KindOf(x[i]);
            MissingCount += expected == PointKind.Missing ? 1 : 0;
            InfiniteCount += expected is PointKind.PositiveInfinity or PointKind.NegativeInfinity ? 1 : 0;
            if (KindOf(y[i]) != expected)
            {
                _mismatchCount++;
                _firstMismatch = Math.Min(_firstMismatch, pointIndex + i);
            }
        }
    }

    private static PointKind KindOf<T>(T value)
        where T : IBinaryFloatingPointIeee754<T> =>
        T.IsFinite(value) ? PointKind.Finite
        : T.IsNaN(value) ? PointKind.Missing
        : T.IsPositive(value) ? PointKind.PositiveInfinity
        : PointKind.NegativeInfinity;

    private enum PointKind
    {
        Finite,
        Missing,
        PositiveInfinity,
        NegativeInfinity,
    }
}
