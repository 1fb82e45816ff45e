using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Grib;

/// <summary>The address of a GRIB dataset: <c>msds:grib?file=PATH&amp;packing=ccsds&amp;bits=16</c>.</summary>
public sealed class GribUri : DataSetUri
{
    /// <summary>Parses a URI.</summary>
    /// <param name="uri">The URI.</param>
    public GribUri(string uri)
        : base(uri, typeof(GribDataSet))
    {
    }

    /// <summary>Creates a URI without a file.</summary>
    public GribUri()
        : base(typeof(GribDataSet))
    {
    }

    /// <summary>The path of the file.</summary>
    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue("file", "");
        set => this["file"] = value;
    }

    /// <summary>How values are packed on writing: <c>ccsds</c> (default), <c>simple</c>, <c>jpeg2000</c>, <c>png</c>,
    /// <c>second-order</c> or <c>ieee</c>.</summary>
    public string Packing
    {
        get => GetParameterValue(GribParameters.PackingKey, "ccsds");
        set => this[GribParameters.PackingKey] = value;
    }

    /// <summary>Bits of a packed value on writing, 1 to 32 (to 24 for <c>jpeg2000</c> and <c>second-order</c>); 16
    /// unless given.</summary>
    public string Bits
    {
        get => GetParameterValue(GribParameters.BitsKey, "16");
        set => this[GribParameters.BitsKey] = value;
    }

    /// <summary>The largest error on writing in the grammar of
    /// <see cref="NumVid.Formats.Quality.QualitySpecification"/>, instead of bits: <c>abs</c>, <c>range</c>,
    /// <c>levelrange</c> or <c>lossless</c>.</summary>
    public string Quality
    {
        get => GetParameterValue(GribParameters.QualityKey, "");
        set => this[GribParameters.QualityKey] = value;
    }

    /// <summary>By which scale factors a quality is kept on writing: <c>coarsest</c> (default), the coarsest step of both;
    /// <c>binary</c>, a power of two; <c>decimal</c>, a power of ten.</summary>
    public string Scales
    {
        get => GetParameterValue(GribParameters.ScalesKey, "coarsest");
        set => this[GribParameters.ScalesKey] = value;
    }

    /// <summary>The edition written: <c>2</c> (default) or <c>1</c>.</summary>
    public string Edition
    {
        get => GetParameterValue(GribParameters.EditionKey, "2");
        set => this[GribParameters.EditionKey] = value;
    }

    /// <summary>Whether a field that cannot be read is an error: <c>true</c> or <c>false</c> (default).</summary>
    public string Strict
    {
        get => GetParameterValue(GribParameters.StrictKey, "false");
        set => this[GribParameters.StrictKey] = value;
    }

    /// <summary>Whether the sound messages of a damaged file are read, with a warning: <c>true</c> or <c>false</c>
    /// (default).</summary>
    public string Salvage
    {
        get => GetParameterValue(GribParameters.SalvageKey, "false");
        set => this[GribParameters.SalvageKey] = value;
    }
}
