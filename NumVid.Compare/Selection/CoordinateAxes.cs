using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;

namespace NumVid.Compare.Selection;

/// <summary>Which dimensions of an input are times and levels, and what stands on them.</summary>
internal sealed class CoordinateAxes
{
    private readonly CoordinateRoles _roles;

    /// <summary>Looks at the committed variables of a dataset.</summary>
    internal CoordinateAxes(IEnumerable<Variable> variables) =>
        _roles = new CoordinateRoles([.. variables.OrderBy(variable => variable.ID)]);

    /// <summary>Whether a dimension is time.</summary>
    internal bool IsTime(string dimension) => _roles.RoleOfDimension(dimension) is CfRole.Time or CfRole.Step;

    /// <summary>Whether a dimension is a level.</summary>
    internal bool IsLevel(string dimension) => _roles.RoleOfDimension(dimension) == CfRole.Level;

    /// <summary>The numbers on a dimension.</summary>
    /// <exception cref="Errors.UsageException">It has no coordinate of numbers.</exception>
    internal double[] NumbersOf(string dimension) =>
        _roles.CoordinateOf(dimension) is { } coordinate && coordinate.TypeOfData.IsPrimitive
        ? [.. coordinate.GetData().Cast<object>()
        .Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))]
        : throw new UsageException(
        $"The dimension '{dimension}' has no coordinate of numbers; choose by index, for example '#0..3'.");

    /// <summary>The dates on a dimension of time.</summary>
    /// <exception cref="Errors.UsageException">Its numbers are no dates of the usual calendar.</exception>
    internal DateTime[] DatesOf(string dimension)
    {
        var coordinate = _roles.CoordinateOf(dimension)!;
        if (coordinate.TypeOfData == typeof(DateTime))
        {
            return (DateTime[])coordinate.GetData();
        }

        var context = VariableContext.Of(coordinate, SchemaVersion.Committed);
        var (units, calendar) = (context.TextOf(CfAttributes.Units), context.TextOf(CfAttributes.Calendar));
        var times = CfTimeUnits.TryParse(units, calendar);
        return Array.ConvertAll(NumbersOf(dimension), value => times?.ToDateTime(value) ?? throw new UsageException(
            $"The dimension '{dimension}' has no dates of the usual calendar ('{units}', calendar "
                + $"'{calendar ?? "standard"}'); choose times by index."));
    }
}
