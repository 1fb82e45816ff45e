using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

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

    /// <summary>What stands on a dimension.</summary>
    internal CutAxis PlacesOf(string dimension, int length) => _roles.CoordinateOf(dimension) is { } coordinate
        ? CutAxis.Of(dimension, FieldData.Of(coordinate, new VariableValues(coordinate)))
        : CutAxis.Unnamed(dimension, length);
}
