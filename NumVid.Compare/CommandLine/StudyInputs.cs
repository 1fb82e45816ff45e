using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;

namespace NumVid.Compare.CommandLine;

/// <summary>The files that arguments stand for: themselves, the files of a folder, or those of a list.</summary>
internal sealed class StudyInputs
{
    private const char ListSign = '@';

    private readonly List<StudyInput> _files = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly string _output;

    private StudyInputs(string output) => _output = output;

    /// <summary>Whether a folder or a list was among the arguments.</summary>
    internal bool HasMany { get; private set; }

    /// <summary>All files; those of a folder by name.</summary>
    internal IReadOnlyList<StudyInput> Files => _files;

    /// <summary>Finds the files.</summary>
    /// <param name="arguments">Files, folders, and lists as <c>@FILE</c>.</param>
    /// <param name="output">A folder whose files are results and no inputs; null for none.</param>
    /// <exception cref="UsageException">A list cannot be read, or there is no file.</exception>
    internal static StudyInputs Of(IReadOnlyList<string> arguments, string? output)
    {
        var inputs = new StudyInputs(output ?? Path.GetTempPath());
        foreach (var argument in arguments)
        {
            inputs.Add(argument, arguments.Count > 1);
        }

        return inputs._files.Count > 0 || arguments.Count == 0 ? inputs
            : throw new UsageException($"'{string.Join("', '", arguments)}' has no files.");
    }

    private void Add(string argument, bool isOneOfSeveral)
    {
        if (Directory.Exists(argument))
        {
            HasMany = true;
            AddFolder(argument, isOneOfSeveral ? new DirectoryInfo(argument).Name + "/" : "");
        }
        else if (argument.StartsWith(ListSign) && !File.Exists(argument))
        {
            HasMany = true;
            AddList(argument[1..]);
        }
        else
        {
            Add(argument, Path.GetFileName(argument));
        }
    }

    private void AddFolder(string folder, string prefix)
    {
        var tree = new TreeFiles(folder, _output, Shard.Whole);
        foreach (var path in tree.Paths)
        {
            Add(path, prefix + tree.NameOf(path), isFound: true);
        }
    }

    private void AddList(string list)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        foreach (var line in LinesOf(list))
        {
            var path = Path.GetFullPath(line, folder).TrimEnd(Path.DirectorySeparatorChar);
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            name = name.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(path) : name;
            if (Directory.Exists(path))
            {
                AddFolder(path, name == "." ? "" : name + "/");
            }
            else
            {
                Add(path, name);
            }
        }
    }

    private static IEnumerable<string> LinesOf(string list)
    {
        try
        {
            return File.ReadAllLines(list).Select(line => line.Trim())
                .Where(line => line.Length > 0 && line[0] != '#');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The list of inputs '{list}' cannot be read: {ErrorSentence.Of(exception)}");
        }
    }

    // A file that is named twice would be counted twice in what a study adds up.
    private void Add(string path, string name, bool isFound = false)
    {
        if (!_paths.Add(Path.GetFullPath(path)))
        {
            return;
        }

        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = FormattableString.Invariant($"{name}-{number}");
        }

        _files.Add(new(path, free, isFound));
    }
}
