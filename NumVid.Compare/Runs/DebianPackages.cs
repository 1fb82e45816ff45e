using System;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Runs;

/// <summary>What Debian's package manager knows of a file, from its own lists: no program is started.</summary>
internal static class DebianPackages
{
    private const string Lists = "/var/lib/dpkg/info";
    private const string Status = "/var/lib/dpkg/status";

    /// <summary>Name and version of the package that a library is of; null where that is not known.</summary>
    internal static string? OwnerOf(string path)
    {
        try
        {
            return Directory.Exists(Lists) && ListWith(path) is { } list
                ? WithVersion(Path.GetFileNameWithoutExtension(list).Split(':')[0]) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Since /usr was merged, a file may be listed without it.
    private static string? ListWith(string path)
    {
        string[] names = [path, path.StartsWith("/usr/", StringComparison.Ordinal) ? path["/usr".Length..] : "/usr" + path];
        return Directory.EnumerateFiles(Lists, "*.list").Order(StringComparer.Ordinal)
            .FirstOrDefault(list => File.ReadLines(list).Any(line => names.Contains(line)));
    }

    private static string WithVersion(string package)
    {
        var version = File.ReadLines(Status).SkipWhile(line => line != $"Package: {package}").TakeWhile(line => line.Length > 0)
            .FirstOrDefault(line => line.StartsWith("Version: ", StringComparison.Ordinal));
        return version is null ? package : $"{package} {version["Version: ".Length..]}";
    }
}
