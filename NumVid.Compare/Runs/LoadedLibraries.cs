using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Runs;

/// <summary>The libraries behind those that this program knows: what really packed the bytes.</summary>
/// <remarks>Some of them cannot be asked for their version (libaec). So the system is: which files are in this process,
/// and which package of Debian they are of.</remarks>
internal static class LoadedLibraries
{
    private const string Maps = "/proc/self/maps";

    private static readonly (string Name, string Start)[] s_known =
    [
        ("x265", "libx265.so"), ("OpenJPEG", "libopenjp2.so"), ("HDF5", "libhdf5"), ("libaec", "libaec.so"),
        ("zlib", "libz.so"),
    ];

    /// <summary>Their versions by name: the file, and its package where there is one. Those that are not loaded are
    /// left out.</summary>
    internal static IEnumerable<KeyValuePair<string, string?>> Find()
    {
        var files = Files();
        (string Name, string? Path)[] loaded = [.. s_known.Select(known => (known.Name, files.FirstOrDefault(
            file => Path.GetFileName(file).StartsWith(known.Start, StringComparison.Ordinal)
                && !file.Contains("_hl.so", StringComparison.Ordinal))))];
        var owners = DebianPackages.OwnersOf([.. loaded.Select(library => library.Path).OfType<string>()]);
        foreach (var (name, path) in loaded.Where(library => library.Path is not null))
        {
            var file = Path.GetFileName(path)!;
            yield return new(name, owners.TryGetValue(path!, out var package) ? $"{file} ({package})" : file);
        }
    }

    private static string[] Files()
    {
        try
        {
            return [.. File.ReadLines(Maps)
                .Select(line => line.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? line[at..] : "")
                .Where(path => path.Contains(".so", StringComparison.Ordinal)).Distinct().Order()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
