using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data;

namespace NumVid.Samples.JsonProvider;

/// <summary>A dataset in a JSON file, which is read at once and written anew at each commit.</summary>
/// <remarks>The least that a provider can be. A host registers it as it registers those of NumVid, and the tests hold
/// it to the same contract.</remarks>
[DataSetProviderName("json")]
[DataSetProviderFileExtension(".json")]
[DataSetProviderUriType(typeof(JsonUri))]
public sealed class JsonDataSet : DataSet
{
    private readonly string _path;
    private readonly bool _isOpen;
    private string? _written;

    /// <summary>Opens or creates a file.</summary>
    /// <param name="address">A path, <c>PATH?openMode=MODE</c>, or
    /// <c>msds:json?file=PATH&amp;openMode=MODE</c>.</param>
    /// <exception cref="IOException">The file is to be new, and exists.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such file.</exception>
    public JsonDataSet(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        (_path, var mode) = JsonUri.Parse(address);
        uri = new JsonUri { FileName = _path, OpenMode = mode };
        IsAutocommitEnabled = false;
        var exists = MustRead(mode);
        if (exists)
        {
            Load(JsonFile.Read(_path));
        }
        else
        {
            new JsonFile([], []).Write(_path);
        }

        Commit();
        if (mode == ResourceOpenMode.ReadOnly || (exists && new FileInfo(_path).IsReadOnly))
        {
            SetCompleteReadOnly();
        }

        // The hooks below have been called before; there was nothing to write then.
        _isOpen = true;
        IsAutocommitEnabled = true;
    }

    /// <inheritdoc/>
#pragma warning disable CA1715 // the overridden method calls it so
    protected override Variable<DataType> CreateVariable<DataType>(string varName, string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        return new JsonVariable<DataType>(this, varName, dims, values: null);
    }
#pragma warning restore CA1715

    /// <inheritdoc/>
    protected override void OnPrecommit(Changes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (_isOpen)
        {
            _written = _path + ".new";
            var variables =
                changes.Variables.OrderBy(variable => variable.ID).Where(variable => variable is IJsonVariable);
            new JsonFile(JsonFile.Attribute.Of(Metadata), [.. variables.Select(Describe)]).Write(_written);
        }
    }

    /// <inheritdoc/>
    protected override void OnCommit()
    {
        if (_isOpen)
        {
            File.Move(_written!, _path, overwrite: true);
        }
    }

    /// <inheritdoc/>
    protected override void Undo() => Forget();

    /// <inheritdoc/>
    protected override void OnRollback() => Forget();

    private static JsonFile.Variable Describe(Variable variable) => new(
        variable.Dimensions.AsNamesArray(), JsonFile.Attribute.Of(
            variable.Metadata), JsonArray.Of(((IJsonVariable)variable).Recent));

    private bool MustRead(ResourceOpenMode mode) => (mode, File.Exists(_path)) switch
    {
        (ResourceOpenMode.CreateNew, true) => throw new IOException($"'{_path}' exists already."),
        (ResourceOpenMode.Open or ResourceOpenMode.ReadOnly, false) =>
            throw new ResourceNotFoundException($"There is no file '{_path}'."),
        (ResourceOpenMode.Create, _) => false,
        var (_, exists) => exists,
    };

    private void Load(JsonFile file)
    {
        foreach (var attribute in file.Attributes)
        {
            attribute.PutInto(Metadata);
        }

        var load = typeof(JsonDataSet).GetMethod(nameof(LoadVariable), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var variable in file.Variables)
        {
            load.MakeGenericMethod(JsonArray.TypeOf(variable.Data.Type)).Invoke(this, [variable]);
        }
    }

    private void LoadVariable<T>(JsonFile.Variable stored)
    {
#pragma warning disable CA2000 // the dataset disposes its variables
        var variable = new JsonVariable<T>(this, "", stored.Dimensions, stored.Data.ToArray());
#pragma warning restore CA2000
        foreach (var attribute in stored.Attributes)
        {
            attribute.PutInto(variable.Metadata);
        }

        AddVariableToCollection(variable);
    }

    private void Forget()
    {
        if (_written is { } path)
        {
            _written = null;
            File.Delete(path);
        }
    }
}
