using System;
using System.Globalization;

namespace Microsoft.Research.Science.Data.NetCDF4;

/// <summary>The URI of a NetCDF file: <c>msds:nc?file=PATH&amp;openMode=...&amp;deflate=...</c>.</summary>
/// <remarks>Not safe for use by several threads while it is changed.</remarks>
public class NetCDFUri : DataSetUri
{
    internal const string Name = "nc";
    internal const string DeflateKey = "deflate";
    internal const string TrimKey = "trimZero";
    internal const string RollbackKey = "enableRollback";

    private const string FileKey = "file";

    /// <summary>Parses a URI.</summary>
    /// <param name="uri">The URI.</param>
    /// <exception cref="UriFormatException">It is not one of the provider <c>nc</c>.</exception>
    public NetCDFUri(string uri)
        : base(uri)
    {
        if (ProviderName != Name)
        {
            throw new UriFormatException($"'{uri}' is for the provider '{ProviderName}', not for '{Name}'.");
        }
    }

    /// <summary>Creates a URI without a file.</summary>
    public NetCDFUri()
        : base($"{DataSetUriScheme}:{Name}")
    {
    }

    /// <summary>The path of the file; empty when none is named.</summary>
    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue(FileKey, "");
        set => this[FileKey] = value;
    }

    /// <summary>What to do when the file exists, and when it does not; open or create when not given.</summary>
    public new ResourceOpenMode OpenMode
    {
        get => base.OpenMode;
        set => base.OpenMode = value;
    }

    /// <summary>How hard new variables are compressed; <see cref="DeflateLevel.Normal"/> when not given.</summary>
    /// <exception cref="UriFormatException">The URI names no level.</exception>
    public DeflateLevel Deflate
    {
        get => ParseLevel(GetParameterValue(DeflateKey, nameof(DeflateLevel.Normal)));
        set => this[DeflateKey] = value.ToString();
    }

    /// <summary>Whether zeros at the end of text attributes are cut off; false when not given.</summary>
    public bool TrimTrailingZero
    {
        get => Flag(TrimKey);
        set => this[TrimKey] = Text(value);
    }

    /// <summary>Whether a rollback leaves the file as it was; false when not given.</summary>
    public bool EnableRollback
    {
        get => Flag(RollbackKey);
        set => this[RollbackKey] = Text(value);
    }

    private static DeflateLevel ParseLevel(string text) =>
        Enum.TryParse<DeflateLevel>(text, ignoreCase: true, out var level)
            && level is >= DeflateLevel.Off and <= DeflateLevel.BestWithShuffle ? level
            : throw new UriFormatException(
                $"'{DeflateKey}={text}': {string.Join(", ", Enum.GetNames<DeflateLevel>())} or 0 to 9 is expected.");

    private static string Text(bool value) => value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant();

    private bool Flag(string key) => bool.TryParse(GetParameterValue(key, bool.FalseString), out var value)
        ? value : throw new UriFormatException($"'{key}={this[key]}': true or false is expected.");
}
