using System;
using System.Linq;

namespace NumVid.Compare.Transfer;

/// <summary>Makes file names of names that come from untrusted files.</summary>
internal static class SafeFileName
{
    private const string PlainSigns = "-._:=,";

    /// <summary>The name as a file's: nothing of it reaches the file system but letters, digits, '-' and '.'.</summary>
    internal static string Of(string name)
    {
        var safe =
            string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')).TrimStart('.');

        // The signs of the configurations' names may become '_'; 'a b' and 'a_b' must not meet.
        var isPlain = !name.StartsWith('.')
            && name.All(c => char.IsAsciiLetterOrDigit(c) || PlainSigns.Contains(c, StringComparison.Ordinal));
        return safe.Length > 0 && isPlain ? safe : $"{safe}_{StableHash(name):x8}";
    }

    // FNV-1a: two names that differ only in letters that are not allowed must not share a file, in any run.
    private static uint StableHash(string name) => name.Aggregate(2166136261, (hash, c) => (hash ^ c) * 16777619);
}
