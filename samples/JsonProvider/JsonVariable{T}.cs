using System;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Samples.JsonProvider;

/// <summary>A variable in memory. What is put is written to a copy, which takes the place of the values at the
/// commit.</summary>
internal sealed class JsonVariable<T> : DataAccessVariable<T>, IJsonVariable
{
    private ArrayWrapper _values;
    private ArrayWrapper? _proposed;

    // Initialize asks for the shape, so that the values must be there before.
    internal JsonVariable(DataSet dataSet, string name, string[] dimensions, Array? values)
        : base(dataSet, name, dimensions)
    {
        _values = new ArrayWrapper(dimensions.Length, typeof(T));
        if (values is not null)
        {
            _values.Data = values;
        }

        Initialize();
    }

    /// <inheritdoc/>
    public Array Recent => (_proposed ?? _values).Data;

    /// <inheritdoc/>
    protected override int[] ReadShape() => _values.GetShape();

    /// <inheritdoc/>
    protected override Array ReadData(int[]? origin, int[]? shape)
    {
        var lengths = _values.GetShape();
        var from = origin ?? new int[lengths.Length];
        var box = shape ?? [.. lengths.Zip(from, (length, first) => length - first)];

        // An SDS core need not check this: it is the provider that knows what there is.
        return IsWithin(lengths, from, box)
            ? _values.GetData(from, box)
            : throw new ArgumentException(
                $"A box of {string.Join(" x ", box)} from {string.Join(", ", from)} on is not within '{Name}' of "
                    + $"{string.Join(" x ", lengths)}.");
    }

    /// <inheritdoc/>
    protected override void BeginWriteTransaction(DataChanges proposedChanges) => _proposed = _values.Copy();

    /// <inheritdoc/>
    protected override void WriteData(int[] origin, Array data) => _proposed!.PutData(origin, data);

    /// <inheritdoc/>
    protected override void CommitWrite(DataChanges proposedChanges)
    {
        _values = _proposed!;
        _proposed = null;
    }

    /// <inheritdoc/>
    protected override void RollbackWrite() => _proposed = null;

    private static bool IsWithin(int[] lengths, int[] origin, int[] box) =>
        origin.Length == lengths.Length && box.Length == lengths.Length
        && Enumerable.Range(0, lengths.Length).All(axis =>
            origin[axis] >= 0 && box[axis] >= 0 && origin[axis] <= lengths[axis] - box[axis]);
}
