using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Fixity;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12;

/// <summary>A dataset in a .nv12 file: fields as video within a guaranteed error, everything else bit by bit.</summary>
/// <remarks>A commit goes behind the end of the file, or into a new file beside it that takes its place where more than
/// a quarter of the old one would be unused. A new file is made by the first commit, or when the dataset is disposed of
/// with nothing put into it, and not at all when what was put was never committed; until then a file that
/// <c>openMode=create</c> is to replace stays, and one that another program makes meanwhile is replaced in that mode
/// only. A commit that fails, or a program that ends in the middle of one, leaves the state before. Who has the file
/// open goes on seeing what it held then. The first dataset that commits keeps others from writing until it is disposed
/// of. Many threads may read at once; changes and commits are for one thread.</remarks>
[DataSetProviderName(ProviderName)]
[DataSetProviderFileExtension(".nv12")]
[DataSetProviderUriType(typeof(Nv12Uri))]
public sealed partial class Nv12DataSet : DataSet, IFieldStorage
{
    private const string ProviderName = "nv12";

    private readonly string _path;
    private readonly QualitySpecification _quality;
    private readonly int _threads;
    private readonly ICodecSource _codecs;
    private readonly ICandidateSource _candidates;
    private readonly Salvage? _salvage;
    private readonly IFileLayer _layer;
    private readonly ResourceOpenMode _mode;
    private readonly bool _isOpen;
    private Nv12File? _file;

    /// <summary>Opens or creates a file.</summary>
    /// <param name="uri">A path, <c>path?quality=SPEC&amp;threads=N&amp;openMode=MODE</c>, or
    /// <c>msds:nv12?file=PATH&amp;...</c>. With <c>salvage=true</c> damaged parts of an existing file are read as
    /// missing values, see <see cref="Damage"/>; such a dataset is read-only.</param>
    /// <exception cref="ArgumentException">An option is unknown or malformed.</exception>
    /// <exception cref="FormatException">The quality is not in its grammar.</exception>
    /// <exception cref="UnsupportedDataException">The quality asks for what this version cannot do.</exception>
    /// <exception cref="ResourceNotFoundException">The file does not exist and the mode does not create it.</exception>
    /// <exception cref="IOException">The file exists and the mode is <c>createNew</c>, or it cannot be read or
    /// made.</exception>
    /// <exception cref="InvalidFileException">The file is damaged or not a NumVid file.</exception>
    public Nv12DataSet(string uri)
        : this(uri, CodecList.Instance, DiskFileLayer.Instance, CandidateList.Instance)
    {
    }

    /// <summary>Opens or creates a file with other codecs than the usual ones.</summary>
    internal Nv12DataSet(string uri, ICodecSource codecs)
        : this(uri, codecs, DiskFileLayer.Instance, CandidateList.Instance)
    {
    }

    /// <summary>Opens or creates a file with other codecs and files than the usual ones.</summary>
    internal Nv12DataSet(string uri, ICodecSource codecs, IFileLayer layer)
        : this(uri, codecs, layer, CandidateList.Instance)
    {
    }

