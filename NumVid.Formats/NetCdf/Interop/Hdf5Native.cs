using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>The few functions of HDF5 (1.10 or later) that tell what libnetcdf does not: stored sizes.</summary>
/// <remarks>Ids are 64 bits wide, negative ones mean failure. Called inside <see cref="NetCdfGate"/>.</remarks>
internal static partial class Hdf5Native
{
    internal const uint H5F_ACC_RDONLY = 0;
    internal const long H5P_DEFAULT = 0;
    internal const long H5E_DEFAULT = 0;

    /// <summary>Keeps HDF5 from installing its exit handler; must come before any other use of HDF5.</summary>
    [LibraryImport(NativeLibraryResolver.Hdf5)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int H5dont_atexit();

    /// <summary>Sets what is called on errors of this thread; null for nothing.</summary>
    [LibraryImport(NativeLibraryResolver.Hdf5)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int H5Eset_auto2(long stack, nint function, nint data);

    [LibraryImport(NativeLibraryResolver.Hdf5, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long H5Fopen(string path, uint flags, long accessProperties);

    [LibraryImport(NativeLibraryResolver.Hdf5)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int H5Fclose(long file);

    [LibraryImport(NativeLibraryResolver.Hdf5, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long H5Dopen2(long location, string name, long accessProperties);

    [LibraryImport(NativeLibraryResolver.Hdf5)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int H5Dclose(long dataset);

    /// <summary>Bytes of the stored chunks after their filters; 0 also means failure.</summary>
    [LibraryImport(NativeLibraryResolver.Hdf5)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial ulong H5Dget_storage_size(long dataset);

    /// <summary>Stored bytes of the chunk that begins at an index, one a dimension; since 1.10.5.</summary>
    /// <remarks>The size is 0 for a chunk that was never written. Null pointers are for what is not asked
    /// for.</remarks>
    [LibraryImport(NativeLibraryResolver.Hdf5)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static unsafe partial int H5Dget_chunk_info_by_coord(
        long dataset, ulong* offset, uint* filterMask, ulong* address, ulong* size);
}
