using System;

namespace Microsoft.Research.Science.Data.Imperative;

/// <content>Writing data.</content>
public static partial class DataSetExtensions
{
    /// <summary>Puts data at the beginning of a variable.</summary>
    /// <typeparam name="D">An array of the variable's element type and rank, or the type itself for a
    /// scalar.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="data">The data.</param>
    /// <exception cref="InvalidOperationException">No committed variable, or more than one, is meant.</exception>
    /// <exception cref="ReadOnlyException">The variable can only be read.</exception>
    public static void PutData<D>(this DataSet dataset, int variableId, D data)
        => WriteAll(VariableQuery.ByID(dataset, variableId), data);

    /// <summary>Puts data at the beginning of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="data">The data.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D)"/>
    public static void PutData<D>(this DataSet dataset, Func<Variable, bool> predicate, D data)
        => WriteAll(VariableQuery.By(dataset, predicate), data);

    /// <summary>Puts data at the beginning of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="data">The data.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D)"/>
    public static void PutData<D>(this DataSet dataset, string variableName, D data)
        => WriteAll(
            VariableQuery.ByName(dataset, variableName, DataKind.Of<D>().ElementType, DataKind.Of<D>().Rank), data);

    /// <summary>Puts one element or an array at a position of a variable.</summary>
    /// <typeparam name="D">The variable's element type for one element, or an array of it with the variable's
    /// rank.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="data">The data.</param>
    /// <param name="indices">The position, one number for each axis.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D)"/>
    public static void PutData<D>(this DataSet dataset, int variableId, D data, params int[] indices)
        => WriteAt(VariableQuery.ByID(dataset, variableId), data, NotNull(indices));

    /// <summary>Puts one element or an array at a position of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="data">The data.</param>
    /// <param name="indices">The position, one number for each axis.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D, int[])"/>
    public static void PutData<D>(this DataSet dataset, Func<Variable, bool> predicate, D data, params int[] indices)
        => WriteAt(VariableQuery.By(dataset, predicate), data, NotNull(indices));

    /// <summary>Puts one element or an array at a position of a variable.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="data">The data.</param>
    /// <param name="indices">The position, one number for each axis.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D, int[])"/>
    public static void PutData<D>(this DataSet dataset, string variableName, D data, params int[] indices)
        => WriteAt(ByNameAndRank<D>(dataset, variableName, NotNull(indices)), data, indices);

    /// <summary>Puts data where ranges select.</summary>
    /// <typeparam name="D">An array of the variable's element type and as many dimensions as the ranges leave, or the
    /// type itself when they leave none.</typeparam>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableId">The variable's number.</param>
    /// <param name="data">The data, as long as the ranges; a range to the end is as long as the data.</param>
    /// <param name="range">One range for each axis.</param>
    /// <exception cref="ArgumentException">The data are longer or shorter than a range.</exception>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D)"/>
    public static void PutData<D>(this DataSet dataset, int variableId, D data, params Range[] range)
        => Selection.Write(VariableQuery.ByID(dataset, variableId), NotNull(range), data);

    /// <summary>Puts data where ranges select.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="predicate">A condition that one committed variable meets.</param>
    /// <param name="data">The data, as long as the ranges; a range to the end is as long as the data.</param>
    /// <param name="range">One range for each axis.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D, Range[])"/>
    public static void PutData<D>(this DataSet dataset, Func<Variable, bool> predicate, D data, params Range[] range)
        => Selection.Write(VariableQuery.By(dataset, predicate), NotNull(range), data);

    /// <summary>Puts data where ranges select.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="variableName">The variable's name; type and rank must match, too.</param>
    /// <param name="data">The data, as long as the ranges; a range to the end is as long as the data.</param>
    /// <param name="range">One range for each axis.</param>
    /// <inheritdoc cref="PutData{D}(DataSet, int, D, Range[])"/>
    public static void PutData<D>(this DataSet dataset, string variableName, D data, params Range[] range)
        => Selection.Write(ByNameAndRank<D>(dataset, variableName, NotNull(range)), range, data);

    private static void WriteAll<D>(Variable variable, D data)
    {
        var kind = DataKind.Of<D>();
        VariableQuery.Check(variable, kind.ElementType, kind.Rank).PutData(DataKind.AsArray(data));
    }

    private static void WriteAt<D>(Variable variable, D data, int[] indices)
    {
        var kind = DataKind.Of<D>();
        VariableQuery.Check(variable, kind.ElementType, kind.IsArray ? kind.Rank : indices.Length);
        var array = DataKind.AsArray(data);
        variable.PutData(indices, kind.IsArray ? array : variable.Reshape(array, Hyperslab.Ones(indices.Length)));
    }
}
