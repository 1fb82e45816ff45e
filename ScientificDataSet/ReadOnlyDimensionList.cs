using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>The dimensions of a variable, in the order of its axes, or of a whole dataset. Never changes.</summary>
public class ReadOnlyDimensionList : IList<Dimension>
{
    private readonly Dimension[] _dimensions;

    internal ReadOnlyDimensionList(params Dimension[] dimensions) => _dimensions = dimensions;

    internal ReadOnlyDimensionList(string[] names, int[] shape)
    {
        _dimensions = new Dimension[names.Length];
        for (var axis = 0; axis < names.Length; axis++)
        {
            _dimensions[axis] = new Dimension(names[axis], shape[axis]);
        }
    }

    /// <summary>The number of dimensions.</summary>
    public int Count => _dimensions.Length;

    /// <summary>The dimension of an axis.</summary>
    /// <param name="index">The axis, from 0.</param>
    public Dimension this[int index] => _dimensions[index];

    /// <summary>The dimension of a name.</summary>
    /// <param name="name">The name; case matters.</param>
    /// <exception cref="KeyNotFoundException">No dimension has the name.</exception>
    public Dimension this[string name]
    {
        get => FindIndex(name) is var index && index >= 0
            ? _dimensions[index]
            : throw new KeyNotFoundException($"There is no dimension '{name}' among {this}.");
        set => throw CannotChange();
    }

    Dimension IList<Dimension>.this[int index]
    {
        get => _dimensions[index];
        set => throw CannotChange();
    }

    bool ICollection<Dimension>.IsReadOnly => true;

    /// <summary>Tells whether the two lists hold equal dimensions in the same order.</summary>
    public static bool operator ==(ReadOnlyDimensionList? dl1, ReadOnlyDimensionList? dl2)
        => dl1 is null ? dl2 is null : dl1.Equals(dl2);

    /// <summary>Tells whether the two lists differ.</summary>
    public static bool operator !=(ReadOnlyDimensionList? dl1, ReadOnlyDimensionList? dl2) => !(dl1 == dl2);

    /// <summary>Tells whether there is a dimension of this name.</summary>
    /// <param name="name">The name; case matters.</param>
    public bool Contains(string name) => FindIndex(name) >= 0;

    /// <summary>Returns the axis of a name, or -1.</summary>
    /// <param name="name">The name; case matters.</param>
    public int FindIndex(string name) => Array.FindIndex(_dimensions, d => d.Name == name);

    /// <summary>Returns the names in the order of the axes, in a new array.</summary>
    public string[] AsNamesArray() => Array.ConvertAll(_dimensions, d => d.Name);

    /// <summary>Returns the lengths in the order of the axes, in a new array.</summary>
    public int[] AsShape() => Array.ConvertAll(_dimensions, d => d.Length);

    // The interfaces' members stay explicit: the original library has none of them in public, and a client that calls
    // one here would not run there.
    bool ICollection<Dimension>.Contains(Dimension item) => Array.IndexOf(_dimensions, item) >= 0;

    int IList<Dimension>.IndexOf(Dimension item) => Array.IndexOf(_dimensions, item);

    void ICollection<Dimension>.CopyTo(Dimension[] array, int arrayIndex) => _dimensions.CopyTo(array, arrayIndex);

    IEnumerator<Dimension> IEnumerable<Dimension>.GetEnumerator() =>
        ((IEnumerable<Dimension>)_dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _dimensions.GetEnumerator();

    void IList<Dimension>.Insert(int index, Dimension item) => throw CannotChange();

    void IList<Dimension>.RemoveAt(int index) => throw CannotChange();

    void ICollection<Dimension>.Add(Dimension item) => throw CannotChange();

    void ICollection<Dimension>.Clear() => throw CannotChange();

    bool ICollection<Dimension>.Remove(Dimension item) => throw CannotChange();

    /// <inheritdoc/>
    public override bool Equals(object? obj)
        => obj is ReadOnlyDimensionList other && _dimensions.SequenceEqual(other._dimensions);

    /// <inheritdoc/>
    public override int GetHashCode() => _dimensions.Aggregate(_dimensions.Length, HashCode.Combine);

    /// <summary>Returns all dimensions as <c>(name:length)</c> in one line.</summary>
    public override string ToString() => string.Concat(_dimensions);

    private static NotSupportedException CannotChange() => new("A ReadOnlyDimensionList never changes.");
}
