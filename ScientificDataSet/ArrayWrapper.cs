using System;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>A growing n-dimensional array in memory, for variables that keep their data there.</summary>
/// <remarks>Not safe for writing on one thread while others read; write to a <see cref="Copy"/> and exchange
/// it.</remarks>
public class ArrayWrapper
{
#pragma warning disable CA1051 // fields are what providers compiled against the original library access
    /// <summary>The data; one element when the rank is 0.</summary>
    protected Array array;

    /// <summary>The number of axes, 0 or more.</summary>
    protected int rank;

    /// <summary>The type of the elements.</summary>
    protected Type type;
#pragma warning restore CA1051

    /// <summary>Creates an empty array, or one default element when the rank is 0.</summary>
    /// <param name="rank">The number of axes, 0 or more.</param>
    /// <param name="type">The type of the elements.</param>
    public ArrayWrapper(int rank, Type type)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentNullException.ThrowIfNull(type);
        this.rank = rank;
        this.type = type;
        array = Hyperslab.Create(type, new int[rank]);
    }

    /// <summary>The live data: not a copy. A new array must have the rank and the element type.</summary>
    /// <exception cref="ArgumentException">Rank or element type differ.</exception>
    public Array Data
    {
        get => array;
        set
        {
            CheckArray(value);
            array = value;
        }
    }

    /// <summary>The number of axes.</summary>
    public int Rank => rank;

    /// <summary>The type of the elements.</summary>
    public Type DataType => type;

    /// <summary>Returns the lengths of the axes in a new array; empty when the rank is 0.</summary>
    public int[] GetShape() => rank == 0 ? [] : Hyperslab.ShapeOf(array);

    /// <summary>Returns a copy of a box.</summary>
    /// <param name="origin">Where the box begins; null means at zeros.</param>
    /// <param name="shape">Its lengths; null means to the end.</param>
    /// <exception cref="ArgumentException">The box reaches beyond the data.</exception>
    public virtual Array GetData(int[]? origin, int[]? shape)
    {
        var whole = GetShape();
        var from = Hyperslab.Origin(origin, rank);
        var lengths = Hyperslab.Count(shape, from, Hyperslab.Ones(rank), whole);
        if (rank == 0)
        {
            return (Array)array.Clone();
        }

        var result = Hyperslab.Create(type, lengths);
        Hyperslab.Copy(array, from, result, new int[rank], lengths);
        return result;
    }

    /// <summary>Copies data in; what lies beyond the end makes the array grow, with default values in
    /// between.</summary>
    /// <param name="origin">Where the data go; null means to zeros.</param>
    /// <param name="a">The data, of the same rank and element type.</param>
    /// <exception cref="ArgumentException">Rank or element type differ, or the origin is not one.</exception>
    public virtual void PutData(int[]? origin, Array a)
    {
        CheckArray(a);
        var to = Hyperslab.Origin(origin, rank);
        if (rank == 0)
        {
            Array.Copy(a, array, 1);
            return;
        }

        var shape = Hyperslab.ShapeOf(a);
        Grow(to.Zip(shape, (first, length) => checked(first + length)).ToArray());
        Hyperslab.Copy(a, new int[rank], array, to, shape);
    }

    /// <summary>Returns an independent copy.</summary>
    public virtual ArrayWrapper Copy() => new(rank, type) { array = (Array)array.Clone() };

    private void Grow(int[] end)
    {
        var old = GetShape();
        var grown = old.Zip(end, Math.Max).ToArray();
        if (!grown.SequenceEqual(old))
        {
            var larger = Hyperslab.Create(type, grown);
            Hyperslab.Copy(array, new int[rank], larger, new int[rank], old);
            array = larger;
        }
    }

    private void CheckArray(Array a)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.GetType().GetElementType() != type || a.Rank != Math.Max(rank, 1) || (rank == 0 && a.Length != 1))
        {
            throw new ArgumentException(
                $"An array of type '{a.GetType()}' does not fit a store of '{type}' with rank {rank}.", nameof(a));
        }
    }
}
