using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NumVid.Compare.Configurations;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;

namespace NumVid.Tests.Compare.Runs;

/// <summary>Formats that keep datasets in memory and do to the values what a test wants.</summary>
internal sealed class FakeFormats : IFieldFormats
{
    internal const int FileBytes = 1000;

    private readonly Dictionary<string, MemoryDataSet> _written = [];

    /// <summary>What happens to each value of a field between writing and reading.</summary>
    internal Func<float, float> Change { get; set; } = value => value;

    /// <summary>Under which name a variable comes back.</summary>
    internal Func<string, string> Rename { get; set; } = name => name;

    /// <summary>Called with the options of each file made.</summary>
    internal Action<IReadOnlyDictionary<string, string>> OnCreate { get; set; } = _ => { };

    internal IReadOnlyList<PromisedBound> Bounds { get; set; } = [];

    /// <summary>The names of the variables in the last file written.</summary>
    internal IReadOnlyList<string> LastNames { get; private set; } = [];

    internal DataSet Input { get; init; } = new MemoryDataSet();

    public DataSet OpenRead(string path)
    {
        if (!_written.TryGetValue(path, out var written))
        {
            return Input;
        }

        LastNames = [.. written.OrderBy(variable => variable.ID).Select(variable => variable.Name)];
        var copy = Bounds.Count > 0 ? new PromisingDataSet(Bounds) : new MemoryDataSet();
        copy.IsAutocommitEnabled = false;
        foreach (var variable in written.OrderBy(variable => variable.ID))
        {
            var field = FieldData.Read(variable);
            (field with { Name = Rename(field.Name), Values = Changed(field.Values) }).AddTo(copy);
        }

        copy.Commit();
        return copy;
    }

    public DataSet OpenWritten(string path, FormatConfiguration configuration) => OpenRead(path);

    public DataSet Create(string path, FormatConfiguration configuration)
    {
        OnCreate(configuration.Options);
        File.WriteAllBytes(path, new byte[FileBytes]);
        return _written[path] = new MemoryDataSet();
    }

    private FieldValues Changed(FieldValues values)
    {
        if (values.Read(new int[values.Shape.Length], values.Shape) is not float[,] field)
        {
            return values;
        }

        var changed = new float[field.GetLength(0), field.GetLength(1)];
        for (var i = 0; i < changed.GetLength(0); i++)
        {
            for (var j = 0; j < changed.GetLength(1); j++)
            {
                changed[i, j] = Change(field[i, j]);
            }
        }

        return new HeldValues(changed, 2);
    }

    /// <summary>A dataset that promises the same bounds of each variable.</summary>
    private sealed class PromisingDataSet(IReadOnlyList<PromisedBound> bounds) : MemoryDataSet, IPromisedStorage
    {
        public StoredPromise GetPromise(string variableName) => new() { Bounds = bounds };

        public string GetCodec(string variableName) => "none";
    }
}
