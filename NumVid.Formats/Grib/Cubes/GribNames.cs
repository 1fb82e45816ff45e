using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Names the variables of a file: the parameter's short name, and no more unless two would be the
/// same.</summary>
internal static class GribNames
{
    // Names of coordinate variables and dimensions that no field may take.
    private static readonly string[] s_reserved =
        ["time", "step", "level", "member", "latitude", "longitude", "cell", "x", "y", "bnds"];

    /// <summary>Returns the cubes with their names.</summary>
    internal static IReadOnlyList<GribCube> Assign(IReadOnlyList<GribCube> cubes, ICollection<string> warnings)
    {
        var named = new List<GribCube>(cubes.Count);
        var taken = new HashSet<string>(s_reserved, StringComparer.Ordinal);
        foreach (var cube in cubes)
        {
            var namesakes =
                cubes.Where(other => other.First.Parameter.BaseName == cube.First.Parameter.BaseName).ToList();
            var name = Unique(GetTellingName(cube, namesakes), taken);
            if (cube.Suffix.Contains("copy", StringComparison.Ordinal))
            {
                warnings.Add(
                    $"The variable '{name}' holds fields that repeat the parameter, level and time of others.");
            }

            named.Add(cube with { Name = name });
        }

        return named;
    }

    private static string GetTellingName(GribCube cube, List<GribCube> namesakes)
    {
        var name = cube.First.Parameter.BaseName;
        if (Differ(namesakes, other => other.First.LevelType))
        {
            name += "_" + cube.First.LevelType;
        }

        if (namesakes.Any(other => other.First.LevelType == cube.First.LevelType
            && (other.First.Level.Bottom is null) != (cube.First.Level.Bottom is null)))
        {
            name += cube.First.Level.Bottom is null ? "" : "_layer";
        }

        if (Differ(namesakes, other => other.First.StepType))
        {
            name += "_" + cube.First.StepType;
        }

        if (Differ(namesakes, other => (other.Grid.Type, other.Grid.RowCount, other.Grid.ColumnCount)))
        {
            name += $"_{cube.Grid.ColumnCount}x{cube.Grid.RowCount}";
        }

        return name + cube.Suffix;
    }

    private static bool Differ<T>(List<GribCube> cubes, Func<GribCube, T> property) =>
        cubes.Select(property).Distinct().Skip(1).Any();

    private static string Unique(string name, HashSet<string> taken)
    {
        var result = name;
        for (var number = 2; !taken.Add(result); number++)
        {
            result = $"{name}_{number}";
        }

        return result;
    }
}
