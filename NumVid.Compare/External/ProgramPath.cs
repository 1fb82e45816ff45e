using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NumVid.Formats.Errors;

namespace NumVid.Compare.External;

/// <summary>Finds a program as a shell would, and tells which one it is.</summary>
internal static class ProgramPath
{
    /// <summary>The program's full path.</summary>
    /// <param name="name">A name to look for in PATH, or a path.</param>
    /// <exception cref="MissingLibraryException">There is none.</exception>
    internal static string Find(string name)
    {
        var candidates = name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? [Path.GetFullPath(name)]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name));
        return candidates.FirstOrDefault(IsProgram) ?? throw new MissingLibraryException(
            $"There is no program '{name}' on this machine; install it, or give its path.");
    }

    /// <summary>The SHA-256 of a program, in lower-case hexadecimal; null where there is none.</summary>
    internal static string? Sha256Of(string name)
    {
        try
        {
            using var stream = File.OpenRead(Find(name));
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception exception)
            when (exception is MissingLibraryException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsProgram(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path)
            & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
