using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>What libnetcdf leaves in cells that were never written (NC_FILL_* of netcdf.h).</summary>
internal static class NetCdfDefaultFill
{
    /// <summary>The value in double, or null for types of one byte, where all values are data (User's Guide), and 64
    /// bits.</summary>
    internal static double? Of(NetCdfType type) => type switch
    {
        NetCdfType.Int16 => -32767,
        NetCdfType.UInt16 => 65535,
        NetCdfType.Int32 => -2147483647,
        NetCdfType.UInt32 => 4294967295,
        NetCdfType.Float => 9.9692099683868690e+36f,
        NetCdfType.Double => 9.9692099683868690e+36,
        _ => null,
    };
}
