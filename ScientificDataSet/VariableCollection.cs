using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>Variables of a dataset, newest first; the container of its attributes (ID 0) is one of them.</summary>
/// <remarks>Not safe for use by several threads while it changes.</remarks>
public class VariableCollection : ICollection<Variable>
{
    private readonly List<Variable> _variables;
    private readonly Dictionary<int, Variable> _byID = [];

    /// <summary>Creates an empty collection.</summary>
    public VariableCollection()
        : this([])
    {
    }

    /// <summary>Creates a collection.</summary>
    /// <param name="collection">The variables in the order that they shall have.</param>
    public VariableCollection(IEnumerable<Variable> collection)
    {
        _variables = [.. collection];
        foreach (var variable in _variables)
        {
            _byID.Add(variable.ID, variable);
        }
    }

    /// <summary>The number of variables.</summary>
    public int Count => _variables.Count;

    /// <summary>False: variables can be added.</summary>
    public bool IsReadOnly => false;

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

    /// <summary>Returns the variable of a number.</summary>
    /// <param name="id">The number; 0 is the container of the dataset's attributes.</param>
    /// <exception cref="KeyNotFoundException">No variable has the number.</exception>
    public Variable GetByID(int id) => TryGetById(id, out var variable) ? variable : throw VariableLookup.NoID(id);

    /// <summary>Looks for the variable of a number.</summary>
    /// <param name="id">The number; 0 is the container of the dataset's attributes.</param>
    /// <param name="variable">The variable, when found.</param>
    public bool TryGetById(int id, [MaybeNullWhen(false)] out Variable variable)
        => _byID.TryGetValue(id, out variable);

    /// <summary>Tells whether a variable has a name.</summary>
    /// <param name="name">The name; case matters.</param>
    public bool Contains(string name) => _variables.Any(v => v.Name == name);

    /// <summary>Tells whether a variable is here.</summary>
    /// <param name="variable">The variable.</param>
    public bool Contains(Variable variable)
        => variable is not null && _byID.TryGetValue(variable.ID, out var found) && found == variable;

    /// <summary>Adds a variable before all others, where the newest belongs.</summary>
    /// <param name="var">The variable; its number must be new.</param>
    public void InsertFirst(Variable var)
    {
        ArgumentNullException.ThrowIfNull(var);
        _byID.Add(var.ID, var);
        _variables.Insert(0, var);
    }

    /// <summary>Adds a variable after all others.</summary>
    /// <param name="var">The variable; its number must be new.</param>
    public void Add(Variable var)
    {
        ArgumentNullException.ThrowIfNull(var);
        _byID.Add(var.ID, var);
        _variables.Add(var);
    }

    /// <summary>Removes a variable.</summary>
    /// <param name="item">The variable.</param>
    public bool Remove(Variable item) =>
        item is not null && Contains(item) && _byID.Remove(item.ID) && _variables.Remove(item);

    /// <summary>Removes all variables.</summary>
    public void Clear()
    {
        _byID.Clear();
        _variables.Clear();
    }

    /// <summary>Returns the present variables as a collection that does not change.</summary>
    public ReadOnlyVariableCollection GetReadOnlyCollection() => new([.. _variables]);

    /// <summary>Copies the variables into an array.</summary>
    /// <param name="array">The target.</param>
    /// <param name="arrayIndex">Where the first one goes.</param>
    public void CopyTo(Variable[] array, int arrayIndex) => _variables.CopyTo(array, arrayIndex);

    /// <summary>Enumerates the variables, newest first.</summary>
    public IEnumerator<Variable> GetEnumerator() => _variables.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
