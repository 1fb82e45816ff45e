using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Model;

/// <summary>A variable of a file, which takes arrays and promises of values alike.</summary>
/// <typeparam name="DataType">The type that SDS shows.</typeparam>
/// <remarks>
/// <para>A promise stands among the pending changes as an array of one element, which is not looked at, where its last
/// value will be: the SDS core computes shapes from such pieces, so that order, commit and rollback are those of the
/// core.</para>
/// <para>What a reader asks for comes unseen from some cores, and filled in from others; all is checked here.</para>
/// </remarks>
internal abstract class FieldVariable<DataType> : DataAccessVariable<DataType>, IDeferredVariable
{
    private readonly ConditionalWeakTable<Array, PendingValues> _promises = [];

    /// <summary>Creates a variable; the derived class calls <c>Initialize</c>.</summary>
    private protected FieldVariable(DataSet dataSet, string name, string[] dimensions)
        : base(dataSet, name, dimensions)
    {
    }

    /// <inheritdoc/>
    public sealed override Array GetData(int[]? origin, int[]? shape) => Read(origin, null, shape);

    /// <inheritdoc/>
    public sealed override Array GetData(int[]? origin, int[]? stride, int[]? count) => Read(origin, stride, count);

    /// <inheritdoc/>
    public void PutDeferred(int[] shape, BlockReader read)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(read);
        RequireLengths(shape);
        lock (DataSet)
        {
            if (IsReadOnly || DataSet.IsReadOnly)
            {
                throw new ReadOnlyException($"The variable '{Name}' can only be read.");
            }

            StartChanges();
            AddPromise((int[])shape.Clone(), new CheckedBlockReader(Name, typeof(DataType), read));
            FireEventVariableChanged(VariableChangeAction.PutData);
        }
    }

    /// <summary>Reads committed points.</summary>
    /// <param name="points">At least one point, all within the committed shape.</param>
    private protected abstract Array ReadPoints(RequestedPoints points);

    /// <summary>Takes what is committed, piece by piece in the order in which it was put.</summary>
    private protected abstract void WritePiece(int[] origin, PendingValues values);

    /// <inheritdoc/>
    protected sealed override Array ReadData(int[]? origin, int[]? shape) => Read(origin, null, shape);

    /// <inheritdoc/>
    protected sealed override Array ReadData(int[]? origin, int[]? stride, int[]? count) => Read(origin, stride, count);

    /// <inheritdoc/>
    protected sealed override void WriteData(int[] origin, Array data)
    {
        if (_promises.TryGetValue(data, out var promised))
        {
            WritePiece(new int[Rank], promised);
        }
        else
        {
            WritePiece(origin ?? [], new PendingValues(data, Rank));
        }
    }

    private Array Read(int[]? origin, int[]? stride, int[]? count)
    {
        var points = RequestedPoints.Within(Name, GetShape(), origin, stride, count);
        return points.IsEmpty ? Array.CreateInstance(typeof(DataType), points.Count) : ReadPoints(points);
    }

    private void RequireLengths(int[] shape)
    {
        if (shape.Length != Rank || Rank == 0 || shape.Any(length => length < 1))
        {
            throw new ArgumentException(
                $"The variable '{Name}' has {Rank} dimensions; ({string.Join(", ", shape)}) are not their lengths.",
                nameof(shape));
        }
    }

    private void AddPromise(int[] shape, CheckedBlockReader reader)
    {
        var last = Array.CreateInstance(typeof(DataType), [.. shape.Select(_ => 1)]);
        _promises.Add(last, new PendingValues(shape, reader));
        var box = new Rectangle(new int[Rank], shape);
        ChangesUpdateShape(changes!, [.. changes!.Shape.Zip(shape, Math.Max)]);
        ChangesUpdateAffectedRect(changes, changes.HasData ? Rectangle.Combine(changes.AffectedRectangle, box) : box);
        changes.Data.Add(new DataPiece { Origin = [.. shape.Select(length => length - 1)], Data = last });
    }
}
