using System.Collections.Generic;
using System.IO;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The plane of a field in its variable.</summary>
/// <param name="Origin">Where it begins.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="OuterRank">How many axes are not those of the grid.</param>
internal readonly record struct GribPlaneBox(int[] Origin, int[] Shape, int OuterRank)
{
    /// <summary>The plane of a field.</summary>
    /// <exception cref="InvalidDataException">The variable does not have it.</exception>
    internal static GribPlaneBox Of(GribRestoredField field, int[] shape)
    {
        var (order, plane) = (field.Outline.Order, field.Outline.Plane);
        var rank = shape.Length >= 2 && shape[^2] == order.Rows && shape[^1] == order.Columns ? shape.Length - 2
            : shape.Length >= 1 && shape[^1] == order.PointCount ? shape.Length - 1
            : throw Missing(field);
        var (origin, length) = (new int[shape.Length], (int[])shape.Clone());
        for (var axis = rank - 1; axis >= 0; axis--)
        {
            origin[axis] = shape[axis] == 0 ? throw Missing(field) : plane % shape[axis];
            plane /= shape[axis];
            length[axis] = 1;
        }

        return plane == 0 ? new GribPlaneBox(origin, length, rank) : throw Missing(field);
    }

    /// <summary>The planes that lie in a box as a whole, by their number in the variable and in the box.</summary>
    internal static IEnumerable<(int Plane, int Place)> PlanesIn(
        (int[] Origin, int[] Shape) box, int[] shape, int outerRank)
    {
        for (var axis = outerRank; axis < shape.Length; axis++)
        {
            if (box.Shape[axis] != shape[axis])
            {
                yield break;
            }
        }

        var count = 1;
        for (var axis = 0; axis < outerRank; axis++)
        {
            count *= box.Shape[axis];
        }

        for (var place = 0; place < count; place++)
        {
            var (plane, factor, rest) = (0, 1, place);
            for (var axis = outerRank - 1; axis >= 0; axis--)
            {
                plane += (box.Origin[axis] + (rest % box.Shape[axis])) * factor;
                factor *= shape[axis];
                rest /= box.Shape[axis];
            }

            yield return (plane, place);
        }
    }

    private static InvalidDataException Missing(GribRestoredField field) => new(
        $"message {field.Number} has its values in plane {field.Outline.Plane} of a variable that has no such plane");
}
