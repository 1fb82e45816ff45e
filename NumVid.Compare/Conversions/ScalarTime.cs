using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Conversions;

/// <summary>Files that hold one time each, as a number without an axis: seen with an axis of that one time.</summary>
internal static class ScalarTime
{
    /// <summary>Gives the fields of a file a time axis where it has a time without one, and none with one.</summary>
    /// <param name="variables">The variables of the file.</param>
    /// <param name="fields">The same as data, in the same order.</param>
    internal static FieldData[] Promote(Variable[] variables, FieldData[] fields)
    {
        var times = fields.Where(field => IsTime(field) && field.Dimensions.Count == 0).ToArray();
        if (times.Length != 1 || fields
            .Any(field => field.Dimensions.Contains(times[0].Name) || (IsTime(field) && field.Dimensions.Count > 0)))
        {
            return fields;
        }

        var roles = new CoordinateRoles(variables);
        return [.. fields.Zip(variables, (field, variable) =>
            field == times[0]
                || (field.Dimensions.Count > 0 && field.Type.IsPrimitive && roles.WhyCoordinate(variable) is null)
                ? WithAxis(field, times[0].Name) : field)];
    }

    private static FieldData WithAxis(FieldData field, string name) => field with
    {
        Dimensions = [name, .. field.Dimensions],
        Values = new AddedAxisValues(field.Values),
    };

    // Of two times of a forecast that have no axis, neither can be chosen here.
    private static bool IsTime(FieldData field) =>
        field.Type.IsPrimitive && CfUnits.IsDate(field.Context.TextOf(CfAttributes.Units));
}
