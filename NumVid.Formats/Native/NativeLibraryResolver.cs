using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Native;

/// <summary>Finds the native libraries of this assembly; .NET allows one resolver for an assembly, so they share
/// it.</summary>
internal static class NativeLibraryResolver
{
    /// <summary>The logical name of our C shim over libavcodec and libavformat.</summary>
    internal const string NumVidAv = "numvid_av";

    /// <summary>The logical name of the NetCDF C library.</summary>
    internal const string NetCdf = "netcdf";

    /// <summary>The logical name of the HDF5 library that libnetcdf itself has loaded, never another copy of
    /// it.</summary>
    /// <remarks>Resolved to libnetcdf: a symbol looked up there is searched in its dependencies too (dlsym), whatever
    /// their files are called (Debian: libhdf5_serial.so.103). A second HDF5 would not share the open files.</remarks>
    internal const string Hdf5 = "hdf5";

    /// <summary>The logical name of the units library.</summary>
    internal const string Udunits = "udunits2";

    private static readonly NativeLibrarySource[] s_sources =
    [
        new(NumVidAv, "NUMVID_AV_LIBRARY", "libnumvid_av.so", "libnumvid_av.dylib", "numvid_av.dll"),
        new(NetCdf, "NUMVID_NETCDF_LIBRARY", "libnetcdf.so.19", "libnetcdf.so.22", "libnetcdf.so", "libnetcdf.dylib",
            "netcdf.dll"),
        new(Udunits, "NUMVID_UDUNITS_LIBRARY", "libudunits2.so.0", "libudunits2.so", "libudunits2.dylib",
            "udunits2.dll"),
    ];

#pragma warning disable CA2255 // Imports must find their library however the assembly is entered; nothing is loaded here.
    [ModuleInitializer]
    internal static void Install() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryResolver).Assembly, Resolve);
#pragma warning restore CA2255

    private static nint Resolve(string libraryName, Assembly assembly, DllImportSearchPath? searchPath)
    {
        var wanted = libraryName == Hdf5 ? NetCdf : libraryName;
        var source = Array.Find(s_sources, s => s.LogicalName == wanted);
        return source is null ? 0 : Load(source, assembly, searchPath);
    }

    /// <summary>Loads a library for what no import can say, such as the address of a function.</summary>
    /// <param name="logicalName">One of the names above.</param>
    /// <exception cref="DllNotFoundException">It is not on this machine.</exception>
    internal static nint LoadNamed(string logicalName) =>
        Resolve(logicalName, typeof(NativeLibraryResolver).Assembly, null) is var library and not 0
            ? library : throw new DllNotFoundException(logicalName);

    /// <summary>The name under which a library is loaded, for another process to do the same; null when it is not
    /// found.</summary>
    /// <param name="logicalName">One of the names above.</param>
    internal static string? FileNameOf(string logicalName)
    {
        var source = Array.Find(s_sources, s => s.LogicalName == logicalName)!;
        return Environment.GetEnvironmentVariable(source.Variable) is { Length: > 0 } path
            ? path
            : Array.Find(
            source.FileNames, name => NativeLibrary.TryLoad(name, typeof(NativeLibraryResolver).Assembly, null, out _));
    }

    /// <summary>Loads a library; 0 when none of its names is found.</summary>
    /// <exception cref="MissingLibraryException">The environment variable names a file that cannot be
    /// loaded.</exception>
    internal static nint Load(NativeLibrarySource source, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (Environment.GetEnvironmentVariable(source.Variable) is { Length: > 0 } path)
        {
            return NativeLibrary.TryLoad(path, out var named) ? named : throw new MissingLibraryException(
                $"The library '{path}', named by the environment variable {source.Variable}, could not be loaded; "
                    + $"correct or unset the variable.");
        }

        foreach (var fileName in source.FileNames)
        {
            if (NativeLibrary.TryLoad(fileName, assembly, searchPath, out var found))
            {
                return found;
            }
        }

        return 0;
    }
}
