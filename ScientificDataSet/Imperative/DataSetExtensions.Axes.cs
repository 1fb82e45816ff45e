using System;
using System.Linq;

namespace Microsoft.Research.Science.Data.Imperative;

/// <content>Axes, and variables over the dimensions of others.</content>
public static partial class DataSetExtensions
{
    // A step that does not divide the distance exactly must not lose the last position to rounding.
    private const double Slack = 1e-6;

    /// <summary>Adds an axis: a variable of rank 1 named as its dimension.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">The name of both.</param>
    /// <param name="units">The attribute <c>Units</c>.</param>
    /// <param name="data">The positions, an array of rank 1.</param>
    public static Variable AddAxis<T>(this DataSet ds, string name, string units, T data) =>
        ds.Add(name, units, data, name);

    /// <summary>Adds an axis of equal steps.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">The name of the variable and of its dimension.</param>
    /// <param name="units">The attribute <c>Units</c>.</param>
    /// <param name="min">The first position.</param>
    /// <param name="max">The last position, which is there when a whole number of steps leads to it.</param>
    /// <param name="delta">The step.</param>
    public static Variable AddAxis(this DataSet ds, string name, string units, double min, double max, double delta) =>
        ds.AddAxis(name, units, Steps(min, max, delta, n => min + (n * delta)));

    /// <inheritdoc cref="AddAxis(DataSet, string, string, double, double, double)"/>
    public static Variable AddAxis(this DataSet ds, string name, string units, float min, float max, float delta) =>
        ds.AddAxis(name, units, Steps(min, max, delta, n => min + (n * delta)));

    /// <summary>Adds an axis of times in equal steps.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">The name of the variable and of its dimension.</param>
    /// <param name="min">The first time.</param>
    /// <param name="max">The last time, which is there when a whole number of steps leads to it.</param>
    /// <param name="delta">The step.</param>
    public static Variable AddAxis(this DataSet ds, string name, DateTime min, DateTime max, TimeSpan delta) =>
        ds.Add(name, Steps(0, (max - min).Ticks, delta.Ticks, n => min + (n * delta)), name);

    /// <summary>Adds a variable over the dimensions of another one.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="srcName">The name of the other variable.</param>
    /// <param name="varName">The name.</param>
    /// <param name="units">The attribute <c>Units</c>.</param>
    /// <param name="missingValue">The value that stands for a missing one; or null.</param>
    /// <param name="data">The data.</param>
    public static Variable AddSimilar<T>(
        this DataSet ds, string srcName, string varName, string units, object? missingValue, T data)
    {
        ArgumentNullException.ThrowIfNull(ds);
        return ds.AddSimilar(ds.Variables[srcName], varName, units, missingValue, data);
    }

    /// <inheritdoc cref="AddSimilar{T}(DataSet, string, string, string, object, T)"/>
    /// <param name="ds">The dataset.</param>
    /// <param name="srcVar">The other variable.</param>
    /// <param name="varName">The name.</param>
    /// <param name="units">The attribute <c>Units</c>.</param>
    /// <param name="missingValue">The value that stands for a missing one; or null.</param>
    /// <param name="data">The data.</param>
    public static Variable AddSimilar<T>(
        this DataSet ds, Variable srcVar, string varName, string units, object? missingValue, T data)
    {
        ArgumentNullException.ThrowIfNull(srcVar);
        return Described(ds, units, missingValue, () => ds.Add(varName, data, srcVar.Dimensions.AsNamesArray()));
    }

    /// <inheritdoc cref="AddSimilar{T}(DataSet, string, string, string, object, T)"/>
    public static Variable AddSimilar<T>(this DataSet ds, string srcName, string varName, string units, T data) =>
        ds.AddSimilar(srcName, varName, units, null, data);

    /// <inheritdoc cref="AddSimilar{T}(DataSet, Variable, string, string, object, T)"/>
    public static Variable AddSimilar<T>(this DataSet ds, Variable srcVar, string varName, string units, T data) =>
        ds.AddSimilar(srcVar, varName, units, null, data);

    private static T[] Steps<T>(double min, double max, double delta, Func<int, T> position)
    {
        var count = ((max - min) / delta) + Slack;
        return delta != 0 && count >= 0 && count < int.MaxValue
            ? [.. Enumerable.Range(0, (int)count + 1).Select(position)]
            : throw new ArgumentException($"Steps of {delta} do not lead from {min} to {max}.");
    }
}
