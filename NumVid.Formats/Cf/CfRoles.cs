using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Cf;

/// <summary>What the CF conventions tell about the variables of a dataset: which are coordinates, which axes are time.</summary>
internal sealed class CfRoles
{
    private static readonly string[] s_references = ["coordinates", "bounds", "grid_mapping", "formula_terms"];
    private static readonly string[] s_timeNames = ["time", "forecast_period", "forecast_reference_time"];
    private static readonly string[] s_positionNames =
        ["lat", "lon", "latitude", "longitude", "grid_latitude", "grid_longitude"];

    private readonly HashSet<string> _referenced;
    private readonly HashSet<string> _timeDimensions;

    /// <summary>Reads the attributes of all variables.</summary>
    internal CfRoles(IReadOnlyList<VariableContext> variables)
    {
        _referenced = variables.SelectMany(ReferencesOf).ToHashSet(StringComparer.Ordinal);
        _timeDimensions = variables
            .Where(variable => variable.Dimensions is [var dimension] && dimension == variable.Name && IsTime(variable))
            .Select(variable => variable.Name)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Which axes of a variable are time, one flag an axis.</summary>
    internal bool[] TimeAxesOf(string[] dimensions) => [.. dimensions.Select(_timeDimensions.Contains)];

    /// <summary>Why a variable belongs to the coordinates, or null when it does not.</summary>
    internal string? CoordinateReason(VariableContext variable)
    {
        if (_referenced.Contains(variable.Name))
        {
            return "named by another variable's coordinates, bounds, grid_mapping or formula_terms";
        }

        var standardName = variable.TextOf("standard_name");
        if (s_positionNames.Contains(variable.Name, StringComparer.OrdinalIgnoreCase) || s_positionNames.Contains(standardName))
        {
            return "latitude or longitude";
        }

        return variable.Name.EndsWith("_bnds", StringComparison.Ordinal) || variable.Name.EndsWith("_bounds", StringComparison.Ordinal)
            ? "bounds of cells"
            : null;
    }

    private static IEnumerable<string> ReferencesOf(VariableContext variable) => s_references
        .Select(variable.TextOf)
        .Where(text => text is not null)
        .SelectMany(text => text!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Select(word => word.TrimEnd(':'));

    private static bool IsTime(VariableContext coordinate) =>
        coordinate.TextOf("units")?.Contains(" since ", StringComparison.OrdinalIgnoreCase) == true
        || s_timeNames.Contains(coordinate.TextOf("standard_name"))
        || coordinate.TextOf("axis") == "T";
}
