using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>The fields of files that are to be joined, which are brought to one way of writing before.</summary>
/// <param name="Paths">The files, for messages.</param>
/// <param name="Fields">The fields of each; replaced by what means the same.</param>
/// <param name="Warnings">Gets a sentence for each change of values.</param>
internal sealed record JoinedInputs(IReadOnlyList<string> Paths, FieldData[][] Fields, ICollection<string> Warnings)
{
    /// <summary>The field of a name in each file; null where it is missing.</summary>
    internal FieldData?[] Find(string name) =>
        Array.ConvertAll(Fields, file => Array.Find(file, field => field.Name == name));

    /// <summary>Puts another field in the place of one.</summary>
    internal void Replace(int file, string name, Func<FieldData, FieldData> change) =>
        Fields[file] = Array.ConvertAll(Fields[file], field => field.Name == name ? change(field) : field);

    /// <summary>The bounds of a coordinate that have its units because they have none of their own, or null.</summary>
    internal string? BoundsWithoutUnitsOf(int file, FieldData coordinate) =>
        BoundsOf(file, coordinate) is { } bounds && bounds.TextOf(CfAttributes.Units) is null ? bounds.Name : null;

    /// <summary>The bounds of a coordinate, or null.</summary>
    internal Formats.Model.VariableContext? BoundsOf(int file, FieldData coordinate) =>
        new CfRoles([.. Fields[file].Select(field => field.Context)], []).BoundsOf(coordinate.Context);

    /// <summary>Refuses a file.</summary>
    internal InvalidFileException Refused(int file, string variable, string reason) =>
        new(Paths[file], reason, variable);

    /// <summary>The attributes with one of them set, at its place or at the end.</summary>
    internal static IReadOnlyList<KeyValuePair<string, object?>> With(
        IReadOnlyList<KeyValuePair<string, object?>> attributes, string key, object? value) =>
        attributes.Any(attribute => attribute.Key == key)
            ? [.. attributes.Select(attribute => attribute.Key == key ? new(key, value) : attribute)]
            : [.. attributes, new(key, value)];

    /// <summary>The number that stands for a missing value of a field, or NaN.</summary>
    internal static double MissingOf(FieldData field) => field.Context.ValueOf("MissingValue") is float or double
        ? Convert.ToDouble(field.Context.ValueOf("MissingValue"), CultureInfo.InvariantCulture) : double.NaN;
}
