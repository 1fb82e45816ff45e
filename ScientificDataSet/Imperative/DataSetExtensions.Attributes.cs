using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data.Imperative;

/// <content>Attributes.</content>
public static partial class DataSetExtensions
{
    /// <summary>Returns the committed value of an attribute.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number; 0 for the attributes of the dataset itself.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    /// <exception cref="KeyNotFoundException">There is no such committed attribute.</exception>
    public static object? GetAttr(this DataSet dataset, int variableId, string attributeName)
        => VariableQuery.ByID(dataset, variableId).Metadata[attributeName];

    /// <summary>Returns the committed value of an attribute.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <inheritdoc cref="GetAttr(DataSet, int, string)"/>
    public static object? GetAttr(this DataSet dataset, string variableName, string attributeName)
        => VariableQuery.ByName(dataset, variableName).Metadata[attributeName];

    /// <summary>Returns the committed value of an attribute.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <inheritdoc cref="GetAttr(DataSet, int, string)"/>
    public static object? GetAttr(this DataSet dataset, Func<Variable, bool> predicate, string attributeName)
        => VariableQuery.By(dataset, predicate).Metadata[attributeName];

    /// <summary>Returns the committed value of an attribute.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number; 0 for the attributes of the dataset itself.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    /// <inheritdoc cref="GetAttr(DataSet, int, string)"/>
    public static T? GetAttr<T>(this DataSet dataset, int variableId, string attributeName)
        => (T?)dataset.GetAttr(variableId, attributeName);

    /// <summary>Returns the committed value of an attribute.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <inheritdoc cref="GetAttr{T}(DataSet, int, string)"/>
    public static T? GetAttr<T>(this DataSet dataset, string variableName, string attributeName)
        => (T?)dataset.GetAttr(variableName, attributeName);

    /// <summary>Returns the committed value of an attribute.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <inheritdoc cref="GetAttr{T}(DataSet, int, string)"/>
    public static T? GetAttr<T>(this DataSet dataset, Func<Variable, bool> predicate, string attributeName)
        => (T?)dataset.GetAttr(predicate, attributeName);

    /// <summary>Sets an attribute.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number; 0 for the attributes of the dataset itself.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <param name="value">Its value; see <see cref="MetadataDictionary"/>.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    /// <exception cref="ArgumentException">The key or the value is not allowed.</exception>
    public static void PutAttr(this DataSet dataset, int variableId, string attributeName, object? value)
        => VariableQuery.ByID(dataset, variableId).Metadata[attributeName] = value;

    /// <summary>Sets an attribute.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <param name="value">Its value; see <see cref="MetadataDictionary"/>.</param>
    /// <inheritdoc cref="PutAttr(DataSet, int, string, object)"/>
    public static void PutAttr(this DataSet dataset, string variableName, string attributeName, object? value)
        => VariableQuery.ByName(dataset, variableName).Metadata[attributeName] = value;

    /// <summary>Sets an attribute.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="attributeName">The attribute.</param>
    /// <param name="value">Its value; see <see cref="MetadataDictionary"/>.</param>
    /// <inheritdoc cref="PutAttr(DataSet, int, string, object)"/>
    public static void PutAttr(
        this DataSet dataset, Func<Variable, bool> predicate, string attributeName, object? value)
        => VariableQuery.By(dataset, predicate).Metadata[attributeName] = value;
}
