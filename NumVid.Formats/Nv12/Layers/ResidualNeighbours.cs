using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>The coded residuals around a point, in its frame and in the two before.</summary>
/// <remarks>Outside of the frame and before the first one residuals count as 0. Not thread-safe.</remarks>
internal sealed class ResidualNeighbours
{
    // Two rows above and one below, three columns at left and two at right: no branch at the edges.
    private const int Left = 3;
    private const int Above = 2;

    // Sums of some twenty magnitudes stay in an int.
    private const int MagnitudeLimit = 1 << 20;

    private readonly int _stride;

    private int[] _current;
    private int[] _before;
    private int[] _earlier;
    private int _row;

    /// <summary>Creates neighbours that are all 0.</summary>
    internal ResidualNeighbours(SegmentGeometry geometry)
    {
        _stride = Left + geometry.Columns + 2;
        _current = new int[_stride * (Above + geometry.Rows + 1)];
        _before = new int[_current.Length];
        _earlier = new int[_current.Length];
    }

    /// <summary>The residuals at left, above, above left and above right, and two to the left.</summary>
    internal (int West, int North, int NorthWest, int NorthEast, int WestWest) InFrame { get; private set; }

    /// <summary>The residuals of the frame before, at the point and right of it, and at the point in the frame before
    /// that.</summary>
    internal (int Here, int East, int Earlier) Before { get; private set; }

    /// <summary>Whether there is a frame before.</summary>
    internal bool HasBefore { get; private set; }

    /// <summary>The magnitudes nearby, in sixteenths of about four times their mean.</summary>
    internal int Near { get; private set; }

    /// <summary>The magnitudes of all that is looked at, likewise.</summary>
    internal int Wide { get; private set; }

    /// <summary>Goes to a row.</summary>
    internal void BeginRow(int row) => _row = ((Above + row) * _stride) + Left;

    /// <summary>Looks around a point of the row.</summary>
    internal void MoveTo(int column, bool hasBefore)
    {
        var place = _row + column;
        var row = _current.AsSpan(place - Left, Left);
        var above = _current.AsSpan(place - _stride - 2, 5);
        var farther = _current.AsSpan(place - (2 * _stride) - 1, 3);
        InFrame = (row[2], above[2], above[1], above[3], row[1]);
        Before = (_before[place], _before[place + 1], _earlier[place]);

        var inFrame = (2 * (Math.Abs(row[2]) + Math.Abs(above[2]))) + Math.Abs(above[1]) + Math.Abs(above[3]);
        var (here, east, south) = (Math.Abs(Before.Here), Math.Abs(Before.East), Math.Abs(_before[place + _stride]));
        var nearby = inFrame + (2 * here) + east + south;
        HasBefore = hasBefore;
        Near = hasBefore ? nearby * 12 / 5 : inFrame * 4;
        Wide = 2 * (nearby + Math.Abs(row[1]) + Math.Abs(row[0]) + Math.Abs(above[0]) + Math.Abs(above[4])
            + Math.Abs(farther[0]) + Math.Abs(farther[1]) + Math.Abs(farther[2])
            + Math.Abs(_before[place - 1]) + Math.Abs(_before[place - _stride]) + Math.Abs(Before.Earlier));
    }

    /// <summary>Notes the residual of a point.</summary>
    internal void Put(int column, int residual) =>
        _current[_row + column] = Math.Clamp(residual, -MagnitudeLimit, MagnitudeLimit);

    /// <summary>Goes to the next frame.</summary>
    internal void EndFrame() => (_current, _before, _earlier) = (_earlier, _current, _before);
}
