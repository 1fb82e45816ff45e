using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

internal static unsafe partial class NetCdfNative
{
    /// <summary>A box of values in the variable's own type; strings are then owned by the caller
    /// (nc_free_string).</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_get_vara(int ncid, int variable, nuint* origin, nuint* count, void* values);

    /// <summary>As <see cref="nc_get_vara"/>, every <paramref name="stride"/>-th value of each axis.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_get_vars(
        int ncid, int variable, nuint* origin, nuint* count, nint* stride, void* values);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_put_vara(int ncid, int variable, nuint* origin, nuint* count, void* values);

    /// <summary>Frees strings that the library returned, not the array that holds them; null ones are
    /// allowed.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_free_string(nuint count, byte** strings);
}
