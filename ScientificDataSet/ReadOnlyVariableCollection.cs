using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>The variables of a dataset at one moment, newest first. Never changes.</summary>
/// <remarks>The container of the dataset's attributes (ID 0) is seen by <see cref="All"/> and the lookups by number
/// only.</remarks>
public class ReadOnlyVariableCollection : ICollection<Variable>
{
    private readonly Variable[] _all;
    private readonly Variable[] _variables;

    internal ReadOnlyVariableCollection(Variable[] all)
    {
        _all = all;
        _variables = Array.FindAll(all, v => v.ID != DataSet.GlobalMetadataVariableID);
    }

    /// <summary>The number of variables.</summary>
    public int Count => _variables.Length;

    /// <summary>True.</summary>
    public bool IsReadOnly => true;

    /// <summary>The variables and the container of the dataset's attributes.</summary>
    public IEnumerable<Variable> All => Array.AsReadOnly(_all);

    /// <summary>The variable at a place.</summary>
    /// <param name="index">The place, from 0, which is the newest.</param>
    public Variable this[int index] => _variables[index];

    /// <summary>The newest variable of a name.</summary>
    /// <param name="name">The name; case matters.</param>
    /// <exception cref="KeyNotFoundException">No variable has the name.</exception>
    public Variable this[string name] => VariableLookup.ByName(_variables, name);

    /// <summary>The newest variable that has a name in a chosen state.</summary>
    /// <param name="name">The name; case matters.</param>
    /// <param name="schema">The state.</param>
    /// <exception cref="KeyNotFoundException">No variable has the name.</exception>
    public Variable this[string name, SchemaVersion schema] => VariableLookup.ByName(_variables, name, schema);

    /// <summary>Returns the variables in a new array.</summary>
    public Variable[] ToArray() => (Variable[])_variables.Clone();

    /// <summary>Returns the variable of a number.</summary>
    /// <param name="id">The number; 0 is the container of the dataset's attributes.</param>
    /// <exception cref="KeyNotFoundException">No variable has the number.</exception>
    public Variable GetByID(int id) => TryGetByID(id, out var variable) ? variable : throw VariableLookup.NoID(id);

    /// <summary>Looks for the variable of a number.</summary>
    /// <param name="id">The number; 0 is the container of the dataset's attributes.</param>
    /// <param name="variable">The variable, when found.</param>
    public bool TryGetByID(int id, [MaybeNullWhen(false)] out Variable variable)
    {
        variable = Array.Find(_all, v => v.ID == id);
        return variable is not null;
    }

    /// <summary>Tells whether a variable has a name.</summary>
    /// <param name="name">The name; case matters.</param>
    public bool Contains(string name) => _variables.Any(v => v.Name == name);

    /// <summary>Tells whether a variable is here.</summary>
    /// <param name="variable">The variable.</param>
    public bool Contains(Variable variable) => Array.IndexOf(_all, variable) >= 0;

    /// <summary>Copies the variables into an array.</summary>
    /// <param name="array">The target.</param>
    /// <param name="arrayIndex">Where the first one goes.</param>
    public void CopyTo(Variable[] array, int arrayIndex) => _variables.CopyTo(array, arrayIndex);

    /// <summary>Enumerates the variables, newest first.</summary>
    public IEnumerator<Variable> GetEnumerator() => ((IEnumerable<Variable>)_variables).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<Variable>.Add(Variable item) => throw CannotChange();

    void ICollection<Variable>.Clear() => throw CannotChange();

    bool ICollection<Variable>.Remove(Variable item) => throw CannotChange();

    private static NotSupportedException CannotChange() => new("A ReadOnlyVariableCollection never changes.");
}
