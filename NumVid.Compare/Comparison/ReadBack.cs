using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Comparison;

/// <summary>Finds a field again in a file that a format has written, and takes its values in the original order.</summary>
internal static class ReadBack
{
    /// <summary>The name under which a field came back.</summary>
    /// <exception cref="InvalidFileException">It did not come back.</exception>
    /// <remarks>GRIB has no free names: a field that it knows under another one is the only one of its shape.</remarks>
    internal static string FindName(DataSet file, FieldData field)
    {
        var names = file.Where(variable => variable.Name == field.Name || HasShapeOf(variable, field)).Select(variable => variable.Name).ToArray();
        return names.Contains(field.Name) ? field.Name
            : names.Length == 1 ? names[0]
            : throw new InvalidFileException(
                file.URI, $"the variable did not come back; the file holds {string.Join(", ", file.Select(variable => variable.Name))}", field.Name);
    }

    /// <summary>The values of a field that came back, as many as in the original and in its order.</summary>
    /// <exception cref="InvalidFileException">The shape is another one.</exception>
    internal static Array Values(DataSet file, string name, FieldData field)
    {
        var variable = file[name];
        if (!HasShapeOf(variable, field))
        {
            throw new InvalidFileException(
                file.URI, $"the shape came back as ({string.Join(", ", variable.GetShape())}) and was ({string.Join(", ", field.Shape)})", name);
        }

        return variable.GetData();
    }

    // Dimensions of length 1 come and go: GRIB has a time and a level for every field, whether named or not.
    private static bool HasShapeOf(Variable variable, FieldData field) =>
        (variable.TypeOfData == typeof(float) || variable.TypeOfData == typeof(double))
        && variable.GetShape().Where(length => length != 1).SequenceEqual(field.Shape.Where(length => length != 1));
}
