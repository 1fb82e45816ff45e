using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Writes a whole netCDF-4 file: what is new, and what the present file holds.</summary>
/// <remarks>Dimensions are fixed unless others are to append along them: an unlimited one forces chunks on every
/// variable. Memory is bounded by one block of <see cref="MaxBlockByteCount"/> beside the pieces.</remarks>
internal sealed class NetCdfWriter
{
    private const int MaxBlockByteCount = 32 << 20;

    private readonly NetCdfFilePlan _plan;
    private readonly NetCdfTarget _target;
    private readonly Dictionary<string, (int Id, string Name)> _dimensions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unlimited;
    private readonly HashSet<string> _variableNames = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];

    private NetCdfWriter(NetCdfFilePlan plan, NetCdfTarget target)
    {
        _plan = plan;
        _target = target;
        _unlimited = [.. plan.UnlimitedDimensions];
    }

    /// <summary>Writes the file; when this fails, nothing is left.</summary>
    /// <param name="path">A path in the folder of the plan's, at which nothing is yet.</param>
    /// <param name="plan">What to write.</param>
    /// <returns>Sentences about what will not be read as it was given.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static IReadOnlyList<string> Write(string path, NetCdfFilePlan plan)
    {
        try
        {
            using var target = new NetCdfTarget(path, plan.Path);
            var writer = new NetCdfWriter(plan, target);
            writer.Write();
            target.Finish();
            return writer._warnings;
        }
        catch
        {
            // Where the folder is not there, deleting would fail in place of the real failure.
            if (File.Exists(path))
            {
                File.Delete(path);
            }

            throw;
        }
    }

    private void Write()
    {
        foreach (var attribute in StoredVariableEncoder.EncodeGlobal(_plan.Attributes))
        {
            _target.WriteAttribute(NetCdfNative.NC_GLOBAL, attribute);
        }

        DefineDimensions();
        WriteEmptyDimensions();
        var variables = _plan.Variables.Select(variable => StoredVariableEncoder.Encode(
            variable, PackedFormOf(
                variable), RoundingChoice.Choose(variable, _plan.Options, () => AllBlocks(variable)))).ToArray();
        var ids = Array.ConvertAll(variables, Define);
        for (var i = 0; i < variables.Length; i++)
        {
            WriteData(variables[i], ids[i]);
            if (variables[i].Warning is { } warning)
            {
                _warnings.Add(warning);
            }
        }
    }

    private PackedForm? PackedFormOf(NetCdfVariablePlan variable) => PackingChoice.IsPacked(variable, _plan.Options)
        ? PackingChoice.Choose(variable, _plan.Options, AllBlocks(variable))
        : null;

    /// <summary>Everything that a variable will hold, in blocks, and perhaps what is written over by it.</summary>
    private IEnumerable<Array> AllBlocks(NetCdfVariablePlan variable)
    {
        var pieces = PiecesThatCount(variable);
        var oldShape = OldShapeOf(variable, pieces);
        if (!NetCdfPiece.CoverAll(variable.Shape, oldShape, pieces))
        {
            yield return StoredVariable.Unwritten(variable, [.. variable.Shape.Select(_ => 1)]);
        }

        foreach (var (origin, count) in oldShape is null ? [] : BlocksOf(oldShape, variable, ValueByteCount(variable)))
        {
            yield return variable.Old!.Read(_plan.Old!, origin, null, count);
        }

        foreach (var values in pieces.Select(piece => piece.Values).Where(values => !values.Shape.Contains(0)))
        {
            if (values.Held is { } held)
            {
                yield return held;
                continue;
            }

            foreach (var (origin, count) in BlocksOf(values.Shape, variable, ValueByteCount(variable)))
            {
                yield return values.Read(origin, count);
            }
        }
    }

    private void DefineDimensions()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in _plan.Variables)
        {
            for (var axis = 0; axis < variable.Dimensions.Length; axis++)
            {
                var name = variable.Dimensions[axis];
                if (!_dimensions.ContainsKey(name))
                {
                    var fileName = NetCdfNames.MakeUnique(NetCdfNames.Clean(name), taken);
                    var length = _unlimited.Contains(name) ? 0 : variable.Shape[axis];
                    _dimensions[name] = _target.DefineDimension(fileName, length);
                }
            }
        }
    }

    private void WriteEmptyDimensions()
    {
        var empty = _plan.Variables.SelectMany(variable => variable.Dimensions.Zip(variable.Shape))
            .Where(dimension => dimension.Second == 0 && !_unlimited.Contains(dimension.First))
            .Select(dimension => dimension.First).Distinct().ToArray();
        if (empty.Length > 0)
        {
            _target.WriteAttribute(
                NetCdfNative.NC_GLOBAL,
                new(HiddenNames.Empty, NetCdfType.Char, new[] { string.Join('\n', empty) }));
        }
    }

    private int Define(StoredVariable variable)
    {
        var plan = variable.Plan;
        var fileName = NetCdfNames.MakeUnique(NetCdfNames.Clean(plan.Name), _variableNames);
        var dimensions = Array.ConvertAll(plan.Dimensions, name => _dimensions[name]);
        var (id, actualName) =
            _target.DefineVariable(fileName, variable.Type, Array.ConvertAll(dimensions, dimension => dimension.Id));
        DefineStorage(variable, id);
        WriteAttributes(variable, id);
        if (actualName != plan.Name)
        {
            _target.WriteAttribute(id, new(HiddenNames.Name, NetCdfType.Char, new[] { plan.Name }));
        }

        if (!dimensions.Select(dimension => dimension.Name).SequenceEqual(plan.Dimensions))
        {
            _target.WriteAttribute(
                id, new(HiddenNames.Dimensions, NetCdfType.Char, new[] { string.Join('\n', plan.Dimensions) }));
        }

        return id;
    }

    private void DefineStorage(StoredVariable variable, int id)
    {
        var plan = variable.Plan;
        if (plan.Shape.Length == 0 || plan.IsEmpty || variable.Type == NetCdfType.Text)
        {
            return;
        }

        var valueByteCount = NetCdfTypes.ByteCount(variable.Type);
        var chunkShape = ChunkShape.Choose(plan.Shape, valueByteCount, _plan.Options.Chunks);
        var byteCount = plan.Shape.Aggregate((double)valueByteCount, (bytes, length) => bytes * length);
        if (_plan.Options.Deflate > 0 && byteCount >= ChunkShape.MinCompressedByteCount)
        {
            _target.Compress(id, plan.Name, chunkShape, _plan.Options.Deflate, _plan.Options.Shuffle);
        }
        else if (Array.Exists(plan.Dimensions, _unlimited.Contains))
        {
            _target.StoreInChunks(id, plan.Name, chunkShape);
        }
        else
        {
            _target.StoreContiguously(id, plan.Name);
        }
    }

    private void WriteAttributes(StoredVariable variable, int id)
    {
        foreach (var attribute in variable.Attributes)
        {
            var actualName = _target.WriteAttribute(id, attribute);
            if (actualName != attribute.Name)
            {
                var (form, key) = variable.Notes.Find(attribute.Name);
                variable.Notes.Add(actualName, form, key);
            }
        }

        if (!variable.Notes.IsEmpty)
        {
            _target.WriteAttribute(id, variable.Notes.ToAttribute());
        }
    }

    private void WriteData(StoredVariable variable, int id)
    {
        var plan = variable.Plan;
        if (plan.IsEmpty)
        {
            return;
        }

        var pieces = PiecesThatCount(plan);
        var oldShape = OldShapeOf(plan, pieces);
        if (!NetCdfPiece.CoverAll(plan.Shape, oldShape, pieces))
        {
            WriteBlocks(variable, id, [], plan.Shape, (_, count) => StoredVariable.Unwritten(plan, count));
        }

        if (oldShape is not null)
        {
            WriteBlocks(variable, id, [], oldShape, (origin, count) => plan.Old!.Read(_plan.Old!, origin, null, count));
        }

        foreach (var piece in pieces.Where(piece => !piece.Values.Shape.Contains(0)))
        {
            if (piece.Values.Held is { } data)
            {
                _target.Write(id, plan.Name, piece.Origin, variable.Encode(data));
            }
            else
            {
                WriteBlocks(variable, id, piece.Origin, piece.Values.Shape, piece.Values.Read);
            }
        }
    }

    /// <summary>The part of a variable that is copied from the present file, or null.</summary>
    private static int[]? OldShapeOf(NetCdfVariablePlan plan, List<NetCdfPiece> pieces)
    {
        var isReplaced = pieces.Count > 0 && pieces[0].CoversAll(plan.Shape);
        return isReplaced || plan.Old is null || plan.Old.Shape.Contains(0) ? null : plan.Old.Shape;
    }

    /// <summary>The pieces from the last one on that replaces everything before it.</summary>
    private static List<NetCdfPiece> PiecesThatCount(NetCdfVariablePlan plan)
    {
        var pieces = plan.Pieces.ToList();
        var last = pieces.FindLastIndex(piece => piece.CoversAll(plan.Shape));
        return last > 0 ? pieces[last..] : pieces;
    }

    /// <summary>Writes a whole shape in blocks of whole slabs of the first axis, or of single ones cut further when
    /// large.</summary>
    private void WriteBlocks(
        StoredVariable variable, int id, int[] start, int[] shape, Func<int[], int[], Array> produce)
    {
        foreach (var (origin, count) in BlocksOf(shape, variable.Plan, NetCdfTypes.ByteCount(variable.Type)))
        {
            var values = produce(origin, count);
            var place = start.Length == 0 ? origin : [.. origin.Zip(start, (index, first) => index + first)];
            _target.Write(id, variable.Plan.Name, place, variable.Encode(values));
        }
    }

    private static int ValueByteCount(NetCdfVariablePlan variable) =>
        variable.SdsType == typeof(double) ? sizeof(double) : sizeof(float);

    private IEnumerable<(int[] Origin, int[] Count)> BlocksOf(int[] shape, NetCdfVariablePlan plan, int valueByteCount)
    {
        var chunk = plan.IsEmpty ? plan.Shape : ChunkShape.Choose(plan.Shape, valueByteCount, _plan.Options.Chunks);
        return BlockShape.Enumerate(shape, BlockShape.Choose(shape, valueByteCount, MaxBlockByteCount, chunk));
    }
}
