using System;
using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace NumVid.Compare.Metrics;

/// <summary>Radially averaged power spectra of originals and decoded values, over all planes without missing
/// points.</summary>
/// <remarks>The wavenumber of a coefficient is its distance from the mean in the centred plane, rounded, as in pySTEPS.
/// Planes of more than 2^22 points are left out.</remarks>
internal sealed class SpectrumSums
{
    private const int MostPoints = 1 << 22;
    private const double NoticeableDecibels = 1;

    private double[] _x = [];
    private double[] _y = [];
    private bool _isEmpty = true;

    /// <summary>The largest abs(10 log10(power of y / power of x)) of the wavenumbers from 1 to half the shorter side;
    /// null where it was not measured.</summary>
    internal double? LargestDecibels
    {
        get
        {
            double? largest = null;
            for (var k = 1; k < _x.Length; k++)
            {
                largest = DecibelsAt(k) is { } decibels ? Math.Max(largest ?? 0, decibels) : largest;
            }

            return _isEmpty ? null : largest;
        }
    }

    /// <summary>The first wavenumber that is off by more than 1 dB; null where there is none.</summary>
    internal int? FirstNoticeable
    {
        get
        {
            for (var k = 1; k < _x.Length; k++)
            {
                if (DecibelsAt(k) > NoticeableDecibels)
                {
                    return k;
                }
            }

            return null;
        }
    }

    /// <summary>Adds a plane.</summary>
    internal void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int rows, int columns)
    {
        const int Smallest = 4;
        if (Math.Min(rows, columns) < Smallest || x.Length > MostPoints)
        {
            return;
        }

        foreach (var value in x)
        {
            if (!double.IsFinite(value))
            {
                return;
            }
        }

        _isEmpty = false;
        Array.Resize(ref _x, (Math.Min(rows, columns) / 2) + 1);
        Array.Resize(ref _y, _x.Length);
        AddPower(x, rows, columns, _x);
        AddPower(y, rows, columns, _y);
    }

    private static void AddPower(ReadOnlySpan<double> values, int rows, int columns, double[] power)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var transform = new Complex[values.Length];
        for (var i = 0; i < transform.Length; i++)
        {
            transform[i] = values[i] - mean;
        }

        Transform(transform, rows, columns);
        var (sums, counts) = (new double[power.Length], new long[power.Length]);
        for (var row = 0; row < rows; row++)
        {
            double down = row <= rows / 2 ? row : row - rows;
            for (var column = 0; column < columns; column++)
            {
                double across = column <= columns / 2 ? column : column - columns;
                var k = (int)Math.Round(Math.Sqrt((down * down) + (across * across)));
                if (k < sums.Length)
                {
                    var coefficient = transform[(row * columns) + column];
                    sums[k] += (coefficient.Real * coefficient.Real) + (coefficient.Imaginary * coefficient.Imaginary);
                    counts[k]++;
                }
            }
        }

        for (var k = 0; k < power.Length; k++)
        {
            power[k] += counts[k] == 0 ? 0 : sums[k] / counts[k];
        }
    }

    private static void Transform(Complex[] plane, int rows, int columns)
    {
        var row = new Complex[columns];
        for (var start = 0; start < plane.Length; start += columns)
        {
            Array.Copy(plane, start, row, 0, columns);
            Fourier.Forward(row, FourierOptions.NoScaling);
            row.CopyTo(plane, start);
        }

        var column = new Complex[rows];
        for (var at = 0; at < columns; at++)
        {
            for (var i = 0; i < rows; i++)
            {
                column[i] = plane[(i * columns) + at];
            }

            Fourier.Forward(column, FourierOptions.NoScaling);
            for (var i = 0; i < rows; i++)
            {
                plane[(i * columns) + at] = column[i];
            }
        }
    }

    private double? DecibelsAt(int k) =>
        _x[k] > 0 && _y[k] > 0 ? Math.Abs(10 * Math.Log10(_y[k] / _x[k])) : null;
}
