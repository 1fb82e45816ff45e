using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Writing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib;

/// <content>Commits: a whole new file beside the old one, then a rename.</content>
public sealed partial class GribDataSet
{
    private IReadOnlyList<string> _writeWarnings = [];
    private GribWrittenFile? _pending;

    /// <inheritdoc/>
    protected override void OnPrecommit(Changes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (!_isOpen)
        {
            return;
        }

        var warnings = new List<string>();
        var omissions = new List<StoredOmission>();
        var variables = changes.Variables.OrderBy(variable => variable.ID).OfType<IGribVariable>().ToList();
        var attributes =
            VariableContext.AttributesOf(changes.Variables.GetByID(GlobalMetadataVariableID), SchemaVersion.Recent);
        var plan = GribWritePlan.Create(variables, attributes, _options, warnings, omissions);
        if (!plan.Any(variable => variable.BringsFields))
        {
            TakeWithoutFields(changes, variables, plan.Count > 0);
            return;
        }

        _pending = GribFileWriter.Write(_path, plan, _options);
        _writeWarnings = warnings;
        _writeOmissions = omissions;
    }

    // A program that copies commits the structure first and the data next, and with autocommit coordinates arrive
    // before
    // the first field: both wait in memory for it. Else nobody would learn that there is no place for what is
    // committed.
    private void TakeWithoutFields(Changes changes, List<IGribVariable> variables, bool hasFields)
    {
        _pending = null;
        var names = GribUnstored.Name(changes);
        var isAwaited = variables.Exists(GribWritePlan.IsAwaited);
        if (names.Length == 0)
        {
            return;
        }

        var reason = hasFields ? "GRIB keeps nothing beside its fields, and no field changes"
            : "it would hold no field: GRIB needs a floating-point variable over latitude and longitude";
        _writeWarnings = [$"'{_path}' was not written: {reason}. Not stored: {names}."];
        if (!hasFields && !isAwaited && !IsAutocommitEnabled)
        {
            throw new UnsupportedDataException($"'{_path}' cannot store {names}: {reason}.");
        }
    }

    /// <inheritdoc/>
    protected override void OnCommit()
    {
        if (_pending is not { } written)
        {
            return;
        }

        _pending = null;
        File.Move(written.TemporaryPath, _path, overwrite: true);
        var old = _source;
        _source = new GribSource(_path);
        Attach(written, _source);
        _fieldCount = _messageCount = written.Fields.Count;
        foreach (var variable in this.OfType<IGribVariable>())
        {
            variable.HoldPromised();
        }

        old?.Dispose();
    }

    /// <inheritdoc/>
    protected override void Undo()
    {
        if (_pending is { } written)
        {
            _pending = null;
            File.Delete(written.TemporaryPath);
        }
    }

    // The fields come back in the order in which they were written.
    private void Attach(GribWrittenFile written, GribSource source)
    {
        var fields = written.Fields.Zip(GribFileIndex.Read(source).Fields)
            .ToLookup(pair => pair.First.Variable, pair => (pair.First.Plane, pair.Second));
        foreach (var variable in written.Variables)
        {
            var stored = fields[variable].ToDictionary(pair => pair.Plane, pair => pair.Second);
            var planes = variable.Planes.Select(
                (plane, i) => plane is null ? ((GribField?)null, variable.Grid) : (stored[i], plane.Grid)).ToArray();
            variable.Variable.MoveToFile(_path, source, planes);
        }
    }
}
