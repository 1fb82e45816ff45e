namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>How an SDS attribute that netCDF cannot hold as it is was stored.</summary>
internal enum AttributeForm
{
    /// <summary>As netCDF holds it; noted only when the name differs.</summary>
    Plain,

    /// <summary>Written for other readers, not an attribute of the user.</summary>
    Hidden,

    /// <summary>An array, though it has one element or none.</summary>
    Array,

    /// <summary>true or false as NC_UBYTE.</summary>
    Boolean,

    /// <summary>An array of such.</summary>
    BooleanArray,

    /// <summary>A time as text, round-trip format of .NET (ISO 8601, with its kind).</summary>
    DateTime,

    /// <summary>An array of such.</summary>
    DateTimeArray,

    /// <summary>Text that holds NUL, with percent escapes.</summary>
    Escaped,

    /// <summary>An array of such.</summary>
    EscapedArray,
}
