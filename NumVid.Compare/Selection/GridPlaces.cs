using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Where on Earth the points of a frame lie, where its file tells.</summary>
internal sealed class GridPlaces
{
    private readonly double[] _latitudes;
    private readonly double[] _longitudes;
    private readonly int _rows;
    private readonly int _columns;

    private GridPlaces(double[] latitudes, double[] longitudes, int rows, int columns) =>
        (_latitudes, _longitudes, _rows, _columns) = (latitudes, longitudes, rows, columns);

    /// <summary>The places of a field's points; null where they are not known.</summary>
    /// <param name="field">A field of at least two axes.</param>
    /// <param name="coordinates">The variables that describe it, among others.</param>
    internal static GridPlaces? Of(FieldData field, IReadOnlyList<FieldData> coordinates)
    {
        var roles = new CfRoles([.. coordinates.Select(each => each.Context)], []);
        var north = Find(field, coordinates, roles, CfRole.Latitude, field.Dimensions[^2]);
        var east = Find(field, coordinates, roles, CfRole.Longitude, field.Dimensions[^1]);
        return north is null || east is null ? null : new GridPlaces(north, east, field.Shape[^2], field.Shape[^1]);
    }

    /// <summary>The place of a point, between others or a little beyond the first or last one.</summary>
    /// <param name="column">Its column, with a fraction.</param>
    /// <param name="row">Its row.</param>
    internal (double Latitude, double Longitude) At(double column, double row)
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

    private static int First(double place, int count) => (int)Math.Clamp(Math.Floor(place), 0, Math.Max(0, count - 2));

    private double LatitudeOf(int row, int column) => _latitudes[_latitudes.Length == _rows ? row : (row * _columns) + column];

    private double LongitudeOf(int row, int column) =>
        _longitudes[_longitudes.Length == _columns ? column : (row * _columns) + column];

    private static double[]? Find(
        FieldData field, IEnumerable<FieldData> coordinates, CfRoles roles, CfRole role, string dimension) =>
        coordinates.FirstOrDefault(each => IsNumber(each) && roles.Find(each.Context)?.Role == role
            && (each.Dimensions.SequenceEqual(field.Dimensions.TakeLast(2)) || each.Dimensions.SequenceEqual([dimension])))
            is { } found ? Doubles.Of(found) : null;

    private static bool IsNumber(FieldData coordinate) =>
        coordinate.Type == typeof(float) || coordinate.Type == typeof(double);
}
