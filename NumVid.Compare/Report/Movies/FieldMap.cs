using System;

namespace NumVid.Compare.Report.Movies;

/// <summary>Spreads a field over the pixels of a map: the nearest value where it is magnified, the mean where it is
/// reduced.</summary>
internal sealed class FieldMap
{
    private readonly (int From, int To)[] _columns;
    private readonly (int From, int To)[] _rows;
    private readonly int _columnCount;
    private readonly int _rowCount;

    /// <summary>Creates it.</summary>
    /// <param name="columns">Values of a row.</param>
    /// <param name="rows">Rows of the field.</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="height">Rows of the map.</param>
    /// <param name="isFirstRowLowest">Whether the first row belongs at the bottom.</param>
    internal FieldMap(int columns, int rows, int width, int height, bool isFirstRowLowest)
    {
        (_columnCount, _rowCount, IsFirstRowLowest) = (columns, rows, isFirstRowLowest);
        _columns = Parts(columns, width);
        _rows = Parts(rows, height);
        if (isFirstRowLowest)
        {
            Array.Reverse(_rows);
        }
    }

    /// <summary>Whether the first row belongs at the bottom.</summary>
    internal bool IsFirstRowLowest { get; }

    /// <summary>The value of a pixel: the mean of the finite ones that it stands for, else NaN.</summary>
    internal double ValueAt(ReadOnlySpan<double> field, int column, int row)
    {
        var (sum, count) = (0.0, 0);
        for (var y = _rows[row].From; y < _rows[row].To; y++)
        {
            for (var x = _columns[column].From; x < _columns[column].To; x++)
            {
                var value = field[(y * _columnCount) + x];
                (sum, count) = double.IsFinite(value) ? (sum + value, count + 1) : (sum, count);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>Where among the points of the field the middle of a pixel lies.</summary>
    internal (double Column, double Row) MiddleOf(int column, int row) => (
        Place(column, _columns.Length, _columnCount),
        Place(IsFirstRowLowest ? _rows.Length - 1 - row : row, _rows.Length, _rowCount));

    private static double Place(int pixel, int pixels, int points) => ((pixel + 0.5) * points / pixels) - 0.5;

    private static (int From, int To)[] Parts(int points, int pixels)
    {
        var parts = new (int, int)[pixels];
        for (var i = 0; i < pixels; i++)
        {
            var from = (int)((long)i * points / pixels);
            parts[i] = (from, Math.Max(from + 1, (int)((long)(i + 1) * points / pixels)));
        }

        return parts;
    }
}
