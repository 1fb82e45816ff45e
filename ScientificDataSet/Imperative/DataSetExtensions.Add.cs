using System;
using System.Linq;

namespace Microsoft.Research.Science.Data.Imperative;

/// <summary>Adding, reading and writing variables of a dataset in one call each, with arrays as C# writes
/// them.</summary>
/// <remarks>Only committed variables are found. Names must be unique among variables of the type and rank asked
/// for.</remarks>
public static partial class DataSetExtensions
{
    private const string UnitsKey = "Units";

    /// <summary>Adds a variable with data.</summary>
    /// <typeparam name="D">An array, or a single value for a scalar.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">Its name.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimensionNames">The names of the axes. Without any, axes are found by their lengths among the
    /// variables that are named as their only dimension, else they are called <c>_1</c>, <c>_2</c>, ...</param>
    /// <exception cref="System.Reflection.TargetInvocationException">The inner exception tells why it cannot be
    /// added.</exception>
    public static Variable Add<D>(this DataSet dataset, string variableName, D data, params string[] dimensionNames)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var kind = DataKind.Of<D>();
        if (kind.IsArray)
        {
            return dataset.AddVariable(
                kind.ElementType, variableName, DataKind.AsArray(
                    data), DimensionsOf(dataset, DataKind.AsArray(data), dimensionNames));
        }

        if (dimensionNames is { Length: > 0 })
        {
            throw new ArgumentException(
                $"The single value of '{variableName}' has no dimensions.", nameof(dimensionNames));
        }

        lock (dataset)
        {
            var scalar = dataset.Add<D>(variableName);
            scalar.PutData(DataKind.AsArray(data));
            return scalar;
        }
    }

    /// <summary>Adds a variable without data.</summary>
    /// <typeparam name="D">An array type, or a single type; then the number of names is the rank.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">Its name.</param>
    /// <param name="dimensionNames">The names of the axes; an array type without any has <c>_1</c>, <c>_2</c>,
    /// ...</param>
    /// <exception cref="System.Reflection.TargetInvocationException">The inner exception tells why it cannot be
    /// added.</exception>
    public static Variable Add<D>(this DataSet dataset, string variableName, params string[] dimensionNames)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var kind = DataKind.Of<D>();
        var names = dimensionNames ?? [];
        if (kind.IsArray && names.Length == 0)
        {
            names = new string[kind.Rank];
            DataSet.GetAutoDimensions(names);
        }

        if (kind.IsArray && names.Length != kind.Rank)
        {
            throw new ArgumentException(
                $"'{variableName}' of {kind} needs {kind.Rank} names of dimensions.", nameof(dimensionNames));
        }

        // Nothing to put: an array without elements stands for the rank.
        return dataset.AddVariable(kind.ElementType, variableName, null!, names);
    }

    /// <summary>Adds a variable with units and data.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="units">Its attribute <c>Units</c>.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimensions">The names of the axes; see <see cref="Add{D}(DataSet, string, D, string[])"/>.</param>
    public static Variable Add<T>(this DataSet ds, string name, string units, T data, params string[] dimensions)
        => Described(ds, units, null, () => ds.Add(name, data, dimensions));

    /// <summary>Adds a variable with units, missing value and data.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="units">Its attribute <c>Units</c>.</param>
    /// <param name="missingValue">Its missing value, or null.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimensions">The names of the axes; see <see cref="Add{D}(DataSet, string, D, string[])"/>.</param>
    public static Variable Add<T>(
        this DataSet ds, string name, string units, object? missingValue, T data, params string[] dimensions)
        => Described(ds, units, missingValue, () => ds.Add(name, data, dimensions));

    /// <summary>Adds a variable with units, missing value and data.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="units">Its attribute <c>Units</c>.</param>
    /// <param name="missingValue">Its missing value, or null.</param>
    /// <param name="data">The data.</param>
    /// <param name="axesIDs">The numbers of the variables of rank 1 that are the axes.</param>
    public static Variable Add<T>(
        this DataSet ds, string name, string units, object? missingValue, T data, params int[] axesIDs)
        => Described(ds, units, missingValue, () => ds.Add(name, data, DimensionsOf(ds, axesIDs)));

    /// <summary>Adds a variable with units, missing value and data.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="units">Its attribute <c>Units</c>.</param>
    /// <param name="missingValue">Its missing value, or null.</param>
    /// <param name="data">The data.</param>
    public static Variable Add<T>(this DataSet ds, string name, string units, object? missingValue, T data)
        => Described(ds, units, missingValue, () => ds.Add(name, data, Array.Empty<string>()));

    /// <summary>Adds a variable with units and data.</summary>
    /// <param name="ds">The dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="units">Its attribute <c>Units</c>.</param>
    /// <param name="data">The data.</param>
    /// <param name="axesIDs">The numbers of the variables of rank 1 that are the axes.</param>
    public static Variable Add<T>(this DataSet ds, string name, string units, T data, params int[] axesIDs)
        => Described(ds, units, null, () => ds.Add(name, data, DimensionsOf(ds, axesIDs)));

    private static Variable Described(DataSet ds, string units, object? missingValue, Func<Variable> add)
    {
        ArgumentNullException.ThrowIfNull(ds);
        lock (ds)
        {
            var variable = add();
            variable.Metadata[UnitsKey] = units;
            if (missingValue is not null)
            {
                variable.MissingValue = missingValue;
            }

            return variable;
        }
    }

    private static string[] DimensionsOf(DataSet ds, int[] axesIDs)
        => Array.ConvertAll(NotNull(axesIDs), id => VariableQuery.ByID(ds, id).Dimensions[0].Name);

    private static string[] DimensionsOf(DataSet dataset, Array data, string[]? names)
    {
        if (names is { Length: > 0 })
        {
            return names;
        }

        var result = new string[data.Rank];
        DataSet.GetAutoDimensions(result);
        var axes = dataset.OrderBy(v => v.ID).Where(v => v.Rank == 1 && v.Dimensions[0].Name == v.Name)
            .Select(v => v.Dimensions[0]).ToList();
        for (var axis = 0; axis < data.Rank; axis++)
        {
            var match = axes.FindIndex(d => d.Length == data.GetLength(axis));
            if (match >= 0)
            {
                result[axis] = axes[match].Name;
                axes.RemoveAt(match);
            }
        }

        return result;
    }
}
