using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

internal static unsafe partial class NetCdfNative
{
    /// <summary>Dimensions of one group. <paramref name="ids"/> may be null to ask for their number alone.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_dimids(int ncid, out int count, int* ids, int includeParents);

    /// <summary>Unlimited dimensions of one group, of a classic file at most one. <paramref name="ids"/> may be null to
    /// ask for their number alone.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_unlimdims(int ncid, out int count, int* ids);

    /// <summary>Name (NC_MAX_NAME + 1 bytes) and current length of a dimension.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_dim(int ncid, int dimension, byte* name, out nuint length);

    /// <summary>Defines a dimension; length 0 means unlimited.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_dim(int ncid, string name, nuint length, out int dimension);
}
