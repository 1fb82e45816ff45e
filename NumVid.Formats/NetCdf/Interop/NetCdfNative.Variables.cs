using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

internal static unsafe partial class NetCdfNative
{
    /// <summary>Variables of one group. <paramref name="ids"/> may be null to ask for their number alone.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_varids(int ncid, out int count, int* ids);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_varndims(int ncid, int variable, out int rank);

    /// <summary>All about a variable; <paramref name="name"/> holds NC_MAX_NAME + 1 bytes,
    /// <paramref name="dimensions"/> its rank.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_var(
        int ncid, int variable, byte* name, out int type, int* rank, int* dimensions, out int attributeCount);

    /// <summary>Whether unwritten cells are left as they are, and the fill value (not asked for when null).</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_var_fill(int ncid, int variable, out int noFill, void* fillValue);

    [LibraryImport(NativeLibraryResolver.NetCdf, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var(
        int ncid, string name, int type, int rank, int* dimensions, out int variable);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var_deflate(int ncid, int variable, int shuffle, int deflate, int level);

    /// <summary>How values are laid out (NC_CHUNKED, NC_CONTIGUOUS, ...), and with NC_CHUNKED the chunk lengths, one an
    /// axis.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_var_chunking(int ncid, int variable, out int storage, nuint* chunkShape);

    /// <summary>Chunk lengths, one an axis; null with NC_CONTIGUOUS.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var_chunking(int ncid, int variable, int storage, nuint* chunkShape);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var_fill(int ncid, int variable, int noFill, void* fillValue);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var_fletcher32(int ncid, int variable, int hasChecksums);

    /// <summary>The byte order of a variable's numbers: 0 the machine's, 1 little-endian, 2 big-endian.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var_endian(int ncid, int variable, int order);

    /// <summary>Adds a filter of HDF5 by its number.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_var_filter(
        int ncid, int variable, uint filter, nuint parameterCount, uint* parameters);
}
