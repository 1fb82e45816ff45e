using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Schema;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Grib.Writing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib;

/// <summary>A variable whose data are in memory or in the fields of a GRIB file.</summary>
internal sealed class GribVariable<T> : FieldVariable<T>, IGribVariable
{
    private readonly string[] _dimensionNames;
    private readonly List<(int[] Origin, int[] Shape)> _writtenBoxes = [];
    private volatile GribStore _store;
    private ArrayWrapper? _written;
    private GribStore? _promised;

    /// <summary>Creates an empty variable.</summary>
    internal GribVariable(DataSet dataSet, string name, string[] dims)
        : base(dataSet, name, dims)
    {
        _dimensionNames = dims;
        _store = new GribMemoryStore(new ArrayWrapper(dims.Length, typeof(T)));
        Initialize();
    }

    /// <summary>Creates a variable of a file.</summary>
    internal GribVariable(DataSet dataSet, GribVariableSpec spec)
        : base(dataSet, spec.Name, spec.Dimensions)
    {
        _dimensionNames = spec.Dimensions;
        _store = spec.Store;
        foreach (var (key, value) in spec.Attributes)
        {
            Metadata[key] = value;
        }

        Initialize();
    }

    string IGribVariable.RecentName => (string?)Metadata[Metadata.KeyForName, SchemaVersion.Recent] ?? "";

    string[] IGribVariable.DimensionNames => _dimensionNames;

    Type IGribVariable.ElementType => typeof(T);

    int[] IGribVariable.RecentShape => RecentShape;

    IReadOnlyDictionary<string, object?> IGribVariable.RecentAttributes =>
        Metadata.AsDictionary(SchemaVersion.Recent).ToDictionary(pair => pair.Key, pair => (object?)pair.Value);

    GribStore IGribVariable.Store => _store;

    IReadOnlyList<(int[] Origin, int[] Shape)> IGribVariable.WrittenBoxes => _writtenBoxes;

    Array IGribVariable.ReadRecent(int[] origin, int[] shape) =>
        _written?.GetData(origin, shape) ?? (_promised ?? _store).Read(origin, shape);

    void IGribVariable.HoldPromised()
    {
        if (_store is GribPromisedStore promised)
        {
            _store = new GribMemoryStore(Copy(promised));
        }
    }

    void IGribVariable.MoveToFile(string path, GribSource source, (GribField? Field, GribGrid Grid)[] planes)
    {
        var shape = _store.Shape;
        _store = typeof(T) == typeof(double)
            ? new GribPlaneStore<double>(path, source, Name, shape, planes)
            : new GribPlaneStore<float>(path, source, Name, shape, planes);
    }

    protected override int[] ReadShape() => _store.Shape;

    private protected override Array ReadPoints(RequestedPoints points) => points.IsBox
        ? _store.Read(points.Origin, points.Count)
        : GetStride(_store.Read(points.Origin, points.Box), points.Stride, points.Count);

    protected override void BeginWriteTransaction(DataChanges proposedChanges) => ClearWritten();

    private protected override void WritePiece(int[] origin, PendingValues values)
    {
        var shape = values.Shape;
        var old = RecentShape;
        _writtenBoxes.Add((origin, shape));
        var isWhole = Rank > 0 && Array.TrueForAll(origin, start => start == 0)
            && Enumerable.Range(0, Rank).All(axis => shape[axis] >= old[axis]);
        if (isWhole && values.Held is null)
        {
            _written = null;
            _promised = new GribPromisedStore(values);
            return;
        }

        var data = values.Held ?? values.Read(new int[Rank], shape);
        if (isWhole && _written is null)
        {
            // The usual case, one piece for all: no second copy of it. SDS has cloned the caller's array already.
            _written = new ArrayWrapper(Rank, typeof(T)) { Data = data };
            return;
        }

        _written ??= Copy(_promised ?? _store);
        Grow(origin, shape);
        _written.PutData(origin, data);
    }

    protected override void CommitWrite(DataChanges proposedChanges)
    {
        _store = _written is { } written ? new GribMemoryStore(written) : _promised ?? _store;
        ClearWritten();
    }

    protected override void RollbackWrite() => ClearWritten();

    private int[] RecentShape => _written?.GetShape() ?? (_promised ?? _store).Shape;

    private void ClearWritten()
    {
        _written = null;
        _promised = null;
        _writtenBoxes.Clear();
    }

    private ArrayWrapper Copy(GribStore store)
    {
        var copy = new ArrayWrapper(Rank, typeof(T));
        var shape = store.Shape;
        if (Rank == 0 || Array.TrueForAll(shape, length => length > 0))
        {
            copy.PutData(null, store.Read(new int[Rank], shape));
        }

        return copy;
    }

    // Points that nobody wrote are missing, not zero.
    private void Grow(int[] origin, int[] shape)
    {
        if (Rank == 0 || (typeof(T) != typeof(float) && typeof(T) != typeof(double)))
        {
            return;
        }

        var old = _written!.GetShape();
        var grown = Enumerable.Range(0, Rank).Select(axis => Math.Max(old[axis], origin[axis] + shape[axis])).ToArray();
        if (grown.AsSpan().SequenceEqual(old))
        {
            return;
        }

        var filled = Array.CreateInstance(typeof(T), grown);
        ArraySpan.Of<T>(filled).Fill(typeof(T) == typeof(float) ? (T)(object)float.NaN : (T)(object)double.NaN);
        var wrapper = new ArrayWrapper(Rank, typeof(T)) { Data = filled };
        if (Array.TrueForAll(old, length => length > 0))
        {
            wrapper.PutData(null, _written.Data);
        }

        _written = wrapper;
    }
}
