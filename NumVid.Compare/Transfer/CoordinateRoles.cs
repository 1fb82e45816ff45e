using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;

namespace NumVid.Compare.Transfer;

/// <summary>Which committed variables of a dataset describe others, and which belong to which.</summary>
internal sealed class CoordinateRoles
{
    private readonly IReadOnlyList<Variable> _variables;
    private readonly CfRoles _roles;

    /// <summary>Looks at a dataset.</summary>
    /// <param name="variables">Its variables, or some of them.</param>
    internal CoordinateRoles(IReadOnlyList<Variable> variables)
    {
        _variables = variables;
        var attributes = variables.Count == 0 ? [] : FieldData.AttributesOf(variables[0].DataSet.Metadata);
        _roles = new CfRoles([.. variables.Select(ContextOf)], attributes);
    }

    /// <summary>Why a variable is a coordinate of others rather than a field, as a clause; null for a field.</summary>
    internal string? WhyCoordinate(Variable variable) => _roles.CoordinateReason(ContextOf(variable));

    /// <summary>Whether the headers of a format without variables say what a variable says.</summary>
    internal bool IsImplied(Variable variable) =>
        _roles.Find(ContextOf(variable)) is { } found && CfImpliedRoles.Include(found.Role, variable.Rank);

    /// <summary>The coordinates, bounds and grid mappings that a field needs, in file order.</summary>
    internal IReadOnlyList<Variable> CarriedWith(Variable field)
    {
        var names = _roles.CarriedWith(ContextOf(field));
        return [.. _variables.Where(variable => names.Contains(variable.Name))
            .GroupBy(variable => variable.Name).Select(group => group.Last()).OrderBy(variable => variable.ID)];
    }

    /// <summary>What a dimension counts.</summary>
    internal CfRole RoleOfDimension(string dimension) => _roles.RoleOfDimension(dimension);

    /// <summary>The coordinate of a dimension, or null.</summary>
    internal Variable? CoordinateOf(string dimension) => _roles.CoordinateOf(dimension) is { } coordinate
        ? _variables.Last(variable => variable.Name == coordinate.Name) : null;

    private static VariableContext ContextOf(Variable variable) =>
        VariableContext.Of(variable, SchemaVersion.Committed);
}
