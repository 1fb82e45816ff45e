using System;
using System.Collections.Generic;
using Microsoft.Research.Science.Data;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>A variable of a <see cref="ToyDataSet"/>; written as against the original library: hooks are <c>protected
/// override</c>.</summary>
internal sealed class ToyVariable<T> : DataAccessVariable<T>, IToyVariable
{
    private readonly ToyDataSet _owner;
    private ArrayWrapper _store;
    private ArrayWrapper? _written;

    internal ToyVariable(ToyDataSet owner, string name, string[] dims)
        : base(owner, name, dims)
    {
        _owner = owner;
        _store = new ArrayWrapper(dims.Length, typeof(T));
        Initialize();
    }

    /// <summary>Loads a variable: data and attributes are there before <c>Initialize</c>, which asks for the shape and
    /// lets
    /// attributes be as they are.</summary>
    internal ToyVariable(ToyDataSet owner, Array data, string[] dims, Dictionary<string, object?> attributes)
        : base(owner, (string)attributes["Name"]!, dims)
    {
        _owner = owner;
        _store = new ArrayWrapper(dims.Length, typeof(T)) { Data = data };
        foreach (var (key, value) in attributes)
        {
            Metadata[key] = value;
        }

        Initialize();
    }

    public Array Recent => (_written ?? _store).Data;

    protected override int[] ReadShape() => _store.GetShape();

    protected override Array ReadData(int[]? origin, int[]? shape) => _store.GetData(origin, shape);

    protected override void BeginWriteTransaction(DataChanges proposedChanges)
    {
        _written = _store.Copy();
        _owner.Called($"{Name}.{nameof(BeginWriteTransaction)}");
    }

    protected override void WriteData(int[] origin, Array data)
    {
        _written!.PutData(origin, data);
        _owner.Called($"{Name}.{nameof(WriteData)}({string.Join(',', origin)})");
    }

    protected override void CommitWrite(DataChanges proposedChanges)
    {
        _store = _written!;
        _written = null;
        _owner.Called($"{Name}.{nameof(CommitWrite)}");
    }

    protected override void RollbackWrite()
    {
        _written = null;
        _owner.Called($"{Name}.{nameof(RollbackWrite)}");
    }

    protected override void CheckConstraints(Changes proposedChanges)
    {
        base.CheckConstraints(proposedChanges);
        _owner.Called($"{Name}.{nameof(CheckConstraints)}");
    }

    protected override void OnPrecommit(Changes proposedChanges)
    {
        _owner.Called($"{Name}.{nameof(OnPrecommit)}");
        base.OnPrecommit(proposedChanges);
    }

    protected override void OnCommit(Changes proposedChanges)
    {
        _owner.Called($"{Name}.{nameof(OnCommit)}");
        base.OnCommit(proposedChanges);
    }

    protected override void Undo()
    {
        _owner.Called($"{Name}.{nameof(Undo)}");
        base.Undo();
    }

    protected override void OnRollback(Changes proposedChanges)
    {
        _owner.Called($"{Name}.{nameof(OnRollback)}");
        base.OnRollback(proposedChanges);
    }
}
