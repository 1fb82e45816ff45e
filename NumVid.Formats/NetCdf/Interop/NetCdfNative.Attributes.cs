using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

internal static unsafe partial class NetCdfNative
{
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_natts(int ncid, out int count);

    /// <summary>The name of attribute <paramref name="index"/>; <paramref name="name"/> holds NC_MAX_NAME + 1
    /// bytes.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_attname(int ncid, int variable, int index, byte* name);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_att(int ncid, int variable, byte* name, out int type, out nuint length);

    /// <summary>The values in the attribute's own type; strings are then owned by the caller
    /// (nc_free_string).</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_get_att(int ncid, int variable, byte* name, void* values);

    [LibraryImport(NativeLibraryResolver.NetCdf, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_put_att(int ncid, int variable, string name, int type, nuint length, void* values);
}
