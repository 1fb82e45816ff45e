using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Cubes;

namespace NumVid.Formats.Grib.Schema;

/// <summary>Derives the outer axes of a cube with their CF attributes.</summary>
internal static class GribAxes
{
    private const double SecondsPerHour = 3600;

    /// <summary>The axes of a cube in the order of its dimensions. An axis of one value is kept for time alone, unless
    /// the writer noted that it had it.</summary>
    internal static IEnumerable<GribAxis> List(GribCube cube)
    {
        var noted = cube.First.LocalText?["axes"]?.Split(',');
        var axes = new Dictionary<string, GribAxis>();
        if (cube.Members.Count > 1 || (noted?.Contains("member") == true && cube.Members[0] is not null))
        {
            axes["member"] = CreateMember(cube);
        }

        if (noted is null || noted.Contains("time") || cube.Times.Count > 1)
        {
            axes["time"] = CreateTime(cube);
        }

        if (cube.Steps is not null)
        {
            axes["step"] = CreateStep(cube);
        }

        if (cube.Levels.Count > 1 || noted?.Contains("level") == true)
        {
            axes["level"] = CreateLevel(cube);
        }

        if (noted is null || axes.Count != noted.Length || !noted.All(axes.ContainsKey))
        {
            return axes.Values;
        }

        var names = cube.First.LocalText?.DimensionNames ?? [];
        return noted.Select((role, i) => axes[role] with { NotedName = names.Length > i ? names[i] : null });
    }

    private static GribAxis CreateMember(GribCube cube) => new(
        "member", "", cube.Members.Select(member => checked((int)(member ?? 0))).ToArray(), null,
        [new("standard_name", "realization"), new("long_name", "ensemble member"), new("units", "1"), new(
            "axis", "E")]);

    private static GribAxis CreateTime(GribCube cube)
    {
        var units = GetTimeUnits(cube);
        var timeUnits = CfTimeUnits.Parse(units, cube.First.Calendar);
        return new GribAxis(
            "time", "", cube.Times.Select(timeUnits.FromSeconds).ToArray(), null,
            [
                new("standard_name", cube.Steps is null ? "time" : "forecast_reference_time"),
                new("long_name", cube.Steps is null ? "valid time" : "reference time"),
                new("units", units),
                new("calendar", cube.First.Calendar),
                new("axis", "T"),
            ]);
    }

    // The writer's own unit where it was noted and still gives every time exactly.
    private static string GetTimeUnits(GribCube cube)
    {
        if (cube.First.LocalText?["time_units"] is { } noted && CfTimeUnits.IsTimeAxis(noted))
        {
            var timeUnits = CfTimeUnits.Parse(noted, cube.First.Calendar);
            if (cube.Times.All(time => timeUnits.ToSeconds(timeUnits.FromSeconds(time)) == time))
            {
                return noted;
            }
        }

        return cube.Times.All(time => time % (long)SecondsPerHour == 0)
            ? "hours since 1970-01-01 00:00:00" : "seconds since 1970-01-01 00:00:00";
    }

    private static GribAxis CreateStep(GribCube cube) => new(
        "step", "", cube.Steps!.Select(step => step / SecondsPerHour).ToArray(), null,
        [new("standard_name", "forecast_period"), new("long_name", "time since the reference time"), new(
            "units", "hours")]);

    private static GribAxis CreateLevel(GribCube cube)
    {
        var type = cube.First.LevelType;
        double[,]? bounds = null;
        if (cube.Levels.Any(level => level.Bottom is not null))
        {
            bounds = new double[cube.Levels.Count, 2];
            for (var i = 0; i < cube.Levels.Count; i++)
            {
                bounds[i, 0] = cube.Levels[i].Top;
                bounds[i, 1] = cube.Levels[i].Bottom ?? cube.Levels[i].Top;
            }
        }

        return new GribAxis(
            "level", type, cube.Levels.Select(level => level.Value)
                .ToArray(), bounds, [.. GribLevelAxis.GetAttributes(type)]);
    }
}
