using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Conversions;

/// <summary>The files of a folder tree, or of one shard of it, and what each of them becomes.</summary>
internal sealed class TreeFiles
{
    private readonly string _source;
    private readonly string _target;

    /// <summary>Looks at the tree, in an order that is the same on every machine.</summary>
    /// <param name="source">The folder to read; links in it are not followed.</param>
    /// <param name="target">The folder to make, which may lie in the other one.</param>
    /// <param name="shard">The part of the files that is wanted.</param>
    internal TreeFiles(string source, string target, Shard shard)
    {
        _source = Path.GetFullPath(source);
        _target = Path.GetFullPath(target);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        var own = Path.TrimEndingDirectorySeparator(_target) + Path.DirectorySeparatorChar;
        All =
        [
            .. Directory.EnumerateFiles(_source, "*", options)
                .Where(path => !path.StartsWith(own, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
        Paths = [.. All.Where(path => shard.Has(NameOf(path)))];
    }

    /// <summary>All files of the tree.</summary>
    internal IReadOnlyList<string> All { get; }

    /// <summary>Those of the shard.</summary>
    internal IReadOnlyList<string> Paths { get; }

    /// <summary>The path of a file below the tree, with slashes.</summary>
    internal string NameOf(string path) => RelativeTo(_source, path);

    /// <summary>The path of a result below the folder that is made, with slashes.</summary>
    internal string ResultNameOf(string path) => RelativeTo(_target, path);

    /// <summary>A sentence without the two folders: a receipt goes with the data; where they once lay on this machine
    /// is nobody's business.</summary>
    internal string Relative(string sentence) => sentence
        .Replace(_source + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(_target + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>What each file becomes. "a.grib" and "a.nc" in one folder would both become "a.nv12"; the second keeps
    /// its whole name, in whatever shard it is.</summary>
    /// <param name="extension">The extension of the results, with its dot.</param>
    internal IReadOnlyDictionary<string, string> OutputsOf(string extension)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return All.ToDictionary(path => path, path =>
        {
            var mirrored = Path.Combine(_target, Path.GetRelativePath(_source, path));
            var first = Path.ChangeExtension(mirrored, extension);
            return taken.Add(first) ? first : mirrored + extension;
        }, StringComparer.Ordinal);
    }

    private static string RelativeTo(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
