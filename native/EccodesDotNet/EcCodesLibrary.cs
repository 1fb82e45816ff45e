using System;
using System.Diagnostics.CodeAnalysis;
using EccodesDotNet.Errors;
using EccodesDotNet.Interop;

namespace EccodesDotNet;

/// <summary>The shared library of ecCodes as found on this machine.</summary>
/// <remarks>Thread-safe. The library is looked for once a process: the file named by <see cref="PathVariable"/> when
/// that is set (a file that cannot be loaded is then an error, not a reason to look elsewhere), else
/// <c>libeccodes.so.0</c> and its names on other systems. Its messages go into exceptions, never to the standard error
/// stream.</remarks>
public static class EcCodesLibrary
{
    /// <summary>The environment variable that names the shared library to load: <c>ECCODES_LIBRARY</c>.</summary>
    public const string PathVariable = EcCodesLoader.PathVariable;

    private static readonly Lazy<(Version? Version, string? Problem)> s_state = new(Probe);

    /// <summary>The oldest version that these bindings were tested with.</summary>
    public static Version MinimumVersion { get; } = new(2, 28, 0);

    /// <summary>Whether the library was loaded and is new enough.</summary>
    [MemberNotNullWhen(true, nameof(Version))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public static bool IsUsable => s_state.Value.Problem is null;

    /// <summary>The version loaded, or null when none could be loaded.</summary>
    public static Version? Version => s_state.Value.Version;

    /// <summary>What is wrong and how to mend it, in one sentence; null when the library is usable.</summary>
    public static string? Problem => s_state.Value.Problem;

    /// <summary>Throws when the library cannot be used.</summary>
    /// <exception cref="EcCodesNotAvailableException">The library is missing or too old.</exception>
    public static void Require()
    {
        if (!IsUsable)
        {
            throw new EcCodesNotAvailableException(Problem);
        }
    }

    private static (Version? Version, string? Problem) Probe()
    {
        if (EcCodesLoader.Problem is { } problem)
        {
            return (null, problem);
        }

        try
        {
            return ProbeLoaded();
        }
        catch (EntryPointNotFoundException error)
        {
            return (null, $"The library loaded as ecCodes lacks a function ({error.Message}); install ecCodes "
                + $"{MinimumVersion} or later.");
        }
    }

    private static (Version? Version, string? Problem) ProbeLoaded()
    {
        var number = (int)EcCodesNative.codes_get_api_version().Value;
        var version = new Version(number / 10000, number / 100 % 100, number % 100);
        if (version < MinimumVersion)
        {
            return (version, $"ecCodes {version} is too old; install version {MinimumVersion} or later.");
        }

        EcCodesDiagnostics.Install();
        return (version, null);
    }
}
