using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data.Factory;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>A table of text: each variable is a column, one of several axes with the last axis running fastest. Types,
/// dimensions and attributes stand below the values; in a file without them they are told by the cells.</summary>
/// <remarks>
/// <para>The whole file is kept in memory and written anew at each commit, into a temporary file that then takes its
/// place.</para>
/// <para>A null text becomes an empty one. Like all datasets, it may be changed by one thread at a time.</para>
/// </remarks>
[DataSetProviderName(ProviderName)]
[DataSetProviderFileExtension(".csv")]
[DataSetProviderFileExtension(".tsv")]
[DataSetProviderUriType(typeof(CsvUri))]
public class CsvDataSet : DataSet
{
    /// <summary>The attribute in which a variable says which column it was read from, counted from 0.</summary>
    public const string CsvColumnKeyName = "csv_column";

    internal const string ProviderName = "csv";

    private readonly CsvUri _address;
    private readonly string _path;
    private readonly bool _isOpen;
    private string? _temporary;

    /// <summary>Opens or creates a file.</summary>
    /// <param name="uri">A path with or without <c>?key=value&amp;key=value</c>, or a <c>msds:csv?file=PATH</c> URI;
    /// see
    /// <see cref="CsvUri"/>.</param>
    /// <exception cref="UriFormatException">An option is unknown or has a value that it does not allow.</exception>
    /// <exception cref="ResourceNotFoundException">The file is to be opened and does not exist.</exception>
    /// <exception cref="IOException">The file is to be new and exists, or it cannot be read.</exception>
    /// <exception cref="CsvParsingFailedException">It is no table of values.</exception>
    public CsvDataSet(string uri)
    {
        _address = CsvUri.Parse(uri);
        _path = string.IsNullOrEmpty(DataSetFactory.BaseUri)
            ? _address.FileName : Path.GetFullPath(_address.FileName, Path.GetFullPath(DataSetFactory.BaseUri));
        this.uri = _address;
        AppendMetadata = _address.AppendMetadata;
        IsAutocommitEnabled = false;
        var exists = Prepare(_address.OpenMode);
        if (exists)
        {
            Load(CsvFile.Read(_path, _address));
        }

        Commit();
        _isOpen = true;
        if (!exists)
        {
            CsvFile.Write(_path, new CsvTable([], []), _address, AppendMetadata);
        }

        if (_address.OpenMode == ResourceOpenMode.ReadOnly || (exists && new FileInfo(_path).IsReadOnly))
        {
            SetCompleteReadOnly();
        }

        IsAutocommitEnabled = true;
    }

    /// <summary>Whether columns of whole numbers in a file without metadata are read as integers.</summary>
    public bool IntegersInTypeInferringEnabled => _address.InferInt;

    /// <summary>Whether variables of several axes are written, as one column each; true at first. Their shape is kept
    /// in
    /// the metadata alone.</summary>
    public bool EnableFlatVariables { get; set; } = true;

    /// <summary>Whether types, dimensions and attributes are written below the values.</summary>
    public bool AppendMetadata { get; set; }

    /// <summary>Returns the number of a column, from 0.</summary>
    /// <param name="name">Its letters: A to Z, AA and so on.</param>
    /// <exception cref="ArgumentException">The name has other characters than letters.</exception>
    public static int GetIndexByName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var number = 0;
        foreach (var letter in name.ToUpperInvariant())
        {
            number = letter is >= 'A' and <= 'Z' ? checked((number * Letters) + letter - 'A' + 1)
                : throw new ArgumentException($"'{name}' is no name of a column, which has letters from A to Z alone.");
        }

        return number - 1;
    }

    /// <summary>Returns the letters of a column: A to Z, AA and so on.</summary>
    /// <param name="index">Its number, from 0.</param>
    public static string GetNameByIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var name = "";
        for (var rest = index; rest >= 0; rest = (rest / Letters) - 1)
        {
            name = (char)('A' + (rest % Letters)) + name;
        }

        return name;
    }

    private const int Letters = 26;

    /// <inheritdoc/>
    protected override Variable<DataType> CreateVariable<DataType>(string varName, string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        return new CsvVariable<DataType>(this, varName, dims);
    }

    /// <inheritdoc/>
    protected override void OnPrecommit(Changes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (_isOpen)
        {
            var table = TableOf(changes);
            _temporary = $"{_path}.{Guid.NewGuid():N}.tmp";
            CsvFile.Write(_temporary, table, _address, AppendMetadata);
        }
    }

    /// <inheritdoc/>
    protected override void OnCommit()
    {
        if (_temporary is { } written)
        {
            _temporary = null;
            File.Move(written, _path, overwrite: true);
        }
    }

    /// <inheritdoc/>
    protected override void Undo() => DropTemporary();

    /// <inheritdoc/>
    protected override void OnRollback() => DropTemporary();

    private CsvTable TableOf(Changes changes)
    {
        var variables = changes.Variables.Where(v => v is ICsvVariable).OrderBy(v => v.ID).ToArray();
        if (!(EnableFlatVariables && AppendMetadata) && variables.FirstOrDefault(v => v.Rank > 1) is { } flat)
        {
            throw new CannotPerformActionException(
                $"'{flat.Name}' has {flat.Rank} dimensions: '{_path}' it can be a column only with metadata below.");
        }

        var container = changes.Variables.GetByID(GlobalMetadataVariableID);
        return new CsvTable([.. variables.Select(ColumnOf)], container.Metadata.AsDictionary(SchemaVersion.Recent));
    }

    private static CsvColumn ColumnOf(Variable variable)
    {
        var attributes = variable.Metadata.AsDictionary(SchemaVersion.Recent);
        attributes.Remove(MetadataDictionary.NameKey, out var name);
        return new CsvColumn(
            name as string ?? "",
            variable.TypeOfData,
            variable.Dimensions.AsNamesArray(),
            ((ICsvVariable)variable).Recent,
            attributes);
    }

    private void Load(CsvTable table)
    {
        var load = typeof(CsvDataSet).GetMethod(nameof(LoadColumn), BindingFlags.Instance | BindingFlags.NonPublic)!;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            load.MakeGenericMethod(table.Columns[i].Type)
                .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [table.Columns[i], i], null);
        }

        foreach (var (key, value) in table.Attributes)
        {
            Metadata[key] = value;
        }
    }

#pragma warning disable CA2000 // the dataset disposes its variables
    private void LoadColumn<DataType>(CsvColumn column, int index) =>
        AddVariableToCollection(new CsvVariable<DataType>(this, column, index));
#pragma warning restore CA2000

    private void DropTemporary()
    {
        if (_temporary is { } path)
        {
            _temporary = null;
            File.Delete(path);
        }
    }

    private bool Prepare(ResourceOpenMode mode)
    {
        var exists = File.Exists(_path);
        switch (mode)
        {
            case ResourceOpenMode.CreateNew when exists:
                throw new IOException($"'{_path}' exists already, and openMode=createNew wants it to be new.");
            case ResourceOpenMode.Open or ResourceOpenMode.ReadOnly when !exists:
                throw new ResourceNotFoundException($"'{_path}' does not exist.");
            case ResourceOpenMode.Create when exists:
                File.Delete(_path);
                return false;
            default:
                return exists;
        }
    }
}
