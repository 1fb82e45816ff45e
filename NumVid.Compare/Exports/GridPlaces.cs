using System;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Exports;

/// <summary>Where on Earth the points of a frame lie, where its file tells.</summary>
/// <param name="Latitudes">Degrees north of each point, row by row.</param>
/// <param name="Longitudes">Degrees east of each point.</param>
internal sealed record GridPlaces(double[] Latitudes, double[] Longitudes)
{
    /// <summary>The places of a field's points; null where they are not known.</summary>
    internal static GridPlaces? Of(ExportedField field)
    {
        var roles = new CfRoles([.. field.Coordinates.Select(each => each.Context)], []);
        var north = Find(field, roles, CfRole.Latitude, field.Data.Dimensions[^2]);
        var east = Find(field, roles, CfRole.Longitude, field.Data.Dimensions[^1]);
        return north is null || east is null ? null : new GridPlaces(north, east);
    }

    /// <summary>The place between four points of a frame.</summary>
    /// <param name="column">The first of two columns.</param>
    /// <param name="right">How far to the second, in [0, 1].</param>
    /// <param name="row">The first of two rows.</param>
    /// <param name="down">How far to the second, in [0, 1].</param>
    /// <param name="columns">Columns of the frame.</param>
    internal (double Latitude, double Longitude) Between(int column, double right, int row, double down, int columns)
    {
        var point = (row * columns) + column;
        var (nextColumn, nextRow) = (right > 0 ? 1 : 0, down > 0 ? columns : 0);
        int[] corners = [point, point + nextColumn, point + nextRow, point + nextRow + nextColumn];
        double[] weights = [(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down];
        var (latitude, longitude) = (0.0, 0.0);
        for (var i = 0; i < corners.Length; i++)
        {
            latitude += weights[i] * Latitudes[corners[i]];

            // As a difference from the first corner: the others may be counted from the other side of the date line.
            longitude += weights[i] * Math.IEEERemainder(Longitudes[corners[i]] - Longitudes[point], 360);
        }

        return (latitude, Longitudes[point] + longitude);
    }

    private static double[]? Find(ExportedField field, CfRoles roles, CfRole role, string dimension)
    {
        var (rows, columns) = (field.Rows, field.Columns);
        foreach (var coordinate in field.Coordinates.Where(each => IsNumber(each)
            && roles.Find(each.Context)?.Role == role))
        {
            if (coordinate.Dimensions.SequenceEqual(field.Data.Dimensions.TakeLast(2)))
            {
                return Read(coordinate, [rows, columns]);
            }

            if (coordinate.Dimensions.SequenceEqual([dimension]))
            {
                var line = Read(coordinate, [.. coordinate.Shape]);
                return [.. Enumerable.Range(0, rows * columns).Select(
                    point => line[role == CfRole.Latitude ? point / columns : point % columns])];
            }
        }

        return null;
    }

    private static bool IsNumber(FieldData coordinate) =>
        coordinate.Type == typeof(float) || coordinate.Type == typeof(double);

    private static double[] Read(FieldData coordinate, int[] shape)
    {
        var values = new double[coordinate.Values.Count];
        FrameValues.Copy(coordinate.Values.Read(new int[shape.Length], shape), values);
        return values;
    }
}
