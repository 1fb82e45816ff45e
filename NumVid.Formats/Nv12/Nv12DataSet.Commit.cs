using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Nv12.Container;
using NumVid.Formats.Nv12.Decisions;
using NumVid.Formats.Nv12.Storage;

namespace NumVid.Formats.Nv12;

/// <content>Commits: write beside, check that it opens, then put it in the old file's place.</content>
public sealed partial class Nv12DataSet
{
    private FileReplacement? _replacement;
    private Nv12File? _proposedFile;
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
        var variables = changes.Variables.Where(variable => variable is INv12Variable).OrderBy(variable => variable.ID).ToArray();
        var contexts = variables.Select(ContextOf).ToArray();
        var roles = new CfRoles(contexts);
        var commits = new List<VariableCommit>();
        for (var i = 0; i < variables.Length; i++)
        {
            var variable = (INv12Variable)variables[i];
            var id = variable.StorageId ?? nextId++;
            _proposedIds.Add((variable, id));
            commits.Add(Prepare(variables[i], contexts[i], id, roles, changes));
        }

        _replacement = new FileReplacement(_path);
        var attributes = AttributesOf(changes.Variables.GetByID(GlobalMetadataVariableID));
        FileWriter.Write(_replacement.TemporaryPath, attributes, commits, nextId, _file, _threads);
        _proposedFile = Nv12File.Open(_replacement.TemporaryPath, _codecs, _path);
    }

    /// <inheritdoc/>
    protected override void OnCommit()
    {
        base.OnCommit();
        if (_proposedFile is null || _replacement is null)
        {
            return;
        }

        _replacement.Publish();
        _isUnwritten = false;
        foreach (var (variable, id) in _proposedIds)
        {
            variable.StorageId = id;
        }

        var old = _file;
        _file = _proposedFile;
        _proposedFile = null;
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

    private static VariableContext ContextOf(Variable variable)
    {
        var attributes = AttributesOf(variable);
        var name = attributes.FirstOrDefault(attribute => attribute.Key == variable.Metadata.KeyForName).Value as string;
        return new VariableContext(name ?? "", [.. variable.Dimensions.Select(dimension => dimension.Name)], attributes);
    }

    private static List<KeyValuePair<string, object?>> AttributesOf(Variable variable) =>
        [.. variable.Metadata.AsDictionary(SchemaVersion.Recent).Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value))];

    private VariableCommit Prepare(Variable variable, VariableContext context, int id, CfRoles roles, DataSet.Changes changes)
    {
        var shape = changes.GetVariableChanges(variable.ID)?.Shape ?? variable.GetShape();
        var pending = (INv12Variable)variable;
        var old = Snapshot.Variables.FirstOrDefault(stored => stored.Id == id) ?? new StoredVariable
        {
            Id = id,
            Type = variable.TypeOfData,
            Dimensions = context.Dimensions,
            Shape = new int[variable.Rank],
            Attributes = [],
        };
        var isChanged = pending.Pieces.Count > 0 || !shape.AsEnumerable().SequenceEqual(old.Shape);
        var coding = old.Coding;
        if (coding is null && isChanged)
        {
            coding = CodingDecision.Decide(context, variable.TypeOfData, shape, roles, _quality);
        }

        return pending.Prepare(old with { Attributes = context.Attributes, Coding = coding }, shape, _file, _codecs, _threads);
    }

    private void DiscardProposal()
    {
        _proposedFile?.Release();
        _proposedFile = null;
        _replacement?.Dispose();
        _replacement = null;
        _proposedIds = [];
    }
}
