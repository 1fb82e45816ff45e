using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Compare.Transfer;

/// <summary>Which variables of a dataset describe others, by the CF conventions, and which belong to which.</summary>
internal sealed class CoordinateRoles
{
    private static readonly string[] s_references = ["coordinates", "bounds", "climatology", "grid_mapping"];

    private static readonly string[] s_describing = [.. s_references, "formula_terms", "cell_measures"];

    private static readonly string[] s_names = ["lat", "latitude", "lon", "longitude", "nav_lat", "nav_lon"];

    private static readonly string[] s_boundsEndings = ["_bnds", "_bounds"];

    private readonly Dictionary<string, Variable> _byName;
    private readonly HashSet<string> _describing;

    /// <summary>Looks at the committed variables of a dataset.</summary>
    internal CoordinateRoles(IReadOnlyList<Variable> variables)
    {
        _byName = variables.GroupBy(variable => variable.Name).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        _describing = variables.SelectMany(variable => NamedBy(variable, s_describing)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why a variable is a coordinate of others rather than a field, as a clause; null for a field.</summary>
    internal string? WhyCoordinate(Variable variable)
    {
        if (variable.Rank == 1 && variable.Dimensions[0].Name == variable.Name)
        {
            return "a coordinate";
        }

        if (_describing.Contains(variable.Name))
        {
            return "describes other variables";
        }

        return IsHorizontal(variable) ? "a horizontal coordinate"
            : s_boundsEndings.Any(ending => variable.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? "bounds of a coordinate"
            : null;
    }

    /// <summary>The coordinates, bounds and grid mappings that a field needs, in file order.</summary>
    internal IReadOnlyList<Variable> CarriedWith(Variable field)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { field.Name };
        var open = new Stack<Variable>([field]);
        while (open.TryPop(out var next))
        {
            var needed = NamedBy(next, s_references).Concat(next.Dimensions.AsNamesArray());
            foreach (var name in needed.Where(name => _byName.ContainsKey(name) && found.Add(name)))
            {
                open.Push(_byName[name]);
            }
        }

        found.Remove(field.Name);
        return [.. _byName.Values.Where(variable => found.Contains(variable.Name)).OrderBy(variable => variable.ID)];
    }

    private static bool IsHorizontal(Variable variable) =>
        s_names.Contains(variable.Name, StringComparer.OrdinalIgnoreCase)
        || Text(variable, "standard_name") is "latitude" or "longitude";

    // "crs: x y", "a: b" and "area: areacella" name variables too; a word that is no variable does no harm.
    private static IEnumerable<string> NamedBy(Variable variable, IEnumerable<string> attributes) => attributes
        .Select(attribute => Text(variable, attribute))
        .OfType<string>()
        .SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Select(word => word.TrimEnd(':'));

    private static string? Text(Variable variable, string attribute) =>
        variable.Metadata.ContainsKey(attribute) ? variable.Metadata[attribute] as string : null;
}
