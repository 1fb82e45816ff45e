using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A variable whose elements have a known type.</summary>
/// <typeparam name="DataType">A number, DateTime, string or bool; see
/// <see cref="Microsoft.Research.Science.Data.DataSet.IsSupported"/>.</typeparam>
public abstract class Variable<DataType> : Variable
{
    /// <summary>Creates a variable with the next free number.</summary>
    /// <param name="sds">The dataset that it will belong to.</param>
    /// <param name="dims">The names of its axes.</param>
    /// <exception cref="InvalidOperationException">The type cannot be that of a variable.</exception>
    protected Variable(DataSet sds, string[] dims)
        : this(sds, dims, assignID: true)
    {
    }

    /// <summary>Creates a variable.</summary>
    /// <param name="sds">The dataset that it will belong to.</param>
    /// <param name="dims">The names of its axes.</param>
    /// <param name="assignID">Whether it gets the next free number; otherwise the derived class sets one.</param>
    /// <exception cref="InvalidOperationException">The type cannot be that of a variable.</exception>
    protected Variable(DataSet sds, string[] dims, bool assignID)
        : base(sds, dims, assignID)
    {
        if (!DataSet.IsSupported(typeof(DataType)))
        {
            throw new InvalidOperationException(
                $"A variable cannot hold elements of type '{typeof(DataType)}', only numbers, DateTime, string and "
                    + $"bool.");
        }
    }

    /// <inheritdoc/>
    public sealed override Type TypeOfData => typeof(DataType);

    /// <summary>One element: reads the committed one, or proposes a new one.</summary>
    /// <param name="indices">Its position, one number for each axis; none for a scalar.</param>
    /// <exception cref="ArgumentException">Reading: there is no such element.</exception>
    public DataType this[params int[] indices]
    {
        get
        {
            var position = Hyperslab.Origin(indices, Rank);
            return Hyperslab.Elements<DataType>(GetData(position, Hyperslab.Ones(Rank)))[0];
        }

        set
        {
            var position = Hyperslab.Origin(indices, Rank);
            var element = Hyperslab.Create(typeof(DataType), Hyperslab.Ones(Rank));
            Hyperslab.Elements<DataType>(element)[0] = value;
            PutData(position, element);
        }
    }

    /// <summary>Proposes one element after the end of a variable of rank 1.</summary>
    /// <param name="value">The element.</param>
    public void Append(DataType value) => Append(new[] { value });

    internal override Variable CreateReference(DataSet dataSet, string[] dims) =>
        new RefVariable<DataType>(dataSet, this, dims);

    internal override Array Reshape(Array data, int[] shape)
    {
        var result = Hyperslab.Create(typeof(DataType), shape);
        Hyperslab.Elements<DataType>(data).CopyTo(Hyperslab.Elements<DataType>(result));
        return result;
    }

    internal override Array Take(Array data, int[] stride, int[] count) =>
        Hyperslab.Take<DataType>(data, stride, count);
}
