using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A variable that reads and writes boxes of a store; what most providers derive from.</summary>
/// <typeparam name="DataType">The type of the elements.</typeparam>
/// <remarks>A commit with data calls <see cref="BeginWriteTransaction"/>, <see cref="WriteData"/> for each piece in the
/// order of the calls, and then <see cref="CommitWrite"/> or, on failure, <see cref="RollbackWrite"/>.
/// Reading takes no lock, so <see cref="ReadData(int[], int[])"/> must bear being called on several threads.</remarks>
public abstract class DataAccessVariable<DataType> : Variable<DataType>
{
    private readonly MetadataDictionary _metadata;
    private bool _isWriting;

    /// <summary>Creates a variable whose attributes, the name included, the derived class sets.</summary>
    /// <param name="dataSet">The dataset that it will belong to.</param>
    /// <param name="dims">The names of its axes.</param>
    /// <param name="assignID">Whether it gets the next free number; otherwise the derived class sets one.</param>
    protected DataAccessVariable(DataSet dataSet, string[] dims, bool assignID)
        : base(dataSet, dims, assignID)
        => _metadata = CreateMetadata();

    /// <summary>Creates a variable with the next free number.</summary>
    /// <param name="dataSet">The dataset that it will belong to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dims">The names of its axes.</param>
    protected DataAccessVariable(DataSet dataSet, string name, string[] dims)
        : this(dataSet, name, dims, assignID: true)
    {
    }

    /// <summary>Creates a variable.</summary>
    /// <param name="dataSet">The dataset that it will belong to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dims">The names of its axes.</param>
    /// <param name="assignID">Whether it gets the next free number; otherwise the derived class sets one.</param>
    protected DataAccessVariable(DataSet dataSet, string name, string[] dims, bool assignID)
        : this(dataSet, dims, assignID)
    {
        ArgumentNullException.ThrowIfNull(name);
        _metadata[MetadataDictionary.NameKey] = name;
    }

    /// <inheritdoc/>
    public override MetadataDictionary Metadata => _metadata;

    /// <inheritdoc/>
    /// <remarks>As in the original library, what is asked for goes to <see cref="ReadData(int[], int[])"/> unseen,
    /// unless it is a box without elements.</remarks>
    public override Array GetData(int[]? origin, int[]? shape)
        => shape is not null && HoldsNothing(shape)
            ? Hyperslab.Create(typeof(DataType), shape) : ReadData(origin, shape);

    /// <inheritdoc/>
    /// <remarks>As in the original library, what is asked for goes to <see cref="ReadData(int[], int[], int[])"/>
    /// unseen, unless it is a box without elements.</remarks>
    public override Array GetData(int[]? origin, int[]? stride, int[]? count)
        => count is not null && HoldsNothing(count)
            ? Hyperslab.Create(typeof(DataType), count) : ReadData(origin, stride, count);

    /// <summary>Reads a box of the stored data into a new array.</summary>
    /// <param name="origin">Where the box begins, not examined; null means at zeros.</param>
    /// <param name="shape">Its lengths, not examined but for zeros; null means to the end.</param>
    /// <returns>An array of the variable's rank and of this shape; one element for a scalar.</returns>
    /// <remarks>Whoever overrides it checks that the box is one, and lies within the stored data.</remarks>
    protected abstract Array ReadData(int[]? origin, int[]? shape);

    /// <summary>Reads every n-th element of the stored data into a new array.</summary>
    /// <param name="origin">The first element, not examined; null means zeros.</param>
    /// <param name="stride">The distance of elements along each axis, not examined; null means ones.</param>
    /// <param name="count">How many along each axis, not examined but for zeros; null means to the end.</param>
    /// <remarks>Reads the whole box and picks; a store that can do better overrides it.</remarks>
    protected virtual Array ReadData(int[]? origin, int[]? stride, int[]? count)
    {
        var from = Hyperslab.Origin(origin, Rank);
        var step = Hyperslab.Stride(stride, Rank);
        var number = Hyperslab.Count(count, from, step, GetShape());
        return HoldsNothing(number)
            ? Hyperslab.Create(typeof(DataType), number)
            : GetStride(ReadData(from, Hyperslab.BoxOf(step, number)), step, number);
    }

    /// <summary>Writes one piece where only this commit sees it.</summary>
    /// <param name="origin">Where the data go; empty for a scalar.</param>
    /// <param name="data">The data, of the variable's rank; one element for a scalar. May be empty, which can still
    /// make the variable longer along another axis.</param>
    protected abstract void WriteData(int[] origin, Array data);

    /// <summary>Called before the first piece of a commit is written.</summary>
    /// <param name="proposedChanges">All changes of the variable.</param>
    protected virtual void BeginWriteTransaction(DataChanges proposedChanges)
    {
    }

    /// <summary>Called after the last piece of a commit has been written.</summary>
    /// <param name="proposedChanges">All changes of the variable.</param>
    /// <remarks>Kept for compatibility: the original library never calls it, and neither does this one.</remarks>
    protected virtual void OnWriteFinished(DataChanges proposedChanges)
    {
    }

    /// <summary>Called in the second phase of a commit: makes the pieces written the stored data.</summary>
    /// <param name="proposedChanges">All changes of the variable.</param>
    protected virtual void CommitWrite(DataChanges proposedChanges)
    {
    }

    /// <summary>Called when a commit has failed after <see cref="BeginWriteTransaction"/>: throws the pieces
    /// away.</summary>
    protected virtual void RollbackWrite()
    {
    }

    /// <inheritdoc/>
    protected override void OnPrecommit(Changes proposedChanges)
    {
        base.OnPrecommit(proposedChanges);
        if (proposedChanges is not DataChanges { HasData: true } data)
        {
            return;
        }

        _isWriting = true;
        BeginWriteTransaction(data);
        foreach (var piece in data.Data)
        {
            WriteData(piece.Origin, piece.Data);
        }
    }

    /// <inheritdoc/>
    protected override void OnCommit(Changes proposedChanges)
    {
        base.OnCommit(proposedChanges);
        if (_isWriting)
        {
            _isWriting = false;
            CommitWrite((DataChanges)proposedChanges);
        }
    }

    /// <inheritdoc/>
    protected override void Undo()
    {
        base.Undo();
        EndWriting();
    }

    /// <inheritdoc/>
    protected override void OnRollback(Changes proposedChanges)
    {
        base.OnRollback(proposedChanges);
        EndWriting();
    }

    private static bool HoldsNothing(int[] shape) => Array.IndexOf(shape, 0) >= 0;

    private void EndWriting()
    {
        if (_isWriting)
        {
            _isWriting = false;
            RollbackWrite();
        }
    }
}
