using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Options;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.NetCdf.Views;
using NumVid.Formats.NetCdf.Writing;

namespace NumVid.Formats.NetCdf;

/// <summary>A NetCDF file as a dataset: classic, 64-bit offset, CDF-5 and netCDF-4 are read, netCDF-4 is
/// written.</summary>
/// <remarks>
/// <para>Values are unpacked (scale_factor, add_offset) and missing ones are NaN by the rules of CF, unless
/// <c>raw=true</c>. Only what is asked for is read. Variables in groups have the group's path in their names.</para>
/// <para>A commit writes a new file beside the old one and renames it, so a failed commit leaves the old file as it
/// was. What is packed in the old file is stored unpacked in the new one, unless <c>pack</c> says otherwise. A new file
/// appears at the first commit.</para>
/// <para>Many readers, or one writer.</para>
/// </remarks>
[DataSetProviderName(ProviderName)]
[DataSetProviderFileExtension(".nc")]
[DataSetProviderFileExtension(".nc4")]
[DataSetProviderFileExtension(".cdf")]
[DataSetProviderFileExtension(".netcdf")]
[DataSetProviderUriType(typeof(NetCdfUri))]
public sealed partial class NetCdfDataSet : DataSet, IFieldStorage, IAccountedStorage, IChunkSizesAdjustable
{
    internal const string ProviderName = "netcdf";

    private const int BitsPerByte = 8;

    private readonly ProviderAddress _address;
    private readonly string _path;
    private readonly List<string> _openWarnings = [];
    private readonly List<StoredOmission> _omissions = [];
    private readonly bool _isOpened;
    private NetCdfOptions _options;
    private IReadOnlyList<string> _writeWarnings = [];
    private NetCdfFile? _file;
    private string? _temporaryPath;

