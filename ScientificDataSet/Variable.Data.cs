using System;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <content>Reading and changing data.</content>
public abstract partial class Variable
{
    /// <summary>Returns all committed data in a new array of the variable's rank; one element for a scalar.</summary>
    public Array GetData() => GetData(null, null);

    /// <summary>Returns a box of the committed data in a new array of the variable's rank; one element for a
    /// scalar.</summary>
    /// <param name="origin">Where the box begins; null means at zeros.</param>
    /// <param name="shape">Its lengths; null means to the end.</param>
    /// <exception cref="ArgumentException">The box reaches beyond the data.</exception>
    /// <remarks>Takes no lock. Pending changes are not seen.</remarks>
    public abstract Array GetData(int[]? origin, int[]? shape);

    /// <summary>Returns every n-th element of the committed data in a new array of the variable's rank.</summary>
    /// <param name="origin">The first element; null means zeros.</param>
    /// <param name="stride">The distance of elements along each axis, 1 or more; null means ones.</param>
    /// <param name="count">How many along each axis; null means to the end.</param>
    /// <exception cref="ArgumentException">The elements lie beyond the data.</exception>
    public virtual Array GetData(int[]? origin, int[]? stride, int[]? count)
    {
        var from = Hyperslab.Origin(origin, Rank);
        var step = Hyperslab.Stride(stride, Rank);
        var number = Hyperslab.Count(count, from, step, GetShape());
        return GetStride(GetData(from, Hyperslab.BoxOf(step, number)), step, number);
    }

    /// <summary>Puts data at the beginning; see <see cref="PutData(int[], Array)"/>.</summary>
    /// <param name="a">The data.</param>
    public void PutData(Array a) => PutData(null, a);

    /// <summary>Proposes data for a box; what lies beyond the end makes the variable grow.</summary>
    /// <param name="origin">Where the data go; null means to zeros.</param>
    /// <param name="data">The data, copied: of the variable's type and rank; one element for a scalar.</param>
    /// <exception cref="ArgumentException">Type, rank or origin do not fit.</exception>
    /// <exception cref="ReadOnlyException">The variable can only be read.</exception>
    /// <exception cref="ObjectDisposedException">The dataset is closed.</exception>
    public virtual void PutData(int[]? origin, Array data)
    {
        ArgumentNullException.ThrowIfNull(data);
        lock (DataSet)
        {
            CheckCanChange();
            CheckArray(data, Rank);
            AddPiece(Hyperslab.Origin(origin, Rank), (Array)data.Clone());
        }
    }

    /// <summary>Proposes data after the end of the first axis; see <see cref="Append(Array, int)"/>.</summary>
    /// <param name="a">The data.</param>
    public void Append(Array a) => Append(a, 0);

    /// <summary>Proposes data after the end of an axis; see <see cref="Append(Array, int)"/>.</summary>
    /// <param name="a">The data.</param>
    /// <param name="dimToAppend">The name of the axis.</param>
    public void Append(Array a, string dimToAppend)
    {
        var axis = Array.IndexOf(dimensions, dimToAppend);
        Append(a, axis >= 0 ? axis : throw new ArgumentException(
            $"The variable '{Name}' has no dimension '{dimToAppend}', only {Dimensions}.", nameof(dimToAppend)));
    }

    /// <summary>Proposes data after the end of an axis.</summary>
    /// <param name="a">The data, copied: of the variable's rank, or of one less, which is one position along the axis.
    /// Shorter data leave default values, longer data make the variable grow.</param>
    /// <param name="dimToAppend">The axis.</param>
    /// <exception cref="ArgumentException">Type, rank or axis do not fit, or the variable is a scalar.</exception>
    /// <exception cref="ReadOnlyException">The variable can only be read.</exception>
    /// <remarks>Where the end is, is settled when the changes are committed, in the order of the calls.</remarks>
    public virtual void Append(Array a, int dimToAppend)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentOutOfRangeException.ThrowIfNegative(dimToAppend);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimToAppend, Rank);
        lock (DataSet)
        {
            CheckCanChange();
            CheckArray(a, a.Rank == Rank - 1 ? Rank - 1 : Rank);
            var data = a.Rank == Rank ? (Array)a.Clone() : Reshape(a, SlabShape(a, dimToAppend));
            var origin = new int[Rank];
            origin[dimToAppend] = -1;
            AddPiece(origin, data);
        }
    }

    /// <summary>Returns every n-th element of an array.</summary>
    /// <param name="a">The array, of the variable's rank.</param>
    /// <param name="stride">The distance of elements along each axis, 1 or more; null means ones.</param>
    /// <param name="outputCount">How many along each axis.</param>
    protected Array GetStride(Array a, int[]? stride, int[] outputCount)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(outputCount);
        if (a.GetType().GetElementType() != TypeOfData)
        {
            throw new ArgumentException(
                $"The variable '{Name}' holds {TypeOfData.Name}, not '{a.GetType()}'.", nameof(a));
        }

        var step = Hyperslab.Stride(stride, Rank);
        Hyperslab.Count(outputCount, new int[Rank], step, Rank == 0 ? [] : Hyperslab.ShapeOf(a));
        return Take(a, step, outputCount);
    }

    private void AddPiece(int[] origin, Array data)
    {
        StartChanges();
        var shape = changes!.Shape;
        var first = DataPiece.UpdateAppendedOrigin(origin, shape);
        if (Rank > 0)
        {
            var size = Hyperslab.ShapeOf(data);
            changes.SetShape(
                shape.Select((length, axis) => Math.Max(length, checked(first[axis] + size[axis]))).ToArray());
            var box = new Rectangle(first, size);
            changes.SetAffectedRectangle(changes.HasData ? Rectangle.Combine(changes.AffectedRectangle, box) : box);
        }
        else
        {
            changes.SetAffectedRectangle(new Rectangle([], []));
        }

        changes.Data.Add(new DataPiece { Origin = origin, Data = data });
        FireEventVariableChanged(VariableChangeAction.PutData);
    }

    private void CheckCanChange() => CheckCanChange(IsReadOnly || DataSet.IsReadOnly);

    private void CheckCanChange(bool isReadOnly)
    {
        ObjectDisposedException.ThrowIf(DataSet.IsDisposed, DataSet);
        if (_isDropped)
        {
            throw new InvalidOperationException(
                $"The variable '{Name}' is no longer in its dataset: it was rolled back.");
        }

        if (isReadOnly)
        {
            throw new ReadOnlyException($"The variable '{Name}' can only be read.");
        }
    }

    private void CheckArray(Array data, int rank)
    {
        if (data.GetType().GetElementType() != TypeOfData)
        {
            throw new ArgumentException(
                $"The variable '{Name}' holds {TypeOfData.Name}; an array of type '{data.GetType()}' does not fit.", nameof(data));
        }

        if (Rank == 0 ? data.Rank != 1 || data.Length != 1 : data.Rank != rank)
        {
            var expected = Rank == 0 ? "one element" : FormattableString.Invariant($"rank {Rank}");
            throw new ArgumentException(
                $"The variable '{Name}' needs an array of {expected}, not one of rank {data.Rank} with {data.Length} "
                    + $"elements.", nameof(data));
        }
    }

    private static int[] SlabShape(Array slab, int axis)
    {
        var shape = Hyperslab.ShapeOf(slab).ToList();
        shape.Insert(axis, 1);
        return [.. shape];
    }
}
