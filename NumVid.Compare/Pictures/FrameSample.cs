using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NumVid.Compare.Pictures;

/// <summary>Gathers one frame for its pictures, reduced to their size.</summary>
/// <remarks>A place of the picture shows the mean of the values that it stands for, and of their errors the largest: a
/// single bad point must not vanish in a mean.</remarks>
internal sealed class FrameSample
{
    private const int BlockLength = 1024;

    private readonly PicturePlan _plan;
    private readonly double[] _x = new double[BlockLength];
    private readonly double[] _y = new double[BlockLength];
    private readonly double[] _originals;
    private readonly double[] _decoded;
    private readonly double[] _errors;
    private readonly int[] _originalCounts;
    private readonly int[] _decodedCounts;
    private readonly int[] _errorCounts;
    private double _minimum;
    private double _maximum;
    private double _largestError;

    /// <summary>Creates an empty one.</summary>
    internal FrameSample(PicturePlan plan)
    {
        _plan = plan;
        // One more for points that have no place.
        var places = (plan.Width * plan.Height) + 1;
        _originals = new double[places];
        _decoded = new double[places];
        _errors = new double[places];
        _originalCounts = new int[places];
        _decodedCounts = new int[places];
        _errorCounts = new int[places];
        Clear();
    }

    /// <summary>The points gathered so far.</summary>
    internal long PointCount { get; private set; }

    /// <summary>Makes it empty again.</summary>
    internal void Clear()
    {
        foreach (var values in new[] { _originals, _decoded, _errors })
        {
            Array.Clear(values);
        }

        foreach (var counts in new[] { _originalCounts, _decodedCounts, _errorCounts })
        {
            Array.Clear(counts);
        }

        (_minimum, _maximum, _largestError, PointCount) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
    }

    /// <summary>Adds points that follow each other in the frame.</summary>
    /// <param name="original">The original values.</param>
    /// <param name="decoded">The values that came back.</param>
    /// <param name="firstPoint">The place of the first one in the frame, row-major.</param>
    internal void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, int firstPoint)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        if (_plan.Cells is { } cells)
        {
            AddCells(original, decoded, cells.PlaceOfCell.Slice(firstPoint, original.Length));
            PointCount += original.Length;
            return;
        }

        for (var i = 0; i < original.Length;)
        {
            var (row, column) = Math.DivRem(firstPoint + i, _plan.ColumnCount);
            var length = Math.Min(_plan.ColumnCount - column, original.Length - i);
            AddRow(original.Slice(i, length), decoded.Slice(i, length), row, column);
            i += length;
        }

        PointCount += original.Length;
    }

    private void AddCells<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, ReadOnlySpan<int> places)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var start = 0; start < original.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, original.Length - start);
            TensorPrimitives.ConvertTruncating(original.Slice(start, length), _x);
            TensorPrimitives.ConvertTruncating(decoded.Slice(start, length), _y);
            for (var i = 0; i < length; i++)
            {
                AddPoints(_x.AsSpan(i, 1), _y.AsSpan(i, 1), places[start + i]);
            }
        }
    }

    private void AddRow<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, int row, int column)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var firstPlace = row / _plan.RowStep * _plan.Width;
        for (var start = 0; start < original.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, original.Length - start);
            TensorPrimitives.ConvertTruncating(original.Slice(start, length), _x);
            TensorPrimitives.ConvertTruncating(decoded.Slice(start, length), _y);
            for (var i = 0; i < length;)
            {
                var (place, within) = Math.DivRem(column + start + i, _plan.ColumnStep);
                var count = Math.Min(_plan.ColumnStep - within, length - i);
                AddPoints(_x.AsSpan(i, count), _y.AsSpan(i, count), firstPlace + place);
                i += count;
            }
        }
    }

    // What belongs to one place stays in registers: the pictures must not cost more than the figures do.
    private void AddPoints(ReadOnlySpan<double> original, ReadOnlySpan<double> decoded, int place)
    {
        var (xSum, ySum, error) = (_originals[place], _decoded[place], _errors[place]);
        var (xCount, yCount, errorCount) = (0, 0, 0);
        var (minimum, maximum) = (_minimum, _maximum);
        for (var i = 0; i < original.Length; i++)
        {
            var (x, y) = (original[i], decoded[i]);
            var d = y - x;
            if (double.IsFinite(x))
            {
                xSum += x;
                xCount++;
                minimum = x < minimum ? x : minimum;
                maximum = x > maximum ? x : maximum;
            }

            if (double.IsFinite(y))
            {
                ySum += y;
                yCount++;
            }

            if (double.IsFinite(d))
            {
                errorCount++;
                error = Math.Abs(d) > Math.Abs(error) ? d : error;
            }
        }

        (_originals[place], _decoded[place], _errors[place]) = (xSum, ySum, error);
        _originalCounts[place] += xCount;
        _decodedCounts[place] += yCount;
        _errorCounts[place] += errorCount;
        (_minimum, _maximum) = (minimum, maximum);
        _largestError = Math.Max(_largestError, Math.Abs(error));
    }

    private static bool Has(int[] counts, int place) => place >= 0 && counts[place] > 0;

    // Which place is shown at another one that has no points of its own; -1: none.
    private int SourceOf(int place) => _plan.Cells is null ? place : _plan.Cells.SourceOfPlace[place];

    /// <summary>The pictures of what was gathered.</summary>
    internal SampledFrame ToFrame(int frame, bool isWorst)
    {
        // A single row is shown twice, or nothing of what came back would be seen.
        var height = Math.Max(2, _plan.Height);
        var field = new byte[height * _plan.Width];
        var difference = new byte[height * _plan.Width];
        var scale = new ColourScale(_minimum, _maximum);
        var errorScale = new ColourScale(-_largestError, _largestError);
        for (var row = 0; row < height; row++)
        {
            var (values, counts) = row < (height + 1) / 2 ? (_originals, _originalCounts) : (_decoded, _decodedCounts);
            var place = Math.Min(row, _plan.Height - 1);
            var source = (_plan.IsFirstRowLowest ? _plan.Height - 1 - place : place) * _plan.Width;
            for (var column = 0; column < _plan.Width; column++)
            {
                var (from, to) = (SourceOf(source + column), (row * _plan.Width) + column);
                field[to] = !Has(counts, from) ? SampledFrame.Missing : scale.NumberOf(values[from] / counts[from]);
                difference[to] = !Has(_errorCounts, from) ? SampledFrame.Missing : errorScale.NumberOf(_errors[from]);
            }
        }

        var hasValues = _minimum <= _maximum;
        return new SampledFrame(
            frame, isWorst, _plan.Width, height, field, difference, hasValues ? _minimum : null, hasValues ? _maximum
                : null,
            _largestError, field.AsSpan().Contains(SampledFrame.Missing)
                || difference.AsSpan().Contains(SampledFrame.Missing));
    }
}