    /// <summary>Opens or creates a NetCDF file.</summary>
    /// <param name="uri">A path, <c>path?a=b&amp;c=d</c>, or <c>msds:netcdf?file=PATH&amp;a=b</c>. Options:
    /// <c>openMode</c>;
    /// <c>deflate</c>, 0 to 9, default 5; <c>shuffle</c>, default true; <c>raw</c>, default false; <c>pack</c>, short
    /// or byte: float32 fields are stored as whole numbers with scale_factor and add_offset, default none;
    /// <c>quality</c>, with <c>abs=</c>
    /// or <c>range=</c>: the error that packing may make.</param>
    /// <exception cref="ArgumentException">An option is unknown or has a value that it does not allow.</exception>
    /// <exception cref="ResourceNotFoundException">The file is to be opened and does not exist.</exception>
    /// <exception cref="IOException">The file is to be new and exists, or it cannot be read.</exception>
    /// <exception cref="InvalidFileException">It is damaged, cut short or not NetCDF.</exception>
    /// <exception cref="MissingLibraryException">libnetcdf is not on this machine.</exception>
    public NetCdfDataSet(string uri)
    {
        _address = ProviderAddress.Parse(
            uri, ProviderName, NetCdfOptions.DeflateKey, NetCdfOptions.ShuffleKey, NetCdfOptions.RawKey,
            NetCdfOptions.PackKey, NetCdfOptions.QualityKey, NetCdfOptions.QuantiseKey, NetCdfOptions.ChunksKey);
        _options = NetCdfOptions.Parse(_address.Options);
        NetCdfLibrary.Require();
        NetCdfPaths.RequireUsable(_address.Path);
        _path = NetCdfPaths.Resolve(_address.Path);
        this.uri = new NetCdfUri { FileName = _address.Path, OpenMode = _address.Mode };
        IsAutocommitEnabled = false;
        var isNew = IsNewFile();
        try
        {
            if (!isNew)
            {
                Load();
            }

            Commit();
        }
        catch (Exception e)
        {
            _file?.Dispose();
            if (!isNew && RefusedSchema.Is(e))
            {
                throw RefusedSchema.In(_path, e);
            }

            throw;
        }

        if (_address.Mode == ResourceOpenMode.ReadOnly || (!isNew && IsWriteProtected()))
        {
            SetCompleteReadOnly();
        }

        _isOpened = true;
        IsAutocommitEnabled = true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => [.. _openWarnings, .. _writeWarnings];

    /// <inheritdoc/>
    public StoredContents Contents =>
        new(this.Count() + _omissions.Count(omission => !omission.IsMetadata), null, null);

    /// <inheritdoc/>
    public IReadOnlyList<StoredOmission> Omissions => _omissions;

    /// <summary>The file as last committed.</summary>
    /// <exception cref="ObjectDisposedException">The dataset is closed.</exception>
    internal NetCdfFile File => _file ?? throw new ObjectDisposedException(nameof(NetCdfDataSet));

    /// <inheritdoc/>
    public long GetCodedByteCount(string variableName) =>
        Find(variableName).Stored is { } stored ? File.StoredByteCount(stored.Stored) : 0;

    /// <inheritdoc/>
    public ReadCost? GetReadCost(string variableName, int[] origin, int[] shape) => Find(variableName).Stored switch
    {
        null => default(ReadCost),
        { Stored: var stored } when stored.Dimensions.Count != shape?.Length => null,
        { Stored: var stored } => File.CostOf(stored, origin, shape),
    };

    /// <inheritdoc/>
    public long? GetFieldCount(string variableName, IReadOnlyList<int[]?>? indices)
    {
        _ = Find(variableName);
        return null;
    }

    /// <inheritdoc/>
    public PackedBits? GetPackedBits(string variableName)
    {
        // Not the attribute: it stays with values that were packed in another file and are not in this one.
        var (type, decoder) = Find(variableName).Stored is { } stored ? (stored.Stored.Type, stored.Decoder) : default;
        if (decoder is null || type is NetCdfType.Float or NetCdfType.Double
            || !ExactNumbers.IsFloating(decoder.ValueType))
        {
            return null;
        }

        var bits = BitsPerByte * NetCdfTypes.ByteCount(type);
        return new PackedBits(bits, bits);
    }

    /// <summary>Chooses the chunks of what is written from now on, in place of the option <c>chunks</c>.</summary>
    /// <param name="sizes">The lengths of a chunk along the last axes, 1 or more.</param>
    /// <exception cref="ArgumentException">A length is smaller than 1.</exception>
    public void SetChunkSizes(int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (!Array.TrueForAll(sizes, length => length > 0))
        {
            throw new ArgumentException($"The lengths of a chunk must be 1 or more, not [{string.Join(", ", sizes)}].");
        }

        lock (this)
        {
            _options = _options with { Chunks = [.. sizes] };
        }
    }

    /// <inheritdoc/>
#pragma warning disable CA1715 // the overridden method calls it so, and overrides are told apart by name in named arguments
    protected override Variable<DataType> CreateVariable<DataType>(string varName, string[] dims) =>
        new NetCdfVariable<DataType>(this, varName, dims);
#pragma warning restore CA1715

    /// <inheritdoc/>
    protected override void OnPrecommit(Changes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        base.OnPrecommit(changes);
        if (!_isOpened)
        {
            return;
        }

        RequireNothingLost();
        var temporary = NetCdfPaths.Temporary(_path);
        _writeWarnings = NetCdfWriter.Write(temporary, NetCdfPlanner.Plan(_address.Path, changes, _file, _options));
        _temporaryPath = temporary;
    }

    /// <inheritdoc/>
    protected override void OnCommit()
    {
        base.OnCommit();
        if (_temporaryPath is not { } temporary)
        {
            return;
        }

        NetCdfPaths.Publish(temporary, _path);
        _temporaryPath = null;
        var written = NetCdfFile.Open(_path);
        var old = _file;
        _file = written;
        Attach(written);
        old?.Dispose();
    }

    /// <inheritdoc/>
    protected override void Undo()
    {
        base.Undo();
        DropTemporary();
    }

    /// <inheritdoc/>
    protected override void OnRollback()
    {
        base.OnRollback();
        DropTemporary();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _isOpened && !IsDisposed && _file is null && !HasChanges)
        {
            CreateEmpty();
        }

        base.Dispose(disposing);
        if (disposing)
        {
            DropTemporary();
            _file?.Dispose();
            _file = null;
        }
    }

