using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumVid.Compare.Metrics;

/// <summary>The inner loop of the one pass over the data: a page of pairs to its sums.</summary>
/// <remarks>Four lanes, always: pair i of a page goes to lane i mod 4, whatever the machine has. A sum of doubles
/// depends on its order, and a figure that changes with the processor could not be checked by anybody else; that is why
/// this is <see cref="Vector256"/> and neither <c>Vector&lt;T&gt;</c> nor <c>TensorPrimitives.Sum</c>. The scalar twin
/// gives the same bits. Extremes are taken by comparison, since minima of zeros of both signs differ between
/// machines.</remarks>
internal static class DifferenceKernel
{
    /// <summary>The sums of a page.</summary>
    /// <param name="x">The originals; a multiple of four, filled up with NaN.</param>
    /// <param name="y">The decoded values, as many.</param>
    /// <param name="isVectorized">Whether the vector loop is taken.</param>
    internal static DifferencePage Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool isVectorized)
    {
        var first = 0;
        while (first < x.Length && !(double.IsFinite(x[first]) && double.IsFinite(y[first])))
        {
            first++;
        }

        Span<DifferenceLane> lanes = stackalloc DifferenceLane[DifferenceLane.Count];
        lanes.Fill(DifferenceLane.Empty);
        if (first == x.Length)
        {
            return DifferenceLane.Join(lanes, 0, 0);
        }

        var pivotX = x[first];
        var pivotD = y[first] - x[first];
        if (isVectorized)
        {
            AddVectors(x, y, pivotX, pivotD, lanes);
        }
        else
        {
            for (var i = 0; i < x.Length; i++)
            {
                AddOne(x[i], y[i], i, pivotX, pivotD, ref lanes[i % DifferenceLane.Count]);
            }
        }

        return DifferenceLane.Join(lanes, pivotX, pivotD);
    }

    private static void AddOne(double x, double y, int index, double pivotX, double pivotD, ref DifferenceLane lane)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            return;
        }

        var d = y - x;
        var absolute = Math.Abs(d);
        lane.Valid++;
        lane.Absolutes += absolute;
        lane.Squares += d * d;
        if (absolute > lane.Largest)
        {
            lane.Largest = absolute;
            lane.LargestIndex = index;
        }

        lane.Minimum = x < lane.Minimum ? x : lane.Minimum;
        lane.Maximum = x > lane.Maximum ? x : lane.Maximum;
        var relative = x == 0 ? 0 : absolute / Math.Abs(x);
        lane.Relative = relative > lane.Relative ? relative : lane.Relative;
        lane.ChangedZeros += x == 0 && d != 0 ? 1 : 0;
        var xc = x - pivotX;
        var dc = d - pivotD;
        lane.X += xc;
        lane.D += dc;
        lane.XD += xc * dc;
        lane.XX += xc * xc;
        lane.DD += dc * dc;
    }

    private static void AddVectors(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double pivotX, double pivotD, Span<DifferenceLane> lanes)
    {
        var sums = new VectorLanes(pivotX, pivotD);
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector256<double>>(y);
        for (var i = 0; i < xs.Length; i++)
        {
            sums.Add(xs[i], ys[i]);
        }

        sums.CopyTo(lanes);
    }

    /// <summary>Four lanes side by side.</summary>
    private struct VectorLanes(double pivotX, double pivotD)
    {
        private readonly Vector256<double> _pivotX = Vector256.Create(pivotX);
        private readonly Vector256<double> _pivotD = Vector256.Create(pivotD);
        private Vector256<long> _valid;
        private Vector256<long> _changedZeros;
        private Vector256<long> _index = Vector256.Create(0L, 1, 2, 3);
        private Vector256<long> _largestIndex = Vector256.Create(-1L);
        private Vector256<double> _absolutes;
        private Vector256<double> _squares;
        private Vector256<double> _largest;
        private Vector256<double> _relative;
        private Vector256<double> _minimum = Vector256.Create(double.PositiveInfinity);
        private Vector256<double> _maximum = Vector256.Create(double.NegativeInfinity);
        private Vector256<double> _x;
        private Vector256<double> _d;
        private Vector256<double> _xd;
        private Vector256<double> _xx;
        private Vector256<double> _dd;

        internal void Add(Vector256<double> x, Vector256<double> y)
        {
            // v - v is 0 for finite values and NaN for all others. An invalid pair becomes the pivot pair without
            // error.
            var valid = Vector256.Equals((x - x) + (y - y), Vector256<double>.Zero);
            var d = Vector256.ConditionalSelect(valid, y - x, Vector256<double>.Zero);
            var absolute = Vector256.Abs(d);
            _valid -= valid.AsInt64();
            _absolutes += absolute;
            _squares += d * d;

            var larger = Vector256.GreaterThan(absolute, _largest);
            _largest = Vector256.ConditionalSelect(larger, absolute, _largest);
            _largestIndex = Vector256.ConditionalSelect(larger.AsInt64(), _index, _largestIndex);
            _index += Vector256.Create((long)DifferenceLane.Count);
            _minimum = Vector256.ConditionalSelect(valid & Vector256.LessThan(x, _minimum), x, _minimum);
            _maximum = Vector256.ConditionalSelect(valid & Vector256.GreaterThan(x, _maximum), x, _maximum);

            var zero = valid & Vector256.Equals(x, Vector256<double>.Zero);
            var relative = absolute / Vector256.Abs(x);
            _relative = Vector256.ConditionalSelect(
                Vector256.AndNot(valid, zero) & Vector256.GreaterThan(relative, _relative), relative, _relative);
            _changedZeros -= Vector256.AndNot(zero, Vector256.Equals(d, Vector256<double>.Zero)).AsInt64();

            var xc = Vector256.ConditionalSelect(valid, x - _pivotX, Vector256<double>.Zero);
            var dc = Vector256.ConditionalSelect(valid, d - _pivotD, Vector256<double>.Zero);
            _x += xc;
            _d += dc;
            _xd += xc * dc;
            _xx += xc * xc;
            _dd += dc * dc;
        }

        internal readonly void CopyTo(Span<DifferenceLane> lanes)
        {
            for (var i = 0; i < lanes.Length; i++)
            {
                lanes[i] = new DifferenceLane
                {
                    Valid = _valid[i],
                    ChangedZeros = _changedZeros[i],
                    LargestIndex = _largestIndex[i],
                    Absolutes = _absolutes[i],
                    Squares = _squares[i],
                    Largest = _largest[i],
                    Relative = _relative[i],
                    Minimum = _minimum[i],
                    Maximum = _maximum[i],
                    X = _x[i],
                    D = _d[i],
                    XD = _xd[i],
                    XX = _xx[i],
                    DD = _dd[i],
                };
            }
        }
    }
}
