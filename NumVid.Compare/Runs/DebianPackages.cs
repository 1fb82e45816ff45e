using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Runs;

/// <summary>What Debian's package manager knows of files, from its own lists: no program is started.</summary>
internal static class DebianPackages
{
    private const string Lists = "/var/lib/dpkg/info";
    private const string Status = "/var/lib/dpkg/status";
    private const string PackageStart = "Package: ";
    private const string VersionStart = "Version: ";

    /// <summary>Name and version of the packages that libraries are of, by path; those of no package are left
    /// out.</summary>
    /// <remarks>Its lists are read once for all of them, and only those of packages with <c>lib</c> in their names, in
    /// which Debian keeps libraries, or of the few others that were asked for by their own.</remarks>
    internal static IReadOnlyDictionary<string, string> OwnersOf(IReadOnlyList<string> paths)
    {
        try
        {
            return Directory.Exists(Lists) ? Find(paths) : new Dictionary<string, string>();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Dictionary<string, string>();
        }
    }

    private static Dictionary<string, string> Find(IReadOnlyList<string> paths)
    {
        // Since /usr was merged, a file may be listed without it.
        var wanted = paths.SelectMany(path => new[] { (Listed: path, Path: path), (Listed: Other(path), Path: path) })
            .ToLookup(entry => entry.Listed, entry => entry.Path, StringComparer.Ordinal);
        var packages = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = Directory.EnumerateFiles(Lists, "*.list").Where(HoldsLibraries);
        foreach (var list in lists.Order(StringComparer.Ordinal))
        {
            foreach (var path in File.ReadLines(list).SelectMany(line => wanted[line]))
            {
                packages.TryAdd(path, Path.GetFileNameWithoutExtension(list).Split(':')[0]);
            }
        }

        var versions = VersionsOf([.. packages.Values]);
        return packages.ToDictionary(
            entry => entry.Key, entry => $"{entry.Value} {versions.GetValueOrDefault(entry.Value)}".TrimEnd());
    }

    private static bool HoldsLibraries(string list) =>
        Path.GetFileName(list) is var name && (name.StartsWith("lib", StringComparison.Ordinal)
            || name.StartsWith("zlib", StringComparison.Ordinal)) && !name.Contains("-dev", StringComparison.Ordinal);

    private static string Other(string path) =>
        path.StartsWith("/usr/", StringComparison.Ordinal) ? path["/usr".Length..] : "/usr" + path;

    private static Dictionary<string, string> VersionsOf(HashSet<string> packages)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var package = "";
        foreach (var line in File.ReadLines(Status))
        {
            if (line.StartsWith(PackageStart, StringComparison.Ordinal))
            {
                package = line[PackageStart.Length..];
            }
            else if (line.StartsWith(VersionStart, StringComparison.Ordinal) && packages.Contains(package))
            {
                versions.TryAdd(package, line[VersionStart.Length..]);
            }
        }

        return versions;
    }
}