    /// <summary>Writes a file without variables for who has opened a new one and put nothing into it.</summary>
    /// <remarks>At the end and not at the beginning, so that work that fails before its first commit leaves no
    /// file.</remarks>
    private void CreateEmpty()
    {
        var temporary = NetCdfPaths.Temporary(_path);
        NetCdfWriter.Write(temporary, new(_address.Path, [], [], [], null, _options));
        NetCdfPaths.Publish(temporary, _path);
    }

    private INetCdfVariable Find(string variableName) =>
        variables.FirstOrDefault(candidate => candidate.Name == variableName) as INetCdfVariable
        ?? throw new KeyNotFoundException($"'{_address.Path}' has no variable '{variableName}'.");

    private bool IsNewFile()
    {
        var exists = System.IO.File.Exists(_path);
        switch (_address.Mode)
        {
            case ResourceOpenMode.CreateNew when exists:
                throw new IOException($"'{_address.Path}' exists already, and openMode=createNew wants it to be new.");
            case ResourceOpenMode.Open or ResourceOpenMode.ReadOnly when !exists:
                throw new ResourceNotFoundException($"'{_address.Path}' does not exist.");
            case ResourceOpenMode.Create:
                return true;
            default:
                return !exists;
        }
    }

    private bool IsWriteProtected() => new FileInfo(_path).IsReadOnly;

    private void Load()
    {
        _file = NetCdfFile.Open(_path);
        _omissions.AddRange(_file.Schema.Skipped);
        var builder = new NetCdfVariableViewBuilder(_options.IsRaw, _openWarnings, _omissions);
        foreach (var (key, value) in builder.GlobalAttributes(_file.Schema.Attributes))
        {
            Metadata[key] = value;
        }

        var views = _file.Schema.Variables.Select(builder.Build).OfType<NetCdfVariableView>().ToArray();
        if (NetCdfVariableViewBuilder.UnlimitedDimensions(views, _file.Schema.Attributes) is { Length: > 0 } unlimited)
        {
            Metadata[UnlimitedDimensions.Attribute] = unlimited;
        }

        foreach (var view in views)
        {
#pragma warning disable CA2000 // the dataset disposes its variables
            AddVariableToCollection(NetCdfVariables.Create(this, view));
#pragma warning restore CA2000
        }

        _openWarnings.InsertRange(0, _omissions.Select(omission => omission.Reason));
    }

    /// <summary>Gives each variable its place in the file just written, which holds them in the order of their
    /// numbers.</summary>
    private void Attach(NetCdfFile written)
    {
        var builder = new NetCdfVariableViewBuilder(isRaw: _options.IsRaw, [], []);
        var views = written.Schema.Variables.Select(builder.Build).ToArray();
        var ours = variables.OrderBy(variable => variable.ID).OfType<INetCdfVariable>().ToArray();
        for (var i = 0; i < ours.Length; i++)
        {
            ours[i].Stored = views[i];
        }
    }

    private void RequireNothingLost()
    {
        if (_file is { Schema.HasGroups: true })
        {
            throw new UnsupportedDataException($"'{_address.Path}' has groups, and changing such a file is not "
                + $"supported yet; convert it to a new one.");
        }

        if (_file is { Schema.Skipped.Count: > 0 })
        {
            throw new UnsupportedDataException(
                $"'{_address.Path}' cannot be changed without losing something: {_file.Schema.Skipped[0].Reason}");
        }
    }

    private void DropTemporary()
    {
        if (_temporaryPath is { } path)
        {
            _temporaryPath = null;
            System.IO.File.Delete(path);
        }
    }
}
