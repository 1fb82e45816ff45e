using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Segments;
using NumVid.Formats.Work;

namespace NumVid.Formats.Nv12;

/// <content>Commits: behind the end of the file, or into a new file where too much of the old one is dead.</content>
public sealed partial class Nv12DataSet
{
    // A commit does not leave more than one byte of so many unused.
    private const int MaxDeadPart = 4;

    private WriterLock? _lock;
    private Nv12File? _proposedFile;
    private EncodingTimes _proposedTimes;
    private List<(INv12Variable Variable, int Id)> _proposedIds = [];

    /// <inheritdoc/>
    protected override void OnPrecommit(DataSet.Changes changes)
    {
        base.OnPrecommit(changes);
        if (!_isOpen || changes is null)
        {
            return;
        }

        _proposedIds = [];
        var nextId = Snapshot.NextId;
        var variables =
            changes.Variables.Where(variable => variable is INv12Variable).OrderBy(variable => variable.ID).ToArray();
        var contexts = variables.Select(variable => VariableContext.Of(variable, SchemaVersion.Recent)).ToArray();
        var attributes = AttributesOf(changes.Variables.GetByID(GlobalMetadataVariableID));
        var roles = new CfRoles(contexts, attributes);
        var commits = new List<VariableCommit>();
        var encoding = new EncodingContext(_codecs, _candidates, new WorkScheduler(_threads));
        var positions = GridPositions.Find(contexts, roles, i => ((INv12Variable)variables[i]).Pieces);
        for (var i = 0; i < variables.Length; i++)
        {
            var variable = (INv12Variable)variables[i];
            var id = variable.StorageId ?? nextId++;
            _proposedIds.Add((variable, id));
            commits.Add(Prepare(variables[i], contexts[i], id, roles, changes,
                encoding with { Positions = positions.GetValueOrDefault(i), Packed = PackedOf(variables[i].Name) }));
        }

        LockForWriting();
        using var target = ChooseTarget(commits);
        _proposedFile = FileWriter.Write(
            target, attributes, commits, nextId, _file!, _threads, OriginalChangeOf(variables.Cast<INv12Variable>()),
            encoding.Costs);
        _proposedTimes = encoding.Costs.Times;
    }

    /// <inheritdoc/>
    protected override void OnCommit()
    {
        base.OnCommit();
        if (_proposedFile is null)
        {
            return;
        }

        foreach (var (variable, id) in _proposedIds)
        {
            variable.StorageId = id;
        }

        var old = _file;
        _file = _proposedFile;
        LastEncoding = _proposedTimes;
        _proposedFile = null;
        _newOriginal = null;
        old?.Release();
        DiscardProposal();
    }

    /// <inheritdoc/>
    protected override void Undo()
    {
        base.Undo();
        DiscardProposal();
    }

    /// <inheritdoc/>
    protected override void OnRollback()
    {
        base.OnRollback();
        DiscardProposal();
    }

    private static List<KeyValuePair<string, object?>> AttributesOf(Variable variable) =>
        [.. variable.Metadata.AsDictionary(SchemaVersion.Recent)
            .Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value))];

    private VariableCommit Prepare(
        Variable variable, VariableContext context, int id, CfRoles roles, DataSet.Changes changes,
        EncodingContext encoding)
    {
        var shape = changes.GetVariableChanges(variable.ID)?.Shape ?? variable.GetShape();
        var pending = (INv12Variable)variable;
        var old = Snapshot.Variables.FirstOrDefault(stored => stored.Id == id) ?? new StoredVariable
        {
            Id = id,
            Type = variable.TypeOfData,
            Dimensions = [.. context.Dimensions],
            Shape = new int[variable.Rank],
            Attributes = [],
        };
        var isChanged = pending.Pieces.Count > 0 || !shape.AsEnumerable().SequenceEqual(old.Shape);
        var now = old with { Attributes = context.Attributes };
        if (old.Decisions is not null || !isChanged)
        {
            return pending.Prepare(now, shape, _file, null, encoding);
        }

        var (decisions, terms) = StorageDecision.Decide(context, variable.TypeOfData, shape, roles, _quality);
        return pending.Prepare(now with { Decisions = decisions }, shape, _file, terms, encoding);
    }

    // What has to be kept of an original anyway can be the values.
    private Func<Box, IReadOnlyList<PackedField>?>? PackedOf(string name) =>
        _newOriginal is { } original ? box => original.FindPacked(name, box.Origin, box.Shape) : null;

    // The first writer keeps the file until it closes it; who comes later is told so before anything is written.
    private void LockForWriting()
    {
        if (_lock is not null)
        {
            return;
        }

        _lock = WriterLock.Take(_path);
        if (!_file!.IsCurrent())
        {
            _lock.Dispose();
            _lock = null;
            throw new IOException(
                $"'{_path}' was changed by another dataset or program after it was opened here. Open it again and "
                + "repeat the changes.");
        }
    }

    private CommitTarget ChooseTarget(IReadOnlyList<VariableCommit> commits)
    {
        var end = _file!.EndOffset;
        var live = _file.LiveByteCount - commits.Sum(commit => commit.ReplacedByteCount);
        return !_file.IsWritten || end - live > end / MaxDeadPart
            ? ReplacementTarget.Create(_path, _file.MayBeOverwritten, _layer)
            : new AppendTarget(_path, end, _layer);
    }

    private void DiscardProposal()
    {
        _proposedFile?.Release();
        _proposedFile = null;
        _proposedIds = [];
    }
}
