using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Tests.Contracts;

/// <summary>A small float field time x latitude x longitude with coordinates and CF attributes, which every provider
/// can hold.</summary>
/// <remarks>The coordinates are exact in thousandths of a degree and in whole hours, so that GRIB can hold them,
/// too.</remarks>
internal sealed record FieldSample(string Name, float[,,] Values)
{
    /// <summary>The names of the dimensions, and of the coordinate variables.</summary>
    internal string[] Dimensions { get; init; } = ["time", "latitude", "longitude"];

    /// <summary>Six-hourly.</summary>
    internal double[] Times { get; init; } = Steps(Values.GetLength(0), 0, 6);

    /// <summary>From north to south.</summary>
    internal double[] Latitudes { get; init; } = Steps(Values.GetLength(1), 30, -2.5);

    /// <summary>From Greenwich to the east.</summary>
    internal double[] Longitudes { get; init; } = Steps(Values.GetLength(2), 0, 2.5);

    /// <summary>The attributes of the field that have to come back.</summary>
    internal IReadOnlyDictionary<string, object> Attributes { get; init; } = new Dictionary<string, object>
    {
        ["units"] = "K",
        ["long_name"] = "Temperature",
        ["standard_name"] = "air_temperature",
    };

    /// <summary>A smooth field of about 250 to 310.</summary>
    internal static FieldSample Smooth(string name, int times = 4, int latitudes = 9, int longitudes = 16)
    {
        var values = new float[times, latitudes, longitudes];
        for (var t = 0; t < times; t++)
        {
            for (var y = 0; y < latitudes; y++)
            {
                for (var x = 0; x < longitudes; x++)
                {
                    values[t, y, x] = (float)(
                        280 + 20 * Math.Sin(0.4 * x + 0.3 * t) * Math.Cos(0.5 * y) + 2 * t + 0.01 * (x * 7 % 5));
                }
            }
        }

        return new FieldSample(name, values);
    }

    /// <summary>The smooth field with missing points: scattered ones, a whole line, and a whole first time step but one
    /// point.</summary>
    internal static FieldSample WithGaps(string name)
    {
        var sample = Smooth(name);
        var values = sample.Values;
        var (times, latitudes, longitudes) = (values.GetLength(0), values.GetLength(1), values.GetLength(2));
        foreach (var i in Enumerable.Range(0, times * latitudes * longitudes))
        {
            var (t, y, x) = (i / (latitudes * longitudes), i / longitudes % latitudes, i % longitudes);
            if (i % 11 == 3 || (t == 1 && y == 2) || (t == 0 && i != 5))
            {
                values[t, y, x] = float.NaN;
            }
        }

        return sample;
    }

    /// <summary>Adds coordinates, field and attributes.</summary>
    internal void AddTo(DataSet dataSet)
    {
        AddAxesTo(dataSet);
        AddFieldTo(dataSet);
    }

    /// <summary>Adds the coordinates alone.</summary>
    internal void AddAxesTo(DataSet dataSet)
    {
        AddAxis(dataSet, Dimensions[0], Times, "time", "hours since 2000-01-01 00:00:00");
        AddAxis(dataSet, Dimensions[1], Latitudes, "latitude", "degrees_north");
        AddAxis(dataSet, Dimensions[2], Longitudes, "longitude", "degrees_east");
    }

    /// <summary>Adds the field alone.</summary>
    internal void AddFieldTo(DataSet dataSet)
    {
        var field = dataSet.AddVariable<float>(Name, Values, Dimensions);
        foreach (var (key, value) in Attributes)
        {
            field.Metadata[key] = value;
        }

        field.MissingValue = float.NaN;
    }

    private static void AddAxis(DataSet dataSet, string name, double[] values, string standardName, string units)
    {
        var axis = dataSet.AddVariable<double>(name, values, name);
        axis.Metadata["standard_name"] = standardName;
        axis.Metadata["units"] = units;
    }

    private static double[] Steps(int count, double first, double step)
        => Enumerable.Range(0, count).Select(i => first + i * step).ToArray();
}
