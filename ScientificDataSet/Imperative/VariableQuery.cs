using System;
using System.Linq;

namespace Microsoft.Research.Science.Data.Imperative;

/// <summary>Finds the one committed variable that an imperative call means, or says why there is none.</summary>
internal static class VariableQuery
{
    internal static Variable ByID(DataSet dataset, int id)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.CommittedVariables.TryGetByID(id, out var variable) ? variable
            : throw new InvalidOperationException($"There is no committed variable with ID {id}.");
    }

    internal static Variable By(DataSet dataset, Func<Variable, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(predicate);
        return Single(dataset.Where(predicate).ToArray(), "that meets the condition");
    }

    internal static Variable ByName(DataSet dataset, string name)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Single(dataset.Where(v => v.Name == name).ToArray(), $"'{name}'");
    }

    internal static Variable ByName(DataSet dataset, string name, Type elementType, int rank)
        => ByName(dataset, name, elementType, r => r == rank, $"rank {rank}");

    internal static Variable ByName(
        DataSet dataset, string name, Type elementType, Func<int, bool> rank, string rankText)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var named = dataset.Where(v => v.Name == name).ToArray();
        var fitting = named.Where(v => v.TypeOfData == elementType && rank(v.Rank)).ToArray();
        if (fitting.Length == 0 && named.Length > 0)
        {
            throw new InvalidOperationException(
                $"There is no committed variable '{name}' of type {elementType.Name} and {rankText}, but one of type "
                    + $"{named[0].TypeOfData.Name} and rank {named[0].Rank}.");
        }

        return Single(fitting, $"'{name}'");
    }

    internal static Variable Check(Variable variable, Type elementType, int rank)
        => variable.TypeOfData == elementType && variable.Rank == rank ? variable : throw new InvalidOperationException(
            $"The variable '{variable.Name}' is of type {variable.TypeOfData.Name} and rank {variable.Rank}, not "
                + $"{elementType.Name} and {rank}.");

    private static Variable Single(Variable[] found, string what) => found.Length switch
    {
        1 => found[0],
        0 => throw new InvalidOperationException($"There is no committed variable {what}."),
        _ => throw new InvalidOperationException($"There are {found.Length} committed variables {what}."),
    };
}
