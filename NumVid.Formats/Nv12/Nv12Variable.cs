using System;
using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Segments;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12;

/// <summary>A variable of a .nv12 file: reads from the file's committed state, gathers what is put for the next
/// one.</summary>
internal sealed class Nv12Variable<T> : FieldVariable<T>, INv12Variable
{
    private readonly Nv12DataSet _dataSet;
    private int[] _storedShape;
    private readonly List<Commits.DataPiece> _pieces = [];

    /// <summary>Creates a new variable.</summary>
    internal Nv12Variable(Nv12DataSet dataSet, string name, string[] dims)
        : base(dataSet, name, dims)
    {
        _dataSet = dataSet;
        _storedShape = new int[dims.Length];
        Initialize();
    }

    /// <summary>Creates a variable that a file holds.</summary>
    internal Nv12Variable(Nv12DataSet dataSet, StoredVariable stored)
        : base(dataSet, stored.Name, stored.Dimensions)
    {
        _dataSet = dataSet;
        _storedShape = stored.Shape;
        StorageId = stored.Id;
        foreach (var (key, value) in stored.Attributes)
        {
            Metadata[key] = value;
        }

        Initialize();
    }

    /// <inheritdoc/>
    public int? StorageId { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<Commits.DataPiece> Pieces => _pieces;

    /// <inheritdoc/>
    public VariableCommit Prepare(
        StoredVariable old, int[] newShape, Nv12File? file, QualityTerms? terms, EncodingContext context) =>
        _pieces.Count == 0 && newShape.AsSpan().SequenceEqual(old.Shape)
            ? new KeptVariableCommit(old)
            : Change(terms is null ? old : Decided(old, newShape, terms), newShape, file, terms, context);

    private ChangedVariableCommit<T> Change(
        StoredVariable old, int[] newShape, Nv12File? file, QualityTerms? terms, EncodingContext context) =>
        new(old, newShape, [.. _pieces], file, VariableEncoders.Create<T>(old, terms, context), context);

    private StoredVariable Decided(StoredVariable variable, int[] shape, QualityTerms terms) => variable with
    {
        Decisions = VariableEncoders.Decide(variable, shape, terms, new Commits.PieceSource<T>(_pieces)),
    };

    /// <inheritdoc/>
    protected override int[] ReadShape() => (int[])_storedShape.Clone();

    /// <inheritdoc/>
    private protected override Array ReadPoints(RequestedPoints points) =>
        _dataSet.Read<T>(StorageId, points.Origin, points.Stride, points.Count);

    /// <inheritdoc/>
    protected override void BeginWriteTransaction(DataChanges proposedChanges) => _pieces.Clear();

    /// <inheritdoc/>
    private protected override void WritePiece(int[] origin, PendingValues values)
    {
        var box = new Box(Rank == 0 ? [] : (int[])origin.Clone(), values.Shape);
        if (box.Count > 0)
        {
            _pieces.Add(new Commits.DataPiece(box, values));
        }
    }

    /// <inheritdoc/>
    /// <remarks>The core asks for the shape again when a commit is through.</remarks>
    protected override void OnCommit(Changes proposedChanges)
    {
        base.OnCommit(proposedChanges);
        _storedShape = [.. proposedChanges.Shape];
    }

    /// <inheritdoc/>
    protected override void CommitWrite(DataChanges proposedChanges) => _pieces.Clear();

    /// <inheritdoc/>
    protected override void RollbackWrite() => _pieces.Clear();
}
