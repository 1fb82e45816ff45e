using System;

namespace Microsoft.Research.Science.Data.Memory;

/// <summary>A variable that keeps its data in an array.</summary>
/// <remarks>A commit writes to a copy and exchanges it in the end, so readers without a lock never see half a commit of
/// one variable.</remarks>
internal sealed class MemoryVariable<DataType> : DataAccessVariable<DataType>
{
    private volatile ArrayWrapper _store;
    private ArrayWrapper? _written;

    internal MemoryVariable(DataSet dataSet, string name, string[] dims)
        : base(dataSet, name, dims)
    {
        _store = new ArrayWrapper(dims.Length, typeof(DataType));
        Initialize();
    }

    protected override int[] ReadShape() => _store.GetShape();

    protected override Array ReadData(int[]? origin, int[]? shape) => _store.GetData(origin, shape);

    protected override void BeginWriteTransaction(DataChanges proposedChanges) => _written = _store.Copy();

    protected override void WriteData(int[] origin, Array data) => _written!.PutData(origin, data);

    protected override void CommitWrite(DataChanges proposedChanges)
    {
        _store = _written!;
        _written = null;
    }

    protected override void RollbackWrite() => _written = null;
}
