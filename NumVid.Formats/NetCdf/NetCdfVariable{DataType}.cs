using System;
using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Views;
using NumVid.Formats.NetCdf.Writing;

namespace NumVid.Formats.NetCdf;

/// <summary>A variable of a NetCDF file; its values stay in the file until they are asked for.</summary>
/// <typeparam name="DataType">The type that SDS shows.</typeparam>
internal sealed class NetCdfVariable<DataType> : FieldVariable<DataType>, INetCdfVariable
{
    private readonly NetCdfDataSet _owner;
    private readonly List<NetCdfPiece> _pieces = [];

    /// <summary>Creates a variable that is not stored yet.</summary>
    internal NetCdfVariable(NetCdfDataSet owner, string name, string[] dimensions)
        : base(owner, name, dimensions)
    {
        _owner = owner;
        Initialize();
    }

    /// <summary>Creates the variable for a stored one.</summary>
    internal NetCdfVariable(NetCdfDataSet owner, NetCdfVariableView stored)
        : base(owner, stored.Name, stored.Dimensions)
    {
        _owner = owner;
        Stored = stored;
        foreach (var (key, value) in stored.Attributes)
        {
            Metadata[key] = value;
        }

        Initialize();
    }

    /// <inheritdoc/>
    public NetCdfVariableView? Stored { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<NetCdfPiece> Pieces => _pieces;

    /// <inheritdoc/>
    protected override int[]? ReadShape() => Stored?.Shape;

    /// <inheritdoc/>
    /// <remarks>Before its first commit a variable is empty; only a scalar can be asked for its one value.</remarks>
    private protected override Array ReadPoints(RequestedPoints points) => Stored is { } stored
        ? stored.Read(_owner.File, points.Origin, points.IsBox ? null : points.Stride, points.Count)
        : new DataType[1];

    /// <inheritdoc/>
    protected override void BeginWriteTransaction(DataChanges proposedChanges) => _pieces.Clear();

    /// <inheritdoc/>
    private protected override void WritePiece(int[] origin, PendingValues values) => _pieces.Add(new(origin, values));

    /// <inheritdoc/>
    protected override void RollbackWrite() => _pieces.Clear();

    /// <inheritdoc/>
    protected override void CommitWrite(DataChanges proposedChanges) => _pieces.Clear();
}
