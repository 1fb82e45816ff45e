using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Cubes;

namespace NumVid.Formats.Grib.Schema;

/// <summary>Derives the outer axes of a cube with their CF attributes.</summary>
internal static class GribAxes
{
    private const double SecondsPerHour = 3600;
    private const long SecondsPerMinute = 60;

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

        foreach (var (name, places) in cube.FurtherAxes)
        {
            if (places.Count > 1)
            {
                axes[name] = GribFurtherAxes.Create(name, places, cube);
            }
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
        var starts = cube.Steps is null ? cube.IntervalStarts : null;
        var units = GetTimeUnits(cube, [.. cube.Times, .. starts ?? []]);
        var timeUnits = CfTimeUnits.Parse(units, cube.First.Calendar);
        return new GribAxis(
            "time", GetIntervalHint(cube, starts), cube.Times.Select(timeUnits.FromSeconds).ToArray(),
            CreateBounds(cube.Times, starts, timeUnits.FromSeconds),
            [
                new("standard_name", cube.Steps is null ? "time" : "forecast_reference_time"),
                new("long_name", cube.Steps is null ? "valid time" : "reference time"),
                new("units", units),
                new("calendar", cube.First.Calendar),
                new("axis", "T"),
            ]);
    }

    // The writer's own unit where it was noted and still gives every time exactly.
    private static string GetTimeUnits(GribCube cube, long[] times)
    {
        if (cube.First.LocalText?["time_units"] is { } noted && CfTimeUnits.IsTimeAxis(noted))
        {
            var timeUnits = CfTimeUnits.Parse(noted, cube.First.Calendar);
            if (Array.TrueForAll(times, time => timeUnits.ToSeconds(timeUnits.FromSeconds(time)) == time))
            {
                return noted;
            }
        }

        var unit = Array.TrueForAll(times, time => time % (long)SecondsPerHour == 0) ? "hours"
            : Array.TrueForAll(times, time => time % SecondsPerMinute == 0) ? "minutes" : "seconds";
        return unit + " since 1970-01-01 00:00:00";
    }

    private static GribAxis CreateStep(GribCube cube)
    {
        var starts = cube.IntervalStarts;
        return new GribAxis(
            "step", GetIntervalHint(cube, starts), cube.Steps!.Select(step => step / SecondsPerHour).ToArray(),
            CreateBounds(cube.Steps!, starts, step => step / SecondsPerHour),
            [new("standard_name", "forecast_period"), new("long_name", "time since the reference time"), new(
                "units", "hours")]);
    }

    private static double[,]? CreateBounds(
        IReadOnlyList<long> ends, IReadOnlyList<long>? starts, Func<long, double> convert)
    {
        if (starts is null)
        {
            return null;
        }

        var bounds = new double[ends.Count, 2];
        for (var i = 0; i < ends.Count; i++)
        {
            (bounds[i, 0], bounds[i, 1]) = (convert(starts[i]), convert(ends[i]));
        }

        return bounds;
    }

    // Tells times of intervals from each other where a file has several of them.
    private static string GetIntervalHint(GribCube cube, IReadOnlyList<long>? starts)
    {
        if (starts is null)
        {
            return "";
        }

        var lengths = (cube.Steps ?? cube.Times).Zip(starts, (end, start) => end - start).Distinct().ToList();
        return lengths.Count > 1 ? "intervals"
            : string.Create(CultureInfo.InvariantCulture, $"{lengths[0] / SecondsPerHour}h");
    }

    private static GribAxis CreateLevel(GribCube cube)
    {
        var type = cube.First.LevelType;
        var hybrid = GribHybridLevels.Find(cube);
        double[,]? bounds = null;
        if (hybrid?.ApBounds is not null || cube.Levels.Any(level => level.Bottom is not null))
        {
            // A model level lies between half levels.
            var half = hybrid?.ApBounds is null ? 0 : 0.5;
            bounds = new double[cube.Levels.Count, 2];
            for (var i = 0; i < cube.Levels.Count; i++)
            {
                var (top, bottom) = (cube.Levels[i].Top, cube.Levels[i].Bottom);
                (bounds[i, 0], bounds[i, 1]) = bottom is { } end ? (top, end) : (top - half, top + half);
            }
        }

        var values = cube.Levels.Select(level => level.Value).ToArray();
        var axis = new GribAxis("level", type, values, bounds, [.. GribLevelAxis.GetAttributes(type)]);
        return axis with { Hybrid = hybrid };
    }
}
