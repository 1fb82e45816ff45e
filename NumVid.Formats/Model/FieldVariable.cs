using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Model;

/// <summary>A variable of a file, which takes arrays and promises of values alike.</summary>
/// <typeparam name="DataType">The type that SDS shows.</typeparam>
/// <remarks>A promise stands among the pending changes as an array without values, so that order, commit and rollback are
/// those of the SDS core.</remarks>
internal abstract class FieldVariable<DataType> : DataAccessVariable<DataType>, IDeferredVariable
{
    private readonly ConditionalWeakTable<Array, PendingValues> _promises = [];

    /// <summary>Creates a variable; the derived class calls <c>Initialize</c>.</summary>
    private protected FieldVariable(DataSet dataSet, string name, string[] dimensions)
        : base(dataSet, name, dimensions)
    {
    }

    /// <inheritdoc/>
    public void PutDeferred(int[] shape, BlockReader read)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(read);
        if (shape.Length != Rank || Rank == 0 || shape.Any(length => length < 1))
        {
            throw new ArgumentException(
                $"The variable '{Name}' has {Rank} dimensions; ({string.Join(", ", shape)}) are not their lengths.", nameof(shape));
        }

        lock (DataSet)
        {
            if (IsReadOnly || DataSet.IsReadOnly)
            {
                throw new ReadOnlyException($"The variable '{Name}' can only be read.");
            }

            StartChanges();
            var promise = Array.CreateInstance(typeof(DataType), new int[Rank]);
            _promises.Add(promise, new PendingValues((int[])shape.Clone(), read));
            ChangesUpdateShape(changes!, [.. changes!.Shape.Zip(shape, Math.Max)]);
            ChangesUpdateAffectedRect(changes, Rectangle.Combine(changes.AffectedRectangle, new Rectangle(new int[Rank], shape)));
            changes.Data.Add(new DataPiece { Origin = new int[Rank], Data = promise });
            FireEventVariableChanged(VariableChangeAction.PutData);
        }
    }

    /// <summary>Takes what is committed, piece by piece in the order in which it was put.</summary>
    private protected abstract void WritePiece(int[] origin, PendingValues values);

    /// <inheritdoc/>
    protected sealed override void WriteData(int[] origin, Array data) =>
        WritePiece(origin ?? [], _promises.TryGetValue(data, out var promised) ? promised : new PendingValues(data, Rank));
}
