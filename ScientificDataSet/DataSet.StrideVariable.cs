using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <content>Views of every n-th element.</content>
public abstract partial class DataSet
{
    /// <summary>Adds a view of a part of a variable; its data can only be read.</summary>
    /// <param name="raw">The variable.</param>
    /// <param name="origin">The first position along each axis; null for the beginning.</param>
    /// <param name="stride">The step along each axis; 0 drops the axis; null for each element.</param>
    /// <param name="count">The number of positions along each axis; 0 means up to the end; null for all.</param>
    /// <param name="name">The name of the view.</param>
    /// <returns>The view, which follows the variable when that grows. Its dimensions have new names where it does not
    /// show
    /// them whole.</returns>
    public Variable<DataType> StrideVariable<DataType>(
        Variable<DataType> raw, int[]? origin, int[]? stride, int[]? count, string name) =>
        StrideVariable(raw, origin, stride, count, name, null, null);

    /// <inheritdoc cref="StrideVariable{DataType}(Variable{DataType}, int[], int[], int[], string)"/>
    /// <param name="raw">The variable.</param>
    /// <param name="origin">The first position along each axis; null for the beginning.</param>
    /// <param name="stride">The step along each axis; 0 drops the axis; null for each element.</param>
    /// <param name="count">The number of positions along each axis; 0 means up to the end; null for all.</param>
    /// <param name="name">The name of the view.</param>
    /// <param name="hiddenEntries">Attributes of the variable that the view does not get; or null.</param>
    /// <param name="readOnlyEntries">Attributes of the view that cannot be changed; or null.</param>
    public Variable<DataType> StrideVariable<DataType>(
        Variable<DataType> raw,
        int[]? origin,
        int[]? stride,
        int[]? count,
        string name,
        IList<string>? hiddenEntries,
        IList<string>? readOnlyEntries) =>
        StrideVariable(raw, origin, stride, count, name, null, hiddenEntries, readOnlyEntries);

    /// <inheritdoc cref="StrideVariable{DataType}(Variable{DataType}, int[], int[], int[], string)"/>
    /// <param name="raw">The variable.</param>
    /// <param name="origin">The first position along each axis; null for the beginning.</param>
    /// <param name="stride">The step along each axis; 0 drops the axis; null for each element.</param>
    /// <param name="count">The number of positions along each axis; 0 means up to the end; null for all.</param>
    /// <param name="name">The name of the view.</param>
    /// <param name="dimensions">The names of the axes that are kept; null when they shall be chosen.</param>
    /// <param name="hiddenEntries">Attributes of the variable that the view does not get; or null.</param>
    /// <param name="readOnlyEntries">Attributes of the view that cannot be changed; or null.</param>
    public Variable<DataType> StrideVariable<DataType>(
        Variable<DataType> raw,
        int[]? origin,
        int[]? stride,
        int[]? count,
        string name,
        string[]? dimensions,
        IList<string>? hiddenEntries,
        IList<string>? readOnlyEntries)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(name);
        lock (this)
        {
            CheckCanChange();
            var window = StrideWindow.Of(origin, stride, count, raw.Rank);
            var names = dimensions ?? DimensionsOf(raw, window, name);
            RequireNames(name, names, window.KeptAxes.Length);
#pragma warning disable CA2000 // the dataset disposes its variables
            var view = new StridedVariable<DataType>(
                this, raw, window, names, name, hiddenEntries ?? [], readOnlyEntries ?? []);
#pragma warning restore CA2000
            AddView(view, raw);
            return view;
        }
    }

    // A shorter axis cannot share the name of the whole one: the lengths of a dimension must agree.
    private static string[] DimensionsOf(Variable raw, StrideWindow window, string name)
    {
        var names = raw.Dimensions.AsNamesArray();
        return Array.ConvertAll(window.KeptAxes, axis => window.IsWhole(axis) ? names[axis] : $"{names[axis]}_{name}");
    }
}
