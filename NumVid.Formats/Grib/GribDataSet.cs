using System.Collections.Generic;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Schema;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Grib.Writing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib;

/// <summary>A GRIB file as a dataset: fields become variables over member, time, step, level and the grid.</summary>
/// <remarks>
/// <para>Parameters: <c>packing</c> (ccsds, simple, jpeg2000, png, second-order, ieee), <c>bits</c> (1 to 32) or
/// <c>quality</c> (abs, range, levelrange, lossless) with <c>scales</c> (coarsest, binary, decimal), <c>edition</c> (2, 1), <c>strict</c> (true, false),
/// <c>salvage</c> (true, false).</para>
/// <para>With <c>quality</c> the scale factors are computed so that the fewest bits hold the bound, and each field is
/// decoded again before it is written.</para>
/// <para>Opening reads headers only; <c>GetData</c> decodes the fields that it needs, in parallel. Values decode to
/// double and are returned in the narrowest type that has them to a tenth of the packing step. Rows run from north to
/// south unless the file was written here from data that run the other way. Missing points are NaN.</para>
/// <para>A commit writes a new file beside the old one and renames it. What is read afterwards is what the file holds,
/// that is, values after packing. Fields that were not changed are copied as they are.</para>
/// <para>Many threads may read at a time; a commit excludes readers.</para>
/// </remarks>
[DataSetProviderName("grib")]
[DataSetProviderFileExtension(".grib")]
[DataSetProviderFileExtension(".grib1")]
[DataSetProviderFileExtension(".grib2")]
[DataSetProviderFileExtension(".grb")]
[DataSetProviderFileExtension(".grb1")]
[DataSetProviderFileExtension(".grb2")]
[DataSetProviderUriType(typeof(GribUri))]
public sealed partial class GribDataSet : DataSet, IFieldStorage, IScaledStorage, IAccountedStorage
{
    private readonly string _path;
    private readonly GribOptions _options;
    private readonly bool _isOpen;
    private readonly IReadOnlyList<string> _readWarnings = [];
    private readonly GribDamages? _damages;
    private GribSource? _source;

    /// <summary>Opens or creates a file.</summary>
    /// <param name="uri">A path, a path with <c>?parameter=value</c>, or <c>msds:grib?file=PATH</c>.</param>
    /// <exception cref="MissingLibraryException">ecCodes is not installed.</exception>
    /// <exception cref="System.ArgumentException">A parameter has a value that is not allowed.</exception>
    /// <exception cref="System.FormatException">The quality is not in its grammar.</exception>
    /// <exception cref="InvalidFileException">The file is damaged or no GRIB.</exception>
    /// <exception cref="UnsupportedDataException">None of the file's fields can be read.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file exists and <c>createNew</c> was asked for, or it cannot be
    /// opened.</exception>
    public GribDataSet(string uri)
        : this(uri, isKept: false)
    {
    }

    private GribDataSet(string uri, bool isKept)
        : base(createGlobalMetadataVariable: true, supportsCoordinateSystems: false)
    {
        var address = ProviderAddress.Parse(
            uri, "grib", GribParameters.PackingKey, GribParameters.BitsKey, GribParameters.QualityKey, GribParameters.ScalesKey,
            GribParameters.EditionKey, GribParameters.StrictKey, GribParameters.SalvageKey);
        _path = Path.GetFullPath(address.Path);
        var parameters = GribParameters.Parse(address.Options);
        _options = parameters.Writing;
        this.uri = DataSetUri.IsDataSetUri(uri) ? new GribUri(uri) : new GribUri { FileName = address.Path };
        GribLibrary.Require();
        IsAutocommitEnabled = false;
        if (MustOpen(address.Mode))
        {
            var archive = GribArchive.Open(_path, parameters.IsStrict, parameters.Salvages, isKept);
            _damages = archive.Damages;
            _source = archive.Source;
            _readWarnings = archive.Warnings;
            _readOmissions = archive.Account.Omissions;
            (_messageCount, _fieldCount) = (archive.Account.MessageCount, archive.Account.FieldCount);
            AddVariables(SchemaOf(archive));
        }

        Commit();
        if (address.Mode == ResourceOpenMode.ReadOnly || (_source is not null && new FileInfo(_path).IsReadOnly))
        {
            SetCompleteReadOnly();
        }

        IsAutocommitEnabled = true;
        _isOpen = true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => [.. _readWarnings, .. _writeWarnings, .. _damages?.Sentences ?? []];

    /// <summary>How many fields were decoded since the dataset was opened, for tests.</summary>
    internal long DecodedFieldCount => Variables.Sum(
        variable => ((IGribVariable)variable).Store is GribPlaneStore store ? store.DecodedCount : 0);

    /// <summary>How many latitudes and longitudes of points were computed since the dataset was opened, for
    /// tests.</summary>
    internal int ComputedPositionsCount => Variables.Count(
        variable => ((IGribVariable)variable).Store is GribComputedStore { IsComputed: true });

    /// <inheritdoc/>
    public long GetCodedByteCount(string variableName) => PlanesOf(variableName)?.CodedByteCount ?? 0;

    /// <inheritdoc/>
    public ReadCost? GetReadCost(string variableName, int[] origin, int[] shape) =>
        PlanesOf(variableName)?.CostOf(origin, shape) ?? default(ReadCost);

    /// <inheritdoc/>
    protected override Variable<T> CreateVariable<T>(string varName, string[] dims)
    {
        System.ArgumentNullException.ThrowIfNull(dims);
        return new GribVariable<T>(this, varName, dims);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source?.Dispose();
            _source = null;
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    public PackedBits? GetPackedBits(string variableName) =>
        PlanesOf(variableName) is { } store ? GribCodedBits.Count(store) : null;

    /// <inheritdoc/>
    public ScaleFactors? GetScaleFactors(string variableName) =>
        PlanesOf(variableName) is { } store ? GribScaleFactors.Of(store) : null;

    // Null for what is in memory: coordinates, which are made from headers.
    private GribPlaneStore? PlanesOf(string variableName)
    {
        var variable = this.FirstOrDefault(candidate => candidate.Name == variableName)
            ?? throw new KeyNotFoundException($"There is no committed variable '{variableName}'.");
        return ((IGribVariable)variable).Store as GribPlaneStore;
    }

    private List<GribVariableSpec> SchemaOf(GribArchive archive)
    {
        try
        {
            return GribSchema.Create(archive);
        }
        catch (UnsupportedDataException error)
        {
            throw new UnsupportedDataException($"'{_path}': {error.Message}", error);
        }
    }

    private bool MustOpen(ResourceOpenMode mode)
    {
        var exists = File.Exists(_path);
        return mode switch
        {
            ResourceOpenMode.CreateNew when exists => throw new IOException($"'{_path}' exists already."),
            ResourceOpenMode.Open or ResourceOpenMode.ReadOnly when !exists =>
                throw new ResourceNotFoundException($"There is no file '{_path}'."),
            ResourceOpenMode.Create or ResourceOpenMode.CreateNew => false,
            _ => exists,
        };
    }

    private void AddVariables(List<GribVariableSpec> specs)
    {
        foreach (var spec in specs)
        {
#pragma warning disable CA2000 // the dataset disposes its variables
            AddVariableToCollection(CreateVariable(spec));
#pragma warning restore CA2000
        }
    }

    private Variable CreateVariable(GribVariableSpec spec) =>
        spec.Type == typeof(float) ? new GribVariable<float>(this, spec)
        : spec.Type == typeof(double) ? new GribVariable<double>(this, spec)
        : new GribVariable<int>(this, spec);
}
