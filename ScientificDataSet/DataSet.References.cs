using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <content>Variables of other datasets, and the links that they make.</content>
public abstract partial class DataSet
{
    private readonly List<DataSet> _viewers = [];

    /// <summary>Whether a variable of this dataset shows one of another, or is shown there.</summary>
    public bool IsLinked => LinkedSets().Count > 1;

    /// <summary>Returns the datasets that are committed together with this one, itself left out.</summary>
    public DataSet[] GetLinkedDataSets() => [.. LinkedSets().Skip(1)];

    /// <summary>Adds a variable that stands for one of another dataset, whose data and attributes it shares in both
    /// directions. The two datasets are linked from then on: they are committed together, and closing the other one
    /// closes
    /// this one, too.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="dims">The names of its dimensions here; none when they are the same.</param>
    /// <returns>The new variable. No provider stores it.</returns>
    /// <remarks>Linked datasets are to be changed by one thread at a time.</remarks>
    public Variable<DataType> AddVariableByReference<DataType>(Variable<DataType> var, params string[] dims) =>
        (Variable<DataType>)AddVariableByReference((Variable)var, dims);

    /// <inheritdoc cref="AddVariableByReference{DataType}(Variable{DataType}, string[])"/>
    public Variable AddVariableByReference(Variable var, params string[] dims)
    {
        ArgumentNullException.ThrowIfNull(var);
        lock (this)
        {
            CheckCanChange();
            string[] names = dims is { Length: > 0 } ? [.. dims] : var.Dimensions.AsNamesArray();
            RequireNames(var.Name, names, var.Rank);
            var reference = var.CreateReference(this, names);
            AddView(reference, var);
            return reference;
        }
    }

    private static void RequireNames(string variable, string[] names, int rank)
    {
        if (names.Length != rank)
        {
            throw new ArgumentException(
                $"'{variable}' has {rank} dimensions here, and {names.Length} are named: {string.Join(", ", names)}.");
        }
    }

    private void AddView(Variable view, Variable source)
    {
        if (source.DataSet != this && !source.DataSet._viewers.Contains(this))
        {
            source.DataSet._viewers.Add(this);
        }

        AddVariableToCollection(view);
    }

    /// <summary>This dataset and all that are linked with it, by way of others as well.</summary>
    private List<DataSet> LinkedSets()
    {
        var all = new List<DataSet> { this };
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(all[i].Neighbours().Except(all).ToArray());
        }

        return all;
    }

    private IEnumerable<DataSet> Neighbours() => ViewedSets().Concat(Viewers());

    private IEnumerable<DataSet> Viewers() => _viewers.Where(viewer => viewer.ViewedSets().Contains(this));

    private IEnumerable<DataSet> ViewedSets()
    {
        IEnumerable<Variable> all = _changes is { } pending ? pending.Variables : variables.All;
        return IsDisposed ? [] : all.OfType<IViewVariable>().Select(view => view.Source.DataSet)
            .Where(other => other != this && !other.IsDisposed).Distinct();
    }

    private void CloseViewers()
    {
        var viewers = Viewers().ToArray();
        // Emptied first: two datasets may show each other.
        _viewers.Clear();
        Array.ForEach(viewers, viewer => viewer.Dispose());
    }
}
