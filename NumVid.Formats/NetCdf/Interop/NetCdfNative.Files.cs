using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

internal static unsafe partial class NetCdfNative
{
    /// <summary>Version text such as <c>4.9.0 of Aug  7 2022 ...</c>; kept by the library.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* nc_inq_libvers();

    /// <summary>The text of a code, errno values included; kept by the library.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* nc_strerror(int code);

    [LibraryImport(NativeLibraryResolver.NetCdf, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_open(string path, int mode, out int ncid);

    [LibraryImport(NativeLibraryResolver.NetCdf, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_create(string path, int mode, out int ncid);

    /// <summary>Writes what is buffered and frees the id, which is free afterwards even when this fails.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_close(int ncid);

    /// <summary>Closes and takes back what was being defined; the way out when <see cref="nc_close"/> cannot
    /// write.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_abort(int ncid);

    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_format(int ncid, out int format);

    /// <summary>Child groups. <paramref name="ids"/> may be null to ask for their number alone.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_grps(int ncid, out int count, int* ids);

    /// <summary>A group's own name; <paramref name="name"/> holds NC_MAX_NAME + 1 bytes.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_grpname(int ncid, byte* name);

    /// <summary>The name of any type, user-defined ones included; <paramref name="name"/> holds NC_MAX_NAME + 1
    /// bytes.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_inq_type(int ncid, int type, byte* name, nuint* byteCount);

    [LibraryImport(NativeLibraryResolver.NetCdf, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_def_grp(int ncid, string name, out int group);

    /// <summary>Ends the definition of what was declared; the classic model wants it before values.</summary>
    [LibraryImport(NativeLibraryResolver.NetCdf)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nc_enddef(int ncid);
}
