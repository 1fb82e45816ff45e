using System;
using System.IO;
using NumVid.Formats.Errors;

namespace NumVid.Formats.NetCdf.Files;

/// <summary>Which paths libnetcdf takes, and where a file is built before it appears.</summary>
internal static class NetCdfPaths
{
    /// <summary>Refuses a path that the library would take for another.</summary>
    /// <remarks>libnetcdf turns backslashes into slashes on every system (seen with 4.9.0).</remarks>
    /// <exception cref="UnsupportedDataException">The path holds a backslash that belongs to a name.</exception>
    internal static void RequireUsable(string path)
    {
        if (!OperatingSystem.IsWindows() && path.Contains('\\', StringComparison.Ordinal))
        {
            throw new UnsupportedDataException($"The NetCDF library cannot use the path '{path}', because it has a "
                + $"backslash; rename the file or folder.");
        }
    }

    /// <summary>The file that a path leads to, through symbolic links, so that a rename replaces the file and not the
    /// link.</summary>
    internal static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var file = new FileInfo(full);
        return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    /// <summary>A new name in the same folder, so that the final rename cannot cross file systems.</summary>
    internal static string Temporary(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $".numvid-{Guid.NewGuid():N}.tmp");

    /// <summary>Puts a finished file into its place, with the permissions of the one that it replaces.</summary>
    /// <exception cref="IOException">It cannot be renamed; the old file is still there.</exception>
    internal static void Publish(string temporary, string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }

        File.Move(temporary, path, overwrite: true);
    }
}
