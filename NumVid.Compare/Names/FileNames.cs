using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats;

namespace NumVid.Compare.Names;

/// <summary>The names of the variables of several files, which are opened for it and not read.</summary>
internal sealed class FileNames
{
    private readonly Dictionary<string, IReadOnlyList<string>> _names = new(StringComparer.Ordinal);

    /// <summary>Opens files one after the other. Those that cannot be opened are left out; whoever converts or compares
    /// them says why.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="progress">Told the file that comes next.</param>
    internal FileNames(IEnumerable<string> paths, Action<string> progress)
    {
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            progress(path);
            if (TryRead(path) is { } names)
            {
                _names.Add(path, names);
            }
        }
    }

    /// <summary>The names of all files, or null when none of them can be opened: nothing can be said of a name
    /// then.</summary>
    /// <param name="owner">Whose variables they are, with the verb.</param>
    internal KnownNames? All(string owner) =>
        _names.Count == 0 ? null : new(owner, _names.Values.SelectMany(names => names));

    /// <summary>Those of some names that stand for a variable of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asked">Names and globs.</param>
    /// <returns>The names and globs as they were asked for; null when the file cannot be opened.</returns>
    internal IReadOnlyList<string>? AskedOf(string path, IEnumerable<string> asked) =>
        _names.TryGetValue(path, out var names) && new KnownNames($"'{path}' has", names) is var known
            ? [.. asked.Where(name => known.Find(name).Count > 0)]
            : null;

    private static string[]? TryRead(string path)
    {
        try
        {
            using var source = NumVidProviders.OpenRead(path);
            return [.. source.Select(variable => variable.Name)];
        }
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is not OutOfMemoryException)
        {
            return null;
        }
    }
}