    /// <summary>Opens or creates a file with other codecs, files and candidates than the usual ones.</summary>
    internal Nv12DataSet(string uri, ICodecSource codecs, IFileLayer layer, ICandidateSource candidates)
    {
        IsAutocommitEnabled = false;
        var address =
            ProviderAddress.Parse(uri, ProviderName, Nv12Uri.QualityKey, Nv12Uri.ThreadsKey, Nv12Uri.SalvageKey);
        _path = address.Path;
        _codecs = codecs;
        _candidates = candidates;
        _layer = layer;
        _quality = QualitySpecification.Parse(
            address.Options.GetValueOrDefault(Nv12Uri.QualityKey, ""), [.. codecs.All.Select(codec => codec.Name)]);
        _threads = ThreadCount.Parse(address.Options.GetValueOrDefault(Nv12Uri.ThreadsKey, ""));
        _salvage = IsSalvage(address) ? new Salvage() : null;
        this.uri = UriOf(address);
        _mode = address.Mode;
        _file = OpenFile();
        try
        {
            LoadManifest();
        }
        catch (Exception e) when (RefusedSchema.Is(e))
        {
            _file.Release();
            _file = null;
            throw RefusedSchema.In(_path, e);
        }

        if (_mode == ResourceOpenMode.ReadOnly || _salvage is not null || IsWriteProtected())
        {
            SetCompleteReadOnly();
        }

        IsAutocommitEnabled = true;
        _isOpen = true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings =>
        [.. _salvage?.Problems ?? [], .. new[] { _file?.Warning }.OfType<string>(),
            .. Nv12Description.WarningsOf(Snapshot)];

    /// <summary>The damaged segments that were read as missing values so far; empty unless the dataset was opened with
    /// <c>salvage=true</c>.</summary>
    /// <remarks>Their points have the missing value that the variable's attributes name in its type, else NaN, or the
    /// type's default value where there is no NaN.</remarks>
    public IReadOnlyList<Nv12SegmentDamage> Damage => _salvage?.DamageIn(Snapshot) ?? [];

    private FileManifest Snapshot => (_file ?? throw new ObjectDisposedException(_path)).Manifest;

    /// <inheritdoc/>
    public long GetCodedByteCount(string variableName)
    {
        ArgumentNullException.ThrowIfNull(variableName);
        var variables = Snapshot.Variables.Where(variable => variable.Name == variableName).ToArray();
        return variables.Length > 0
            ? variables.Sum(variable => variable.Segments.Sum(segment => segment.ByteCount))
            : throw new KeyNotFoundException($"'{_path}' has no variable '{variableName}'.");
    }

    /// <inheritdoc/>
    public ReadCost? GetReadCost(string variableName, int[] origin, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(shape);

        // Of namesakes the newest, as everywhere in SDS.
        var variable = Snapshot.Variables.LastOrDefault(variable => variable.Name == variableName)
            ?? throw new KeyNotFoundException($"'{_path}' has no variable '{variableName}'.");
        int[] stride = [.. Enumerable.Repeat(1, shape.Length)];
        var segments = VariableReader.SegmentsFor(variable, new ReadRequest(origin, stride, shape, variable.Shape));
        return new ReadCost(segments.Sum(segment => segment.ByteCount), segments.Sum(segment => segment.Box.Count));
    }

    /// <inheritdoc/>
    /// <remarks>Never known: what is rounded here is within a bound, not to bits.</remarks>
    public PackedBits? GetPackedBits(string variableName) =>
        Snapshot.Variables.Any(variable => variable.Name == variableName)
        ? null
        : throw new KeyNotFoundException($"'{_path}' has no variable '{variableName}'.");

    /// <summary>Describes how each committed variable is kept, in the order of their creation.</summary>
    /// <returns>One description a variable.</returns>
    public IReadOnlyList<Nv12VariableDescription> Describe() => [.. Snapshot.Variables.Select(Nv12Description.Of)];

    /// <summary>Reads points of a committed variable.</summary>
    internal Array Read<TData>(int? storageId, int[] origin, int[] stride, int[] count)
    {
        var file = Hold();
        try
        {
            // Before its first commit a variable is empty, and only a scalar can be asked for its one value.
            var stored =
                storageId is { } id ? file.Manifest.Variables.FirstOrDefault(variable => variable.Id == id) : null;
            return stored is null
                ? new TData[1]
                : VariableReader.Read<TData>(
                    file, stored, new ReadRequest(origin, stride, count, stored.Shape), _threads, _salvage);
        }
        finally
        {
            file.Release();
        }
    }

    /// <inheritdoc/>
    protected override Variable<TData> CreateVariable<TData>(string varName, string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        return new Nv12Variable<TData>(this, varName, dims);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing && _isOpen && _file is { IsWritten: false } && !HasChanges)
            {
                LeaveEmptyFile();
            }
        }
        finally
        {
            if (disposing)
            {
                Close();
            }

            base.Dispose(disposing);
        }
    }

    private static Nv12Uri UriOf(ProviderAddress address)
    {
        var uri = new Nv12Uri { FileName = address.Path, OpenMode = address.Mode };
        foreach (var (key, value) in address.Options)
        {
            uri[key] = value;
        }

        return uri;
    }

    private static bool IsSalvage(ProviderAddress address) =>
        address.Options.GetValueOrDefault(Nv12Uri.SalvageKey, "false") switch
        {
            "false" => false,
            "true" when address.Mode is ResourceOpenMode.Create or ResourceOpenMode.CreateNew =>
                throw new ArgumentException($"'{Nv12Uri.SalvageKey}=true' reads a damaged file and cannot create one."),
            "true" => true,
            var text => throw new ArgumentException($"'{Nv12Uri.SalvageKey}={text}' is neither true nor false."),
        };

    private bool IsWriteProtected() =>
        _file!.IsWritten && _mode is ResourceOpenMode.Open or ResourceOpenMode.OpenOrCreate
        && (File.GetAttributes(_path) & FileAttributes.ReadOnly) != 0;

    private Nv12File Hold()
    {
        while (_file is { } file)
        {
            if (file.TryRetain())
            {
                return file;
            }
        }

        throw new ObjectDisposedException(_path);
    }

    private Nv12File OpenFile()
    {
        var exists = File.Exists(_path);
        switch (_mode)
        {
            case ResourceOpenMode.CreateNew when exists:
                throw new IOException($"'{_path}' exists already.");
            case ResourceOpenMode.Open or ResourceOpenMode.ReadOnly when !exists:
            case ResourceOpenMode.OpenOrCreate when !exists && _salvage is not null:
                throw new ResourceNotFoundException($"'{_path}' does not exist.");
        }

        if (!exists || _mode == ResourceOpenMode.Create)
        {
            return StartFile();
        }

        return _salvage is null
            ? Nv12File.Open(_path, _codecs)
            : Nv12File.OpenDamaged(_path, _codecs, _salvage.Problems);
    }

    // Nothing is written and nothing replaced before there is something to put there. That nothing can be written in
    // the folder is said now, and not after hours of work: a file is made in it and taken back.
    private Nv12File StartFile()
    {
        var overwrites = _mode == ResourceOpenMode.Create;
        ReplacementTarget.Create(_path, overwrites, _layer).Dispose();
        return Nv12File.Unwritten(_path, _codecs, overwrites);
    }

    private void LeaveEmptyFile()
    {
        // What another program put at the path meanwhile is the file that was to be opened or created: nothing of ours
        // is lost.
        if (_mode == ResourceOpenMode.OpenOrCreate && File.Exists(_path))
        {
            return;
        }

        LockForWriting();
        using var target = ReplacementTarget.Create(_path, _file!.MayBeOverwritten, _layer);
        FileWriter.Write(target, [], [], nextId: 1, _file, _threads, OriginalChange.None).Release();
    }

    private void Close()
    {
        DiscardProposal();
        _file?.Release();
        _file = null;
        _lock?.Dispose();
        _lock = null;
    }

    private void LoadManifest()
    {
        foreach (var (key, value) in _file!.Manifest.Attributes)
        {
            Metadata[key] = value;
        }

        foreach (var variable in _file.Manifest.Variables)
        {
#pragma warning disable CA2000 // The dataset owns the variables of its collection.
            AddVariableToCollection(SdsTypes.Accept(variable.Type, new Loading(this, variable)));
#pragma warning restore CA2000
        }

        Commit();
    }

    private sealed class Loading(Nv12DataSet dataSet, StoredVariable stored) : IElementTypeVisitor<Variable>
    {
        public Variable Visit<T>() => new Nv12Variable<T>(dataSet, stored);
    }
}
