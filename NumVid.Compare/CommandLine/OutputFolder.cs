using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Html;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary>The folder for the files of one comparison.</summary>
internal sealed class OutputFolder
{
    private const string ResultName = "result.json";

    private OutputFolder(string path) => Path = path;

    /// <summary>The folder, which exists.</summary>
    internal string Path { get; }

    /// <summary>Where the files written are kept when that is asked for.</summary>
    internal string KeepPath => System.IO.Path.Combine(Path, "files");

    /// <summary>Makes a folder for each input: the one given, or, for several inputs, one inside it for each.</summary>
    /// <exception cref="UsageException">There are results already, or the folder cannot be made.</exception>
    internal static IReadOnlyList<OutputFolder> Prepare(string path, IReadOnlyList<string> inputs, bool overwrites)
    {
        var folders = inputs.Count == 1 ? [new OutputFolder(path)] : ForEach(path, inputs);
        foreach (var folder in folders)
        {
            if (!overwrites && File.Exists(System.IO.Path.Combine(folder.Path, ResultName)))
            {
                throw new UsageException($"'{folder.Path}' has a {ResultName} already; '--force' overwrites it.");
            }

            Make(folder.Path);
        }

        return folders;
    }

    /// <summary>Writes sizes.csv, errors.csv, result.json and report.html; each appears complete or not at all.</summary>
    internal void Write(ComparisonResult result, IReadOnlyList<CellPictures> pictures)
    {
        using var work = WorkFolder.CreateIn(Path);
        var units = result.Input.Variables.ToDictionary(variable => variable.Name, variable => variable.Unit, StringComparer.Ordinal);
        WriteText(work.File("sizes.csv"), writer => CsvReport.WriteSizes(writer, result.Results));
        WriteText(work.File("errors.csv"), writer => CsvReport.WriteErrors(writer, result.Results, units));
        using (var stream = File.Create(work.File(ResultName)))
        {
            JsonReport.Write(stream, result);
        }

        WriteText(work.File("report.html"), writer => HtmlReport.Write(writer, result, pictures));
        foreach (var name in new[] { "sizes.csv", "errors.csv", "report.html", ResultName })
        {
            File.Move(work.File(name), System.IO.Path.Combine(Path, name), overwrite: true);
        }
    }

    private static OutputFolder[] ForEach(string path, IReadOnlyList<string> inputs)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. inputs.Select(input => new OutputFolder(System.IO.Path.Combine(path, FreeName(input, taken))))];
    }

    private static string FreeName(string input, HashSet<string> taken)
    {
        var name = System.IO.Path.GetFileName(input);
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = FormattableString.Invariant($"{name}-{number}");
        }

        return free;
    }

    private static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The output folder '{path}' cannot be made: {exception.Message}");
        }
    }

    private static void WriteText(string path, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    }
}
