using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Native;

/// <summary>Finds the native libraries of this assembly; .NET allows one resolver for an assembly, so they share it.</summary>
internal static class NativeLibraryResolver
{
    /// <summary>The logical name of our C shim over libavcodec and libavformat.</summary>
    internal const string NumVidAv = "numvid_av";

    /// <summary>The logical name of the NetCDF C library.</summary>
    internal const string NetCdf = "netcdf";

    private static readonly NativeLibrarySource[] s_sources =
    [
        new(NumVidAv, "NUMVID_AV_LIBRARY", "libnumvid_av.so"),
        new(NetCdf, "NUMVID_NETCDF_LIBRARY", "libnetcdf.so.19", "libnetcdf.so.20", "libnetcdf.so.22", "libnetcdf.so"),
    ];

#pragma warning disable CA2255 // Imports must find their library however the assembly is entered; nothing is loaded here.
    [ModuleInitializer]
    internal static void Install() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraryResolver).Assembly, Resolve);
#pragma warning restore CA2255

    private static nint Resolve(string libraryName, Assembly assembly, DllImportSearchPath? searchPath)
    {
        var source = Array.Find(s_sources, s => s.LogicalName == libraryName);
        return source is null ? 0 : Load(source, assembly, searchPath);
    }

    /// <summary>Loads a library; 0 when none of its names is found.</summary>
    /// <exception cref="MissingLibraryException">The environment variable names a file that cannot be loaded.</exception>
    internal static nint Load(NativeLibrarySource source, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (Environment.GetEnvironmentVariable(source.Variable) is { Length: > 0 } path)
        {
            return NativeLibrary.TryLoad(path, out var named) ? named : throw new MissingLibraryException(
                $"The library '{path}', named by the environment variable {source.Variable}, could not be loaded; correct or unset the variable.");
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
