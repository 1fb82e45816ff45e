using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>One copy of a dataset into another: the structure, then block after block.</summary>
internal sealed class DataSetCopy
{
    private const double Whole = 100;

    private readonly DataSet _source;
    private readonly DataSet _target;
    private readonly DataSetCloning.ProgressUpdater? _updater;
    private readonly List<VariableCopy> _variables = [];

    internal DataSetCopy(DataSet source, DataSet target, DataSetCloning.ProgressUpdater? updater)
    {
        _source = source;
        _target = target;
        _updater = updater;
    }

    internal void Run()
    {
        Report(0, "structure");
        CopyStructure();
        var blocks = CopyBlocks.Of(_variables);
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].ForEach(part => part.Variable.Copy(part.From, part.Count));
            _target.Commit();
            Report(Whole * (i + 1) / blocks.Count, $"block {i + 1} of {blocks.Count}");
        }

        Report(Whole, "done");
    }

    private void CopyStructure()
    {
        CopyAttributes(_source.Metadata, _target.Metadata);
        foreach (var variable in _source.ToArray())
        {
            var dims = variable.Dimensions.AsNamesArray();
            var copy = _target.AddVariable(variable.TypeOfData, variable.Name, null!, dims);
            CopyAttributes(variable.Metadata, copy.Metadata);
            _variables.Add(new VariableCopy(variable, copy));
        }

        _target.Commit();
    }

    private static void CopyAttributes(MetadataDictionary from, MetadataDictionary to)
    {
        foreach (var (key, value) in from.AsDictionary())
        {
            to[key] = value;
        }
    }

    private void Report(double percent, string message) => _updater?.Invoke(percent, message);
}
