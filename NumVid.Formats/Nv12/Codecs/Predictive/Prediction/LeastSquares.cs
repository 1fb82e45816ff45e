using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>Solves least squares problems whose sums lie as <see cref="SumsLayout"/> says, in double, by elimination
/// without exchanges (the matrix is symmetric and, with its ridge, positive).</summary>
/// <remarks>Independent of the order of the points. Bounds: rows and columns are below the number of neighbours, lines
/// are <see cref="Stride"/> long, which is no less.</remarks>
internal sealed unsafe class LeastSquares
{
    private const int Stride = 48;
    private const double LeastPivot = 1e-9;

    private readonly SumsLayout _layout;
    private readonly AlignedMemory<double> _lower;
    private readonly AlignedMemory<double> _right;
    private readonly AlignedMemory<double> _inverse;
    private readonly AlignedMemory<double> _solution;

    /// <summary>Creates a solver.</summary>
    internal LeastSquares(ModelMemory memory, SumsLayout layout)
    {
        System.ArgumentOutOfRangeException.ThrowIfGreaterThan(layout.Taps, Stride);
        _layout = layout;
        _lower = new AlignedMemory<double>(memory, Stride * Stride);
        _right = new AlignedMemory<double>(memory, Stride);
        _inverse = new AlignedMemory<double>(memory, Stride);
        _solution = new AlignedMemory<double>(memory, Stride);
    }

    /// <summary>Takes a problem over.</summary>
    /// <returns>The trace of its matrix.</returns>
    internal double Load(Vector256<float>* sums)
    {
        var taps = _layout.Taps;
        var trace = 0.0;
        for (var row = 0; row < taps; row++)
        {
            // Column by column, as elimination goes through it.
            var from = (float*)(sums + _layout.RowStarts[row]);
            for (var column = 0; column <= row; column++)
            {
                _lower.Start[(column * Stride) + row] = from[column];
            }

            trace += from[row];
        }

        var target = (float*)(sums + _layout.RowStarts[taps]);
        for (var column = 0; column < taps; column++)
        {
            _right.Start[column] = target[column];
        }

        return trace;
    }

    /// <summary>Solves the problem taken over.</summary>
    /// <param name="ridge">Added to the diagonal.</param>
    /// <param name="towards">Weights that the ridge draws to; null for zeros.</param>
    /// <param name="weights">Receives the weights; stays as it is where there is no solution.</param>
    internal void Solve(double ridge, float* towards, float* weights)
    {
        if (towards != null)
        {
            for (var i = 0; i < _layout.Taps; i++)
            {
                _right.Start[i] += ridge * towards[i];
            }
        }

        if (Eliminate(ridge))
        {
            Substitute(weights);
        }
    }

    private bool Eliminate(double ridge)
    {
        var taps = _layout.Taps;
        var right = _right.Start;
        for (var i = 0; i < taps; i++)
        {
            _lower.Start[(i * Stride) + i] += ridge;
        }

        for (var pivot = 0; pivot < taps; pivot++)
        {
            var line = _lower.Start + (pivot * Stride);
            if (!(line[pivot] > LeastPivot))
            {
                return false;
            }

            var inverse = 1 / line[pivot];
            _inverse.Start[pivot] = inverse;
            for (var row = pivot + 1; row < taps; row++)
            {
                var factor = line[row] * inverse;
                Subtract(_lower.Start + (row * Stride), line, factor, row, taps);
                right[row] -= factor * right[pivot];
            }
        }

        return true;
    }

    // Whole vectors from a place divisible by four: what is before it and behind the last is never read.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract(double* target, double* line, double factor, int from, int end)
    {
        var factors = Vector256.Create(factor);
        for (var i = from & ~3; i < end; i += 4)
        {
            *(Vector256<double>*)(target + i) -= factors * *(Vector256<double>*)(line + i);
        }
    }

    private void Substitute(float* weights)
    {
        var right = _right.Start;
        for (var i = _layout.Taps - 1; i >= 0; i--)
        {
            var solution = right[i] * _inverse.Start[i];
            _solution.Start[i] = solution;
            for (var k = 0; k < i; k++)
            {
                right[k] -= _lower.Start[(k * Stride) + i] * solution;
            }
        }

        for (var i = 0; i < _layout.Taps; i++)
        {
            weights[i] = (float)_solution.Start[i];
        }
    }
}
