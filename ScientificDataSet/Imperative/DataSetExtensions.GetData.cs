using System;

namespace Microsoft.Research.Science.Data.Imperative;

/// <content>Reading data.</content>
public static partial class DataSetExtensions
{
    /// <summary>Returns all data of a variable.</summary>
    /// <typeparam name="D">An array of the variable's element type and rank, or the type itself for a
    /// scalar.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    public static D GetData<D>(this DataSet dataset, int variableId)
        => ReadAll<D>(VariableQuery.ByID(dataset, variableId));

    /// <summary>Returns all data of a variable.</summary>
    /// <typeparam name="D">An array of the variable's element type and rank, or the type itself for a
    /// scalar.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <inheritdoc cref="GetData{D}(DataSet, int)"/>
    public static D GetData<D>(this DataSet dataset, Func<Variable, bool> predicate)
        => ReadAll<D>(VariableQuery.By(dataset, predicate));

    /// <summary>Returns all data of a variable.</summary>
    /// <typeparam name="D">An array of the variable's element type and rank, or the type itself for a
    /// scalar.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <inheritdoc cref="GetData{D}(DataSet, int)"/>
    public static D GetData<D>(this DataSet dataset, string variableName)
        => ReadAll<D>(VariableQuery.ByName(dataset, variableName, DataKind.Of<D>().ElementType, DataKind.Of<D>().Rank));

    /// <summary>Returns one element of a variable or, as an array, all data from a position to the end.</summary>
    /// <typeparam name="D">The variable's element type for one element, or an array of it with the variable's
    /// rank.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="indices">The position, one number for each axis.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    /// <exception cref="ArgumentException">The position lies beyond the data.</exception>
    public static D GetData<D>(this DataSet dataset, int variableId, params int[] indices)
        => ReadFrom<D>(VariableQuery.ByID(dataset, variableId), indices);

    /// <summary>Returns one element of a variable or, as an array, all data from a position to the end.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="indices">The position, one number for each axis.</param>
    /// <inheritdoc cref="GetData{D}(DataSet, int, int[])"/>
    public static D GetData<D>(this DataSet dataset, Func<Variable, bool> predicate, params int[] indices)
        => ReadFrom<D>(VariableQuery.By(dataset, predicate), indices);

    /// <summary>Returns one element of a variable or, as an array, all data from a position to the end.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="indices">The position, one number for each axis.</param>
    /// <inheritdoc cref="GetData{D}(DataSet, int, int[])"/>
    public static D GetData<D>(this DataSet dataset, string variableName, params int[] indices)
        => ReadFrom<D>(ByNameAndRank<D>(dataset, variableName, NotNull(indices)), indices);

    /// <summary>Returns what ranges select of a variable.</summary>
    /// <typeparam name="D">An array of the variable's element type and as many dimensions as the ranges leave, or the
    /// type itself when they leave none.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="range">One range for each axis.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    /// <exception cref="ArgumentException">A range reaches beyond the data.</exception>
    public static D GetData<D>(this DataSet dataset, int variableId, params Range[] range)
        => Selection.Read<D>(VariableQuery.ByID(dataset, variableId), NotNull(range));

    /// <summary>Returns what ranges select of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="range">One range for each axis.</param>
    /// <inheritdoc cref="GetData{D}(DataSet, int, Range[])"/>
    public static D GetData<D>(this DataSet dataset, Func<Variable, bool> predicate, params Range[] range)
        => Selection.Read<D>(VariableQuery.By(dataset, predicate), NotNull(range));

    /// <summary>Returns what ranges select of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="range">One range for each axis.</param>
    /// <inheritdoc cref="GetData{D}(DataSet, int, Range[])"/>
    public static D GetData<D>(this DataSet dataset, string variableName, params Range[] range)
        => Selection.Read<D>(ByNameAndRank<D>(dataset, variableName, NotNull(range)), range);

    private static D ReadAll<D>(Variable variable)
    {
        var kind = DataKind.Of<D>();
        return Selection.Result<D>(VariableQuery.Check(variable, kind.ElementType, kind.Rank).GetData());
    }

    private static D ReadFrom<D>(Variable variable, int[] indices)
    {
        var kind = DataKind.Of<D>();
        VariableQuery.Check(variable, kind.ElementType, kind.IsArray ? kind.Rank : NotNull(indices).Length);
        return Selection.Result<D>(variable.GetData(indices, kind.IsArray ? null : Hyperslab.Ones(variable.Rank)));
    }

    private static Variable ByNameAndRank<D>(DataSet dataset, string variableName, Array perAxis)
        => VariableQuery.ByName(dataset, variableName, DataKind.Of<D>().ElementType, perAxis.Length);

    private static T[] NotNull<T>(T[] perAxis)
    {
        ArgumentNullException.ThrowIfNull(perAxis);
        return perAxis;
    }
}
