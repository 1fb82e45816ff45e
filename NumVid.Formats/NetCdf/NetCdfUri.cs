using System.Globalization;
using Microsoft.Research.Science.Data;
using NumVid.Formats.NetCdf.Options;

namespace NumVid.Formats.NetCdf;

/// <summary>The URI of a NetCDF file:
/// <c>msds:netcdf?file=PATH&amp;openMode=...&amp;deflate=...&amp;shuffle=...&amp;pack=...&amp;quantise=...&amp;chunks=...&amp;quality=...&amp;raw=...</c>.</summary>
/// <remarks>Not safe for use by several threads while it is changed.</remarks>
public sealed class NetCdfUri : DataSetUri
{
    private const string FileKey = "file";

    /// <summary>Parses a URI of this provider.</summary>
    /// <param name="uri">The URI.</param>
    /// <exception cref="System.UriFormatException">It is not one of this provider.</exception>
    public NetCdfUri(string uri)
        : base(uri, typeof(NetCdfDataSet))
    {
    }

    /// <summary>Creates a URI without a file.</summary>
    public NetCdfUri()
        : base(typeof(NetCdfDataSet))
    {
    }

    /// <summary>The path of the file; empty when none is named.</summary>
    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue(FileKey, "");
        set => this[FileKey] = value;
    }

    /// <summary>The zlib level of what is written, from 0 (none) to 9; 5 when not given.</summary>
    public int Deflate
    {
        get => int.Parse(GetParameterValue(NetCdfOptions.DeflateKey, "5"), CultureInfo.InvariantCulture);
        set => this[NetCdfOptions.DeflateKey] = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the bytes of values are regrouped before they are deflated; true when not given.</summary>
    public bool Shuffle
    {
        get => bool.Parse(GetParameterValue(NetCdfOptions.ShuffleKey, "true"));
        set => this[NetCdfOptions.ShuffleKey] = value ? "true" : "false";
    }

    /// <summary>What float32 fields are packed into: <c>short</c>, <c>byte</c>, or <c>none</c>, when not
    /// given.</summary>
    public string Pack
    {
        get => GetParameterValue(NetCdfOptions.PackKey, "none");
        set => this[NetCdfOptions.PackKey] = value;
    }

    /// <summary>The bounds that packing or rounding keeps, for example <c>abs=0.01</c>; empty when it takes all the
    /// numbers of the type.</summary>
    public string Quality
    {
        get => GetParameterValue(NetCdfOptions.QualityKey, "");
        set => this[NetCdfOptions.QualityKey] = value;
    }

    /// <summary>How fields are rounded before they are deflated: <c>bitround:N</c>, <c>bitround</c> by
    /// <see cref="Quality"/>, <c>granular:N</c>, or <c>none</c>, when not given.</summary>
    public string Quantise
    {
        get => GetParameterValue(NetCdfOptions.QuantiseKey, "none");
        set => this[NetCdfOptions.QuantiseKey] = value;
    }

    /// <summary>The lengths of a chunk along the last axes, for example <c>1x721x1440</c>; empty when the shape
    /// decides.</summary>
    public string Chunks
    {
        get => GetParameterValue(NetCdfOptions.ChunksKey, "");
        set => this[NetCdfOptions.ChunksKey] = value;
    }

    /// <summary>Whether packed and missing values are shown as they are stored; false when not given.</summary>
    public bool Raw
    {
        get => bool.Parse(GetParameterValue(NetCdfOptions.RawKey, "false"));
        set => this[NetCdfOptions.RawKey] = value ? "true" : "false";
    }
}
