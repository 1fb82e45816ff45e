namespace NumVid.Formats.NetCdf.Interop;

/// <summary>The functions of <c>netcdf.h</c> that this provider calls, under their C names.</summary>
/// <remarks>The library is not thread-safe: every call runs inside <see cref="NetCdfGate"/>. Return codes: 0 is
/// success, positive ones are errno values, negative ones the library's own.</remarks>
internal static unsafe partial class NetCdfNative
{
    internal const int NC_NOERR = 0;
    internal const int NC_NOWRITE = 0;
    internal const int NC_NOCLOBBER = 0x0004;
    internal const int NC_NETCDF4 = 0x1000;
    internal const int NC_CLASSIC_MODEL = 0x0100;
    internal const int NC_GLOBAL = -1;
    internal const int NC_MAX_NAME = 256;
    internal const int NC_CHUNKED = 0;
    internal const int NC_CONTIGUOUS = 1;
    internal const int NC_NOFILL = 1;

    /// <summary>The first code of the HDF5 layer; those at and below it mean damage when reading.</summary>
    internal const int NC_EHDFERR = -101;
}
