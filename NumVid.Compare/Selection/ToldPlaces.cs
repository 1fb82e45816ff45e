using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Places by latitudes and longitudes, along the axes or point by point.</summary>
internal sealed class ToldPlaces : GridPlaces
{
    private readonly double[] _latitudes;
    private readonly double[] _longitudes;
    private readonly int _rows;
    private readonly int _columns;

    private ToldPlaces(double[] latitudes, double[] longitudes, int rows, int columns) =>
        (_latitudes, _longitudes, _rows, _columns) = (latitudes, longitudes, rows, columns);

    /// <summary>The places; null where the file has none of both.</summary>
    internal static ToldPlaces? Of(FieldData field, IReadOnlyList<FieldData> coordinates, CfRoles roles)
    {
        var plane = field.Dimensions.TakeLast(2).ToArray();
        var north = Find(coordinates, roles, CfRole.Latitude, plane, [field.Dimensions[^2]]);
        var east = Find(coordinates, roles, CfRole.Longitude, plane, [field.Dimensions[^1]]);
        return north is null || east is null ? null
            : new ToldPlaces(Doubles.Of(north), Doubles.Of(east), field.Shape[^2], field.Shape[^1]);
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) At(double column, double row)
    {
        var (x, y) = (First(column, _columns), First(row, _rows));
        var (right, down) = (_columns > 1 ? column - x : 0, _rows > 1 ? row - y : 0);
        var (nextX, nextY) = (_columns > 1 ? 1 : 0, _rows > 1 ? 1 : 0);
        var origin = LongitudeOf(y, x);
        Span<(int Row, int Column, double Weight)> corners =
        [
            (y, x, (1 - right) * (1 - down)), (y, x + nextX, right * (1 - down)),
            (y + nextY, x, (1 - right) * down), (y + nextY, x + nextX, right * down),
        ];
        var (latitude, longitude) = (0.0, 0.0);
        foreach (var (cornerRow, cornerColumn, weight) in corners)
        {
            latitude += weight * LatitudeOf(cornerRow, cornerColumn);

            // As a difference from the first corner: the others may be counted from the other side of the date line.
            longitude += weight * Math.IEEERemainder(LongitudeOf(cornerRow, cornerColumn) - origin, 360);
        }

        return (Math.Clamp(latitude, -90, 90), origin + longitude);
    }

    private double LatitudeOf(int row, int column) => _latitudes[_latitudes.Length == _rows ? row : (row * _columns) + column];

    private double LongitudeOf(int row, int column) =>
        _longitudes[_longitudes.Length == _columns ? column : (row * _columns) + column];
}
