using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Microsoft.Research.Science.Data;

/// <content>Adding variables.</content>
public abstract partial class DataSet
{
    private static readonly MethodInfo s_addVariable = typeof(DataSet).GetMethods()
        .Single(
        m => m is { Name: nameof(AddVariable), IsGenericMethodDefinition: true } && m.GetParameters().Length == 3);

    private int _lastVariableID;

    /// <summary>Fills an array with the names that dimensions get when none are given: <c>_1</c>, <c>_2</c>,
    /// ...</summary>
    /// <param name="dims">The array to be filled.</param>
    public static void GetAutoDimensions(string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        for (var axis = 0; axis < dims.Length; axis++)
        {
            dims[axis] = "_" + (axis + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Adds a variable without data.</summary>
    /// <typeparam name="DataType">The type of its elements.</typeparam>
    /// <param name="varName">Its name; need not be new.</param>
    /// <param name="dims">The names of its axes; none makes a scalar. Axes of one name have one length.</param>
    /// <exception cref="ArgumentException">The names of the axes are empty or not different.</exception>
    /// <exception cref="InvalidOperationException">The type cannot be that of a variable.</exception>
    /// <exception cref="ReadOnlyException">The dataset can only be read.</exception>
    public Variable<DataType> AddVariable<DataType>(string varName, params string[] dims)
    {
        ArgumentNullException.ThrowIfNull(varName);
        lock (this)
        {
            CheckCanChange();
            var variable = CreateVariable<DataType>(varName, dims ?? []);
            if (_changes?.Variables.Contains(variable) != true && !variables.Contains(variable))
            {
                AddVariableToCollection(variable);
            }

            return variable;
        }
    }

    /// <summary>Adds a variable and puts its data.</summary>
    /// <typeparam name="DataType">The type of its elements.</typeparam>
    /// <param name="varName">Its name; need not be new.</param>
    /// <param name="array">The data. An array without elements is not put, so that the shape is all zeros.</param>
    /// <param name="dims">The names of its axes; none gives <c>_1</c>, <c>_2</c>, ...</param>
    /// <exception cref="ArgumentException">The array has another type or rank, or the names of the axes are not
    /// different.</exception>
    /// <exception cref="InvalidOperationException">The type cannot be that of a variable.</exception>
    /// <exception cref="ReadOnlyException">The dataset can only be read.</exception>
    /// <remarks>These are two changes; with autocommit on, two commits.</remarks>
    public Variable<DataType> AddVariable<DataType>(string varName, Array array, params string[] dims)
    {
        lock (this)
        {
            var names = DimensionsFor(array, dims);
            CheckArray<DataType>(varName, array, names);
            var variable = AddVariable<DataType>(varName, names);
            if (array is { Length: > 0 })
            {
                variable.PutData(array);
            }

            return variable;
        }
    }

    /// <summary>Adds a variable of a type known at run time and puts its data.</summary>
    /// <param name="dataType">The type of its elements.</param>
    /// <param name="varName">Its name; need not be new.</param>
    /// <param name="array">The data.</param>
    /// <param name="dims">The names of its axes; none gives <c>_1</c>, <c>_2</c>, ...</param>
    /// <exception cref="TargetInvocationException">The inner exception tells why the variable cannot be
    /// added.</exception>
    public Variable AddVariable(Type dataType, string varName, Array array, params string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dataType);
        return (Variable)s_addVariable.MakeGenericMethod(dataType).Invoke(this, [varName, array, dims])!;
    }

    /// <summary>Creates a variable of the provider; the caller adds it to the dataset.</summary>
    /// <typeparam name="DataType">The type of its elements.</typeparam>
    /// <param name="varName">Its name.</param>
    /// <param name="dims">The names of its axes.</param>
    protected abstract Variable<DataType> CreateVariable<DataType>(string varName, string[] dims);

    /// <summary>Adds a variable to the pending changes; with autocommit on, tries to commit.</summary>
    /// <param name="var">The variable, initialized; its number must be new.</param>
    protected void AddVariableToCollection(Variable var)
    {
        ArgumentNullException.ThrowIfNull(var);
        lock (this)
        {
            CheckCanChange();
            StartChanges();
            AddVariableToCollection(var, _changes!);
            FireEventChanged(DataSetChangeAction.NewVariable, _changes!, var);
        }
    }

    /// <summary>Adds a variable to a record of changes.</summary>
    /// <param name="var">The variable, initialized; its number must be new.</param>
    /// <param name="proposedChanges">The record.</param>
    protected void AddVariableToCollection(Variable var, Changes proposedChanges)
    {
        ArgumentNullException.ThrowIfNull(var);
        ArgumentNullException.ThrowIfNull(proposedChanges);
        lock (this)
        {
            if (proposedChanges.Variables.TryGetById(var.ID, out var other))
            {
                throw new InvalidOperationException(
                    $"The variable '{var.Name}' has the ID {var.ID} of '{other.Name}'.");
            }

            var.MarkAttached();
            _lastVariableID = Math.Max(_lastVariableID, var.ID);
            proposedChanges.Variables.InsertFirst(var);
            if (var.PendingChanges is { } pending && proposedChanges != _changes)
            {
                proposedChanges.UpdateChanges(pending.Clone());
            }
        }
    }

    /// <summary>Sees to it that the next variable gets at least this number.</summary>
    /// <param name="nextVarID">The number.</param>
    protected void ProposeNextVarID(int nextVarID)
    {
        lock (this)
        {
            _lastVariableID = Math.Max(_lastVariableID, nextVarID - 1);
        }
    }

    /// <summary>Removes all variables but the container of the dataset's attributes, committed and pending
    /// ones.</summary>
    protected void ClearVariableCollection()
    {
        lock (this)
        {
            variables = new ReadOnlyVariableCollection([.. variables.All.Where(IsContainer)]);
            _committedSchema = null;
            if (_changes is not null)
            {
                var container = _changes.Variables.Where(IsContainer).ToArray();
                _changes.Variables.Clear();
                Array.ForEach(container, _changes.Variables.Add);
            }
        }
    }

    /// <summary>Returns all variables, those included that are not committed, and the container of the
    /// attributes.</summary>
    protected ICollection<Variable> GetRecentVariables()
    {
        lock (this)
        {
            return [.. Variables.All];
        }
    }

    /// <summary>Returns all variables of a record of changes.</summary>
    /// <param name="proposedChanges">The record; null means the committed variables.</param>
    protected ICollection<Variable> GetRecentVariables(Changes? proposedChanges)
        => proposedChanges is null ? [.. variables.All] : [.. proposedChanges.Variables];

    internal int AcquireVariableID()
    {
        lock (this)
        {
            return ++_lastVariableID;
        }
    }

    private static bool IsContainer(Variable variable) => variable.ID == GlobalMetadataVariableID;

    private static string[] DimensionsFor(Array? array, string[]? dims)
    {
        if (array is null || dims is { Length: > 0 })
        {
            return dims ?? [];
        }

        var names = new string[array.Rank];
        GetAutoDimensions(names);
        return names;
    }

    // Before the variable is there, so that a mistake leaves none behind.
    private static void CheckArray<DataType>(string varName, Array? array, string[] dims)
    {
        if (array is not null && (array.Rank != dims.Length || array.GetType().GetElementType() != typeof(DataType)))
        {
            throw new ArgumentException(
                $"An array of type '{array.GetType()}' does not fit the variable '{varName}' of type "
                    + $"{typeof(DataType).Name} and rank {dims.Length}.", nameof(array));
        }
    }

    private void CheckCanChange()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (readOnly)
        {
            throw new ReadOnlyException($"The dataset '{URI}' can only be read.");
        }
    }
}
