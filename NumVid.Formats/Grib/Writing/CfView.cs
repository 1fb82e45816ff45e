using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Writing;

/// <summary>The variables of a dataset with their roles by the CF conventions: fields, coordinates, the rest.</summary>
internal sealed class CfView
{
    private readonly IReadOnlyList<IGribVariable> _variables;
    private readonly CfRoles _roles;
    private readonly Dictionary<string, CfAxis> _axes = [];

    /// <summary>Looks at a dataset.</summary>
    /// <param name="variables">The variables as they will be.</param>
    /// <param name="attributes">The attributes of the dataset.</param>
    internal CfView(IReadOnlyList<IGribVariable> variables, IReadOnlyList<KeyValuePair<string, object?>> attributes)
    {
        _variables = variables;
        _roles = new CfRoles([.. variables.Select(ContextOf)], attributes);
    }

    /// <summary>The dimension of a name, with its coordinate if there is one.</summary>
    internal CfAxis GetAxis(string dimension)
    {
        if (!_axes.TryGetValue(dimension, out var axis))
        {
            var coordinate = FindCoordinate(dimension);
            axis = CfAxis.Create(dimension, coordinate, coordinate is null ? CfRole.None : RoleOf(coordinate));
            _axes[dimension] = axis;
        }

        return axis;
    }

    /// <summary>The variables that an attribute of a variable names.</summary>
    internal IEnumerable<IGribVariable> NamedBy(IGribVariable variable, string attribute) => _roles
        .NamedBy(ContextOf(variable), attribute).Select(named => _variables.Last(candidate => candidate.RecentName == named.Name));

    /// <summary>What a variable tells of others; none for a field.</summary>
    internal CfRole RoleOf(IGribVariable variable) => _roles.Find(ContextOf(variable))?.Role ?? CfRole.None;

    /// <summary>The bounds of a coordinate, or null.</summary>
    internal IGribVariable? BoundsOf(IGribVariable coordinate) => _roles.BoundsOf(ContextOf(coordinate)) is { } bounds
        ? _variables.Last(candidate => candidate.RecentName == bounds.Name) : null;

    /// <summary>The numbers without a dimension.</summary>
    internal IEnumerable<IGribVariable> Scalars() =>
        _variables.Where(variable => variable.DimensionNames.Length == 0 && IsNumber(variable.ElementType));

    private static VariableContext ContextOf(IGribVariable variable) =>
        new(variable.RecentName, variable.DimensionNames, [.. variable.RecentAttributes]) { Type = variable.ElementType };

    /// <summary>The coordinate of a dimension, or null.</summary>
    internal IGribVariable? FindCoordinate(string dimension)
    {
        var candidates = _variables.Where(variable => variable.DimensionNames is [var only] && only == dimension && IsNumber(variable.ElementType)).ToList();
        return candidates.FirstOrDefault(variable => variable.RecentName == dimension)
            ?? candidates.FirstOrDefault(variable => RoleOf(variable) is CfRole.Latitude or CfRole.Longitude);
    }

    /// <summary>Whether values of a type are numbers.</summary>
    internal static bool IsNumber(Type type) => type.IsPrimitive && type != typeof(bool) && type != typeof(char);
}
