using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Tests.Contracts;

namespace NumVid.Tests.Formats.Concurrency;

/// <summary>A file whose states can be told apart: in state N two fields are a known pattern and N, and the file has N
/// further steps along time.</summary>
internal static class SteppingFile
{
    private const int Latitudes = 6;
    private const int Longitudes = 8;
    private const int FirstSteps = 2;
    private const int MostSteps = 6;
    private const double Tolerance = 0.1;

    private static readonly string[] s_fields = ["t", "u"];

    /// <summary>Makes the file, in state 0.</summary>
    internal static void Create(DataSet dataSet)
    {
        var sample = SampleOf(0);
        (sample with { Name = s_fields[0] }).AddTo(dataSet);
        (sample with { Name = s_fields[1], Attributes = WindAttributes }).AddFieldTo(dataSet);
    }

    /// <summary>Puts the next state into a dataset, uncommitted: by other values, or by these and a step
    /// more.</summary>
    internal static void Advance(DataSet dataSet, int state)
    {
        var sample = SampleOf(state);
        if (dataSet["time"].GetShape()[0] < sample.Times.Length)
        {
            dataSet["time"].PutData(sample.Times);
        }

        foreach (var field in s_fields)
        {
            dataSet[field].PutData(sample.Values);
        }
    }

    /// <summary>Reads everything, and tells which state it is.</summary>
    /// <exception cref="InvalidOperationException">It is a mixture of several.</exception>
    internal static int StateOf(DataSet dataSet)
    {
        var fields = s_fields.Select(name => (float[,,])dataSet[name].GetData()).ToArray();
        var times = dataSet["time"].GetShape()[0];
        var state = (int)MathF.Round(fields[0][0, 0, 0] - Pattern(0));
        foreach (var field in fields)
        {
            Check(field, state, times);
        }

        return state;
    }

    private static Dictionary<string, object> WindAttributes => new()
    {
        ["units"] = "m s**-1",
        ["long_name"] = "U component of wind",
        ["standard_name"] = "eastward_wind",
    };

    private static void Check(float[,,] field, int state, int times)
    {
        if (field.GetLength(0) != StepsOf(state) || times != StepsOf(state))
        {
            throw new InvalidOperationException($"state {state}: {field.GetLength(0)} steps of a field, {times} times");
        }

        var place = 0;
        foreach (var value in field)
        {
            if (Math.Abs(value - Pattern(place++) - state) > Tolerance)
            {
                throw new InvalidOperationException(
                    $"state {state}: {value} where {Pattern(place - 1) + state} belongs");
            }
        }
    }

    private static int StepsOf(int state) => Math.Min(MostSteps, FirstSteps + state);

    private static float Pattern(int place) => 280 + (3 * MathF.Sin(0.7f * place));

    private static FieldSample SampleOf(int state)
    {
        var values = new float[StepsOf(state), Latitudes, Longitudes];
        var place = 0;
        foreach (ref var value in values.AsFlatSpan())
        {
            value = Pattern(place++) + state;
        }

        return new FieldSample(s_fields[0], values);
    }
}
