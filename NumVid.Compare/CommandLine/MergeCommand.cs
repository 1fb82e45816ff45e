using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid merge DIR... --out DIR</c></summary>
internal static class MergeCommand
{
    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders that 'compare --shard N/M --out DIR' wrote; one may hold several shards.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "The folder of the whole study; one of DIR is completed where it stands.",
            HelpName = "DIR",
            Required = true,
        };
        var force = SharedOptions.Force();
        var command = new Command(
            "merge", "Makes one study of its shards: results, reports and totals are those of a run without '--shard'.")
        {
            folders, output, force,
        };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(folders), parsed.GetRequiredValue(output), parsed.GetValue(force)));
        return command;
    }

    private static int Run(Terminal terminal, string[] folders, string output, bool overwrites)
    {
        var parts = StudyParts.Read(folders);
        var whole = Path.Combine(output, "study.json");
        if (File.Exists(whole) && !overwrites)
        {
            throw new UsageException($"'{whole}' is there already; '--force' overwrites it.");
        }

        Directory.CreateDirectory(output);
        foreach (var (part, entry, _) in parts.Results)
        {
            Copy(Path.Combine(part.Folder, entry.Name), Path.Combine(output, entry.Name));
        }

        var index = new StudyIndex(parts.Asked, Shard.Whole, parts.All[0].Study.AllInputs);
        foreach (var entry in parts.All.SelectMany(part => part.Study.Inputs.Where(entry => entry.Sha256 is null)))
        {
            index.Add(entry);
        }

        // Not what the shard's index says of it: all figures come from the results.
        foreach (var (_, entry, result) in parts.Results)
        {
            index.Add(result.EntryOf(entry.Name));
        }

        index.Write(output, terminal.Output);
        if (parts.Results.Count > 0)
        {
            OutputFolder.Describe(output, [.. parts.Results.OrderBy(one => one.Entry.Name, StringComparer.Ordinal)
                .Select(one => one.Result.ToRun() with { Folder = Path.Combine(output, one.Entry.Name) })]);
        }

        return index.ExitCode;
    }

    private static void Copy(string from, string to)
    {
        if (Path.GetFullPath(from) == Path.GetFullPath(to))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
