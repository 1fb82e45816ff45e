using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>The URI of a text table:
/// <c>msds:csv?file=PATH&amp;openMode=...&amp;separator=...&amp;appendMetadata=...</c>.</summary>
/// <remarks>Not safe for use by several threads while it is changed.</remarks>
public class CsvUri : DataSetUri
{
    private const string FileKey = "file";
    private const string ModeKey = "openMode";
    private const string EncodingKey = "encoding";
    private const string AppendMetadataKey = "appendMetadata";
    private const string NoHeaderKey = "noHeader";
    private const string SaveHeaderKey = "saveHeader";
    private const string FillUpKey = "fillUpMissingValues";
    private const string InferIntKey = "inferInt";
    private const string CultureKey = "culture";
    private const string InferDimsKey = "inferDims";
    private const string BomKey = "utf8bom";
    private const string SeparatorKey = "separator";
    private const string TabExtension = ".tsv";

    private static readonly string[] s_keys =
    [
        FileKey, ModeKey, EncodingKey, AppendMetadataKey, NoHeaderKey, SaveHeaderKey, FillUpKey, InferIntKey,
        CultureKey, InferDimsKey, BomKey, SeparatorKey,
    ];

    /// <summary>Parses a URI of this provider.</summary>
    /// <param name="uri">The URI.</param>
    /// <exception cref="UriFormatException">It is not one of this provider.</exception>
    public CsvUri(string uri)
        : base(uri, typeof(CsvDataSet))
    {
    }

    /// <summary>Creates a URI without a file.</summary>
    public CsvUri()
        : base(typeof(CsvDataSet))
    {
    }

    /// <summary>The path of the file; empty when none is named.</summary>
    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue(FileKey, "");
        set => this[FileKey] = value;
    }

    /// <summary>Whether a file is named.</summary>
    public bool FileNameDefined => ContainsParameter(FileKey);

    /// <summary>What to do when the file exists, and when it does not; open or create when not given.</summary>
    public new ResourceOpenMode OpenMode
    {
        get => base.OpenMode;
        set => base.OpenMode = value;
    }

    /// <summary>The encoding of the text; UTF-8 when not given.</summary>
    public Encoding Encoding
    {
        get => ContainsParameter(EncodingKey)
            ? Encoding.GetEncoding(this[EncodingKey]) : new UTF8Encoding(UTF8BomEnabled);
        set => this[EncodingKey] = (value ?? throw new ArgumentNullException(nameof(value))).WebName;
    }

    /// <summary>Whether types, dimensions and attributes stand below the values; true when not given.</summary>
    public bool AppendMetadata
    {
        get => Flag(AppendMetadataKey, true);
        set => Set(AppendMetadataKey, value);
    }

    /// <summary>Whether the URI says whether metadata are appended.</summary>
    public bool AppendMetadataDefined => ContainsParameter(AppendMetadataKey);

    /// <summary>Whether the first row of a file that is read holds values and no names; false when not given.</summary>
    public bool NoHeader
    {
        get => Flag(NoHeaderKey, false);
        set => Set(NoHeaderKey, value);
    }

    /// <summary>Whether the first row of a file that is written holds names; the opposite of <see cref="NoHeader"/>
    /// when
    /// not given.</summary>
    public bool SaveHeader
    {
        get => Flag(SaveHeaderKey, !NoHeader);
        set => Set(SaveHeaderKey, value);
    }

    /// <summary>Whether columns of a file without metadata are as long as the longest, with missing values at their
    /// ends;
    /// false when not given: then each ends with its last cell that is not empty.</summary>
    public bool FillUpMissingValues
    {
        get => Flag(FillUpKey, false);
        set => Set(FillUpKey, value);
    }

    /// <summary>Whether columns of whole numbers in a file without metadata are integers; false when not
    /// given.</summary>
    public bool InferInt
    {
        get => Flag(InferIntKey, false);
        set => Set(InferIntKey, value);
    }

    /// <summary>How numbers are written; the invariant culture when not given.</summary>
    public CultureInfo Culture
    {
        get => CultureInfo.GetCultureInfo(GetParameterValue(CultureKey, ""));
        set => this[CultureKey] = (value ?? throw new ArgumentNullException(nameof(value))).Name;
    }

    /// <summary>Whether the dimensions of a file without metadata are named after the first column that has them, which
    /// becomes their axis; false when not given.</summary>
    public bool InferDims
    {
        get => Flag(InferDimsKey, false);
        set => Set(InferDimsKey, value);
    }

    /// <summary>Whether a UTF-8 file begins with a byte order mark; false when not given.</summary>
    public bool UTF8BomEnabled
    {
        get => Flag(BomKey, false);
        set => Set(BomKey, value);
    }

    /// <summary>Whether the URI says whether there is a byte order mark.</summary>
    public bool UTF8BomDefined => ContainsParameter(BomKey);

    /// <summary>Whether the URI names a separator.</summary>
    public bool HasSeparator => ContainsParameter(SeparatorKey);

    /// <summary>What stands between cells; when not given a tab in files named <c>.tsv</c>, else a comma.</summary>
    public Delimiter Separator
    {
        get => HasSeparator ? ParseSeparator(this[SeparatorKey])
            : FileName.EndsWith(TabExtension, StringComparison.OrdinalIgnoreCase) ? Delimiter.Tab : Delimiter.Comma;
        set => this[SeparatorKey] = value.ToString();
    }

    /// <summary>Parses what the provider is given: a URI, or a path with or without a query.</summary>
    internal static CsvUri Parse(string text)
    {
        var uri = IsDataSetUri(text) ? new CsvUri(text) : OfPath(text);
        if (uri.FileName.Length == 0)
        {
            throw new UriFormatException(
                $"'{text}' names no file: '{DataSetUriScheme}:csv?{FileKey}=PATH' is expected.");
        }

        if (uri.ParameterKeys.Find(key => !s_keys.Contains(key) || uri.GetParameterOccurences(key) > 1) is { } wrong)
        {
            throw new UriFormatException(
                $"'{text}': the option '{wrong}' is unknown or given twice; there are {string.Join(", ", s_keys)}.");
        }

        return uri;
    }

    private static CsvUri OfPath(string text)
    {
        var (path, query) = PathQuery.Split(text);
        var uri = new CsvUri { FileName = path };
        foreach (var (key, value) in PathQuery.Parse(query))
        {
            uri.SetParameterValue(key, value, multiplyParams: true);
        }

        return uri;
    }

    private static Delimiter ParseSeparator(string text) =>
        Enum.TryParse<Delimiter>(text, ignoreCase: true, out var separator) && Enum.IsDefined(separator) ? separator
            : throw new UriFormatException(
                $"'{SeparatorKey}={text}': one of {string.Join(", ", Enum.GetNames<Delimiter>())} is expected.");

    private void Set(string key, bool value) => this[key] = value ? "true" : "false";

    private bool Flag(string key, bool @default) => !ContainsParameter(key) ? @default
        : bool.TryParse(this[key], out var value) ? value
        : throw new UriFormatException($"'{key}={this[key]}': true or false is expected.");
}
