using System;

namespace Microsoft.Research.Science.Data.Imperative;

/// <content>Appending data.</content>
public static partial class DataSetExtensions
{
    /// <summary>Appends data along the first axis of a variable.</summary>
    /// <typeparam name="D">An array of the variable's element type, of its rank or one less; or the type itself for a
    /// variable of rank 1.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="data">The data.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    /// <exception cref="ReadOnlyException">The variable can only be read.</exception>
    public static void Append<D>(this DataSet dataset, int variableId, D data) => dataset.Append(variableId, data, 0);

    /// <summary>Appends data along the first axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="data">The data.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, Func<Variable, bool> predicate, D data)
        => dataset.Append(predicate, data, 0);

    /// <summary>Appends data along the first axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="data">The data.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, string variableName, D data) =>
        dataset.Append(variableName, data, 0);

    /// <summary>Appends data along an axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimension">The axis, from 0.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, int variableId, D data, int dimension)
        => Appendable(VariableQuery.ByID(dataset, variableId)).Append(DataKind.AsArray(data), dimension);

    /// <summary>Appends data along an axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimension">The axis, from 0.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, Func<Variable, bool> predicate, D data, int dimension)
        => Appendable(VariableQuery.By(dataset, predicate)).Append(DataKind.AsArray(data), dimension);

    /// <summary>Appends data along an axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimension">The axis, from 0.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, string variableName, D data, int dimension)
        => Appendable<D>(dataset, variableName).Append(DataKind.AsArray(data), dimension);

    /// <summary>Appends data along an axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimension">The name of the axis.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, int variableId, D data, string dimension)
        => Appendable(VariableQuery.ByID(dataset, variableId)).Append(DataKind.AsArray(data), dimension);

    /// <summary>Appends data along an axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimension">The name of the axis.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, Func<Variable, bool> predicate, D data, string dimension)
        => Appendable(VariableQuery.By(dataset, predicate)).Append(DataKind.AsArray(data), dimension);

    /// <summary>Appends data along an axis of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="data">The data.</param>
    /// <param name="dimension">The name of the axis.</param>
    /// <inheritdoc cref="Append{D}(DataSet, int, D)"/>
    public static void Append<D>(this DataSet dataset, string variableName, D data, string dimension)
        => Appendable<D>(dataset, variableName).Append(DataKind.AsArray(data), dimension);

    private static Variable Appendable(Variable variable) => variable.Rank > 0 ? variable
        : throw new InvalidOperationException($"Nothing can be appended to the scalar '{variable.Name}'.");

    private static Variable Appendable<D>(DataSet dataset, string variableName)
    {
        var (elementType, rank) = DataKind.Of<D>();
        return Appendable(VariableQuery.ByName(
            dataset, variableName, elementType, r =>
                (rank > 0 && r == rank) || r == rank + 1, $"rank {Math.Max(rank, 1)} or {rank + 1}"));
    }
}
