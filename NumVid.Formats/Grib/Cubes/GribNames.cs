using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Names the variables of a file: the parameter's short name, and no more unless two would be the
/// same.</summary>
/// <remarks>What is added says what differs, and depends on what the file holds, not on the order of its
/// fields.</remarks>
internal static class GribNames
{
    // Names of coordinate variables and dimensions that no field may take.
    private static readonly string[] s_reserved =
        ["time", "step", "level", "member", "latitude", "longitude", "cell", "x", "y", "bnds"];

    /// <summary>Returns the cubes with their names.</summary>
    internal static IReadOnlyList<GribCube> Assign(IReadOnlyList<GribCube> cubes)
    {
        var names = new Dictionary<GribCube, string>(ReferenceEqualityComparer.Instance);
        foreach (var namesakes in cubes.GroupBy(cube => cube.First.Parameter.BaseName))
        {
            var members = namesakes.ToList();
            foreach (var cube in members)
            {
                names[cube] = GetTellingName(cube, members);
            }

            foreach (var clash in members.GroupBy(cube => names[cube] + cube.Suffix).ToList())
            {
                AddWords([.. clash], names);
            }
        }

        var taken = new HashSet<string>(s_reserved, StringComparer.Ordinal);
        return [.. cubes.Select(cube => cube with { Name = Unique(names[cube] + cube.Suffix, taken) })];
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

        return name;
    }

    // Asks for one difference after the other, and goes on within those that agree in it.
    private static void AddWords(List<GribCube> clash, Dictionary<GribCube, string> names)
    {
        if (clash.Count < 2)
        {
            return;
        }

        var words = clash.ToDictionary(
            cube => cube, cube => GribProductWords.List(cube.First.Product).ToList(),
            (IEqualityComparer<GribCube>)ReferenceEqualityComparer.Instance);
        var aspects = clash.SelectMany(cube => words[cube].Select((pair, place) => (pair.Name, place)))
            .GroupBy(pair => pair.Name).OrderBy(group => group.Min(pair => pair.place))
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key);
        foreach (var aspect in aspects)
        {
            var parts = clash.GroupBy(cube => WordOf(words[cube], aspect)).ToList();
            if (parts.Count < 2)
            {
                continue;
            }

            foreach (var part in parts)
            {
                foreach (var cube in part)
                {
                    names[cube] += part.Key.Length == 0 ? "" : "_" + part.Key;
                }

                AddWords([.. part], names);
            }

            return;
        }
    }

    private static string WordOf(List<(string Name, string Word)> words, string aspect) =>
        words.Find(pair => pair.Name == aspect).Word ?? "";

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
