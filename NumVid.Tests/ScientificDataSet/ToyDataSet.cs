using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Model;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The smallest provider that holds everything: a file rewritten at each commit. It shows that the core lets a
/// provider of another assembly be written, and that the contracts can be met.</summary>
[DataSetProviderName("toy")]
[DataSetProviderFileExtension(".toy")]
[DataSetProviderUriType(typeof(ToyUri))]
public sealed class ToyDataSet : DataSet
{
    private readonly string _path;
    private readonly bool _isOpen;
    private string? _temporary;

    public ToyDataSet(string address)
    {
        var parsed = ProviderAddress.Parse(address, "toy", "hook");
        _path = parsed.Path;
        uri = new ToyUri { FileName = parsed.Path };
        IsAutocommitEnabled = false;
        var exists = Prepare(parsed.Mode);
        if (exists)
        {
            ToyFile.Read(_path, this, (data, dims, attributes) => typeof(ToyDataSet).GetMethod(nameof(Load), Hidden)!
                .MakeGenericMethod(data.GetType().GetElementType()!).Invoke(this, [data, dims, attributes]));
        }

        Commit();
        _isOpen = true;
        if (!exists)
        {
            ToyFile.Write(_path, this, []);
        }

        if (parsed.Mode == ResourceOpenMode.ReadOnly
            || (exists && parsed.Mode != ResourceOpenMode.Create && IsWriteProtected))
        {
            SetCompleteReadOnly();
        }

        IsAutocommitEnabled = true;
        Log.Clear();
    }

    /// <summary>The hooks in the order in which they were called.</summary>
    internal List<string> Log { get; } = [];

    /// <summary>Called with the name of each hook; may throw.</summary>
    internal Action<string> Hook { get; set; } = _ => { };

    /// <summary>What <see cref="OnPrecommitting"/> answers.</summary>
    internal bool AllowsCommit { get; set; } = true;

    private const System.Reflection.BindingFlags Hidden
        = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic;

    private bool IsWriteProtected => File.GetAttributes(_path).HasFlag(FileAttributes.ReadOnly);

    internal void Called(string hook)
    {
        Log.Add(hook);
        Hook(hook);
    }

    protected override Variable<T> CreateVariable<T>(string varName, string[] dims)
        => new ToyVariable<T>(this, varName, dims);

    // The base constructor calls this one before the fields of this class exist.
    protected override void OnTransactionOpened() => Log?.Add(nameof(OnTransactionOpened));

    protected override bool OnPrecommitting(Changes changes)
    {
        Called(nameof(OnPrecommitting));
        return AllowsCommit;
    }

    protected override void OnPrecommit(Changes changes)
    {
        if (_isOpen)
        {
            _temporary = _path + ".tmp";
            ToyFile.Write(_temporary, this, changes.Variables.Where(v => v is IToyVariable).OrderBy(v => v.ID));
        }

        Called(nameof(OnPrecommit));
    }

    protected override void OnCommit()
    {
        Called(nameof(OnCommit));
        if (_isOpen)
        {
            File.Move(_temporary!, _path, overwrite: true);
        }
    }

    protected override void Undo()
    {
        Called(nameof(Undo));
        RemoveTemporary();
    }

    protected override void OnRollback()
    {
        RemoveTemporary();
        Called(nameof(OnRollback));
    }

#pragma warning disable CA2000 // the dataset disposes its variables
    private void Load<T>(Array data, string[] dims, Dictionary<string, object?> attributes)
        => AddVariableToCollection(new ToyVariable<T>(this, data, dims, attributes));
#pragma warning restore CA2000

    private void RemoveTemporary()
    {
        if (_temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    private bool Prepare(ResourceOpenMode mode)
    {
        var exists = File.Exists(_path);
        switch (mode)
        {
            case ResourceOpenMode.CreateNew when exists:
                throw new IOException($"'{_path}' exists already.");
            case ResourceOpenMode.Open or ResourceOpenMode.ReadOnly when !exists:
                throw new ResourceNotFoundException(_path);
            case ResourceOpenMode.Create when exists:
                File.Delete(_path);
                return false;
            default:
                return exists;
        }
    }
}
