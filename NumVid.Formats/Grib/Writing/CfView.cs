using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Writing;

/// <summary>The variables of a dataset sorted by the CF conventions: fields, coordinates, the rest.</summary>
internal sealed class CfView
{
    // Attributes whose text names other variables.
    private static readonly string[] s_references = ["coordinates", "bounds", "grid_mapping", "ancillary_variables", "formula_terms", "climatology"];

    private readonly IReadOnlyList<IGribVariable> _variables;
    private readonly HashSet<string> _referenced;
    private readonly Dictionary<string, CfAxis> _axes = [];

    internal CfView(IReadOnlyList<IGribVariable> variables)
    {
        _variables = variables;
        _referenced = variables.SelectMany(variable => s_references.Select(key => variable.RecentAttributes.GetValueOrDefault(key) as string))
            .OfType<string>().SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The dimension of a name, with its coordinate if there is one.</summary>
    internal CfAxis GetAxis(string dimension)
    {
        if (!_axes.TryGetValue(dimension, out var axis))
        {
            axis = CfAxis.Create(dimension, FindCoordinate(dimension));
            _axes[dimension] = axis;
        }

        return axis;
    }

    /// <summary>The variable of a name, or null.</summary>
    internal IGribVariable? FindVariable(string name) => _variables.FirstOrDefault(variable => variable.RecentName == name);

    /// <summary>Whether a variable says where or when others are.</summary>
    internal bool IsCoordinate(IGribVariable variable) =>
        _referenced.Contains(variable.RecentName)
        || (variable.DimensionNames.Length <= 1 && variable.DimensionNames.Contains(variable.RecentName))
        || variable.RecentName.EndsWith("_bnds", StringComparison.Ordinal) || variable.RecentName.EndsWith("_bounds", StringComparison.Ordinal)
        || IsPosition(variable);

    private static bool IsPosition(IGribVariable variable) =>
        variable.RecentAttributes.GetValueOrDefault("standard_name") is "latitude" or "longitude"
        || variable.RecentName.ToUpperInvariant() is "LAT" or "LON" or "LATITUDE" or "LONGITUDE";

    private IGribVariable? FindCoordinate(string dimension)
    {
        var candidates = _variables.Where(variable => variable.DimensionNames is [var only] && only == dimension && IsNumber(variable.ElementType)).ToList();
        return candidates.FirstOrDefault(variable => variable.RecentName == dimension) ?? candidates.FirstOrDefault(IsPosition);
    }

    private static bool IsNumber(Type type) => type.IsPrimitive && type != typeof(bool) && type != typeof(char);
}
