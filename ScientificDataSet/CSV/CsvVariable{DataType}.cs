using System;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>A variable whose data are in memory and in one column of a file.</summary>
internal sealed class CsvVariable<DataType> : DataAccessVariable<DataType>, ICsvVariable
{
    private volatile ArrayWrapper _store;
    private ArrayWrapper? _written;

    /// <summary>Creates an empty variable.</summary>
    internal CsvVariable(DataSet dataSet, string name, string[] dims)
        : base(dataSet, name, dims)
    {
        _store = new ArrayWrapper(dims.Length, typeof(DataType));
        Initialize();
    }

    /// <summary>Creates a variable of a file.</summary>
    internal CsvVariable(DataSet dataSet, CsvColumn column, int index)
        : base(dataSet, column.Name, column.Dimensions)
    {
        _store = new ArrayWrapper(column.Dimensions.Length, typeof(DataType)) { Data = column.Data };
        Metadata[CsvDataSet.CsvColumnKeyName] = index;
        foreach (var (key, value) in column.Attributes)
        {
            Metadata[key] = value;
        }

        Initialize();
    }

    /// <inheritdoc/>
    public Array Recent => (_written ?? _store).Data;

    /// <inheritdoc/>
    protected override int[] ReadShape() => _store.GetShape();

    /// <inheritdoc/>
    protected override Array ReadData(int[]? origin, int[]? shape) => _store.GetData(origin, shape);

    /// <inheritdoc/>
    protected override void BeginWriteTransaction(DataChanges proposedChanges) => _written = _store.Copy();

    /// <inheritdoc/>
    protected override void WriteData(int[] origin, Array data) => _written!.PutData(origin, data);

    /// <inheritdoc/>
    protected override void CommitWrite(DataChanges proposedChanges)
    {
        _store = _written!;
        _written = null;
    }

    /// <inheritdoc/>
    protected override void RollbackWrite() => _written = null;
}
