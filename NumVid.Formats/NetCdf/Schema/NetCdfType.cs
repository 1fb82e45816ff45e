namespace NumVid.Formats.NetCdf.Schema;

/// <summary>The atomic types of netCDF, with the library's own numbers (<c>nc_type</c>).</summary>
internal enum NetCdfType
{
    SByte = 1,
    Char = 2,
    Int16 = 3,
    Int32 = 4,
    Float = 5,
    Double = 6,
    Byte = 7,
    UInt16 = 8,
    UInt32 = 9,
    Int64 = 10,
    UInt64 = 11,
    Text = 12,
}
