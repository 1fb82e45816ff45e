using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Measurement;

/// <summary>Finds a field again in a file that a format has written, and takes its values in the original
/// order.</summary>
internal static class ReadBack
{
    /// <summary>The name under which a field came back.</summary>
    /// <exception cref="InvalidFileException">It did not come back.</exception>
    /// <remarks>GRIB has no free names: a field that it knows under another one is the only field of its
    /// shape.</remarks>
    internal static string FindName(DataSet file, FieldData field)
    {
        var variables = file.ToArray();
        if (Array.Exists(variables, variable => variable.Name == field.Name))
        {
            return field.Name;
        }

        var roles = new CoordinateRoles(variables);
        var candidates =
            variables.Where(variable => HasShapeOf(variable, field) && roles.WhyCoordinate(variable) is null).ToArray();
        return candidates.Length == 1
            ? candidates[0].Name
            : throw new InvalidFileException(
                FileNameOf(file), $"the variable did not come back; the file holds "
                    + $"{string.Join(", ", variables.Select(variable => variable.Name))}", field.Name);
    }

    /// <summary>Reads boxes of a field that came back, with as many values as in the original and in their
    /// order.</summary>
    /// <exception cref="InvalidFileException">The shape is another one.</exception>
    internal static Func<FieldBlock, Array> Reader(DataSet file, string name, FieldData field)
    {
        var variable = file[name];
        if (!HasShapeOf(variable, field))
        {
            throw new InvalidFileException(
                FileNameOf(file), $"the shape came back as ({string.Join(", ", variable.GetShape())}) and was "
                    + $"({string.Join(", ", field.Shape)})", name);
        }

        var axes = AxesOf(variable.GetShape(), field.Shape);
        return block => variable.GetData(
            Array.ConvertAll(axes, axis => axis is { } own ? block.Origin[own] : 0),
            Array.ConvertAll(axes, axis => axis is { } own ? block.Shape[own] : 1));
    }

    // For each axis of what came back that of the original, or null where it has none.
    private static int?[] AxesOf(int[] shape, IReadOnlyList<int> original)
    {
        var next = new Queue<int>(Enumerable.Range(0, original.Count).Where(axis => original[axis] != 1));
        return Array.ConvertAll(shape, length => length == 1 ? null : (int?)next.Dequeue());
    }

    // The folder is a temporary one and means nothing to anybody.
    private static string FileNameOf(DataSet file) => System.IO.Path.GetFileName(file.URI);

    // Dimensions of length 1 come and go: GRIB has a time and a level for every field, whether named or not.
    private static bool HasShapeOf(Variable variable, FieldData field) =>
        (variable.TypeOfData == typeof(float) || variable.TypeOfData == typeof(double))
        && variable.GetShape().Where(length => length != 1).SequenceEqual(field.Shape.Where(length => length != 1));
}
