using System;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EccodesDotNet.Interop;

/// <summary>Finds the shared library: the environment variable alone when it is set, else the usual names.</summary>
internal static class EcCodesLoader
{
    /// <summary>The logical name that the imports use.</summary>
    internal const string LibraryName = "eccodes";

    /// <summary>The environment variable that names the shared library to load.</summary>
    internal const string PathVariable = "ECCODES_LIBRARY";

    // Debian ships the bare .so only in its -dev package, hence the versioned name first.
    private static readonly string[] s_names =
        ["libeccodes.so.0", "libeccodes.so", "libeccodes.0.dylib", "libeccodes.dylib", "eccodes.dll", "eccodes"];

    private static readonly Lazy<(nint Handle, string? Problem)> s_library = new(Load);

    /// <summary>What is wrong with loading, or null.</summary>
    internal static string? Problem => s_library.Value.Problem;

    /// <summary>Routes the imports of this assembly to the library found.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255",
        Justification = "A resolver must be in place before the first import of this assembly is called.")]
    internal static void Install() => NativeLibrary.SetDllImportResolver(typeof(EcCodesLoader).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == LibraryName ? s_library.Value.Handle : 0;

    private static (nint Handle, string? Problem) Load()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
        {
            return NativeLibrary.TryLoad(path, out var named)
                ? (named, null)
                : (0, $"The library '{path}' that {PathVariable} names cannot be loaded; correct or unset that "
                + $"variable.");
        }

        foreach (var candidate in s_names)
        {
            if (NativeLibrary.TryLoad(candidate, typeof(EcCodesLoader).Assembly, null, out var found))
            {
                return (found, null);
            }
        }

        return (0, "The library ecCodes (libeccodes.so.0) is not installed; on Debian: apt-get install libeccodes0, "
            + $"elsewhere set {PathVariable} to the path of the library.");
    }
}
