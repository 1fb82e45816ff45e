using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Reads one plane of a variable in double precision.</summary>
internal static class GribPlaneReader
{
    /// <summary>Reads a plane, in our orientation; missing points are NaN.</summary>
    /// <exception cref="UnsupportedDataException">A value is infinite, which GRIB cannot say.</exception>
    internal static double[] Read(GribVariablePlan variable, int plane, GribGrid grid)
    {
        int[] shape = [.. variable.Shape];
        var outerRank = shape.Length - (grid.Layout == GribGridLayout.Cells ? 1 : 2);
        var origin = new int[shape.Length];
        for (var axis = outerRank - 1; axis >= 0; axis--)
        {
            origin[axis] = plane % shape[axis];
            plane /= shape[axis];
            shape[axis] = 1;
        }

        var data = variable.Variable.ReadRecent(origin, shape);
        var values = new double[data.Length];
        if (data.GetType().GetElementType() == typeof(double))
        {
            ArraySpan.Of<double>(data).CopyTo(values);
        }
        else
        {
            var source = ArraySpan.Of<float>(data);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = source[i];
            }
        }

        MarkMissing(values, variable);
        return values;
    }

    private static void MarkMissing(double[] values, GribVariablePlan variable)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == variable.MissingValue)
            {
                values[i] = double.NaN;
            }
            else if (double.IsInfinity(values[i]))
            {
                throw new UnsupportedDataException($"'{variable.Name}' has infinite values, which GRIB cannot hold.");
            }
        }
    }
}
