using System;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Benchmarks;

/// <summary>Puts a variable of one dataset into another.</summary>
internal static class FieldCopy
{
    /// <summary>Adds a variable of Single or Double with its missing value, and commits it.</summary>
    internal static void Add(DataSet target, Variable source) =>
        Add(target, source.Name, source.GetData(), [.. source.Dimensions.Select(dimension => dimension.Name)],
            source.MissingValue);

    /// <summary>Adds an array of Single or Double and commits it.</summary>
    internal static void Add(DataSet target, string name, Array values, string[] dimensions, object? missing)
    {
        target.IsAutocommitEnabled = false;
        Variable copy = values.GetType().GetElementType() == typeof(float)
            ? target.AddVariable<float>(name, values, dimensions)
            : target.AddVariable<double>(name, values, dimensions);
        if (missing is not null)
        {
            copy.MissingValue = missing;
        }

        target.Commit();
    }
}
