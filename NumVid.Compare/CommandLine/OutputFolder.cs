using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Errors;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Crates;
using NumVid.Compare.Report.Figures;
using NumVid.Compare.Report.Html;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Report.Tables;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary>The folder for the files of one comparison.</summary>
internal sealed class OutputFolder
{
    /// <summary>The name of the file with all figures.</summary>
    internal const string ResultName = "result.json";

    private readonly bool _hasFigures;

    private OutputFolder(string path, bool hasFigures)
    {
        Path = path;
        _hasFigures = hasFigures;
    }

    /// <summary>The folder, which exists.</summary>
    internal string Path { get; }

    /// <summary>Where the files written are kept when that is asked for.</summary>
    internal string KeepPath => System.IO.Path.Combine(Path, "files");

    /// <summary>The result in it, which is there when the input is finished.</summary>
    internal string ResultPath => System.IO.Path.Combine(Path, ResultName);

    /// <summary>A folder for each input: the one given, or, for a study of many, one inside it for each.</summary>
    /// <param name="path">The folder asked for.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="isStudy">Whether each input has a folder of its own.</param>
    /// <param name="overwrites">Whether results that are there already may be overwritten.</param>
    /// <param name="hasFigures">Whether every chart and picture is written as a file, too.</param>
    /// <exception cref="Errors.UsageException">There are results already, or the folder cannot be made.</exception>
    internal static IReadOnlyList<OutputFolder> Prepare(
        string path, IReadOnlyList<StudyInput> inputs, bool isStudy, bool overwrites, bool hasFigures)
    {
        OutputFolder[] folders = [.. inputs.Select(input => new OutputFolder(
            isStudy ? System.IO.Path.Combine(path, input.Name) : path, hasFigures))];
        if (!overwrites && folders.FirstOrDefault(folder => File.Exists(folder.ResultPath)) is { } taken)
        {
            throw new UsageException($"'{taken.Path}' has a {ResultName} already; '--force' overwrites it, and "
                + "'--resume' keeps what is finished.");
        }

        Make(path);
        return folders;
    }

    /// <summary>Makes the folder.</summary>
    internal void Make() => Make(Path);

    /// <summary>Removes the folder where nothing was written into it.</summary>
    internal void RemoveIfEmpty()
    {
        if (Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            Directory.Delete(Path);
        }
    }

    /// <summary>Writes sizes.csv, errors.csv, tables.md, tables.tex, result.json and report.html, and figures where
    /// asked for; each file appears complete or not at all.</summary>
    /// <returns>Null, or why PNG files are missing, as a sentence.</returns>
    internal string? Write(ComparisonResult result, IReadOnlyList<CellPictures> pictures)
    {
        using var work = WorkFolder.CreateIn(Path);
        var units = result.Input.Variables.ToDictionary(
            variable => variable.Name, variable => variable.Unit, StringComparer.Ordinal);
        WriteText(work.File("sizes.csv"), writer => CsvReport.WriteSizes(writer, result));
        WriteText(work.File("errors.csv"), writer => CsvReport.WriteErrors(writer, result.Results, units));
        using (var stream = File.Create(work.File(ResultName)))
        {
            JsonText.Write(stream, result);
        }

        WriteText(work.File("report.html"), writer => HtmlReport.Write(writer, result, pictures));
        var tables = StudyTables.Of(result);
        WriteText(work.File("tables.md"), writer => MarkdownTables.Write(writer, tables));
        WriteText(work.File("tables.tex"), writer => LatexTables.Write(writer, tables));
        List<string> names = ["sizes.csv", "errors.csv", "tables.md", "tables.tex", "report.html", ResultName];
        if (result.EqualError.Count > 0)
        {
            WriteText(work.File("equal.csv"), writer => CsvReport.WriteEqualError(writer, result));
            names.Insert(0, "equal.csv");
        }

        foreach (var name in names)
        {
            File.Move(work.File(name), System.IO.Path.Combine(Path, name), overwrite: true);
        }

        return _hasFigures ? WriteFigures(result, pictures) : null;
    }

    /// <summary>Writes what the folder of a study holds and how it was made; the file appears complete or not at
    /// all.</summary>
    /// <param name="path">The folder that was asked for.</param>
    /// <param name="runs">The inputs that were compared.</param>
    internal static void Describe(string path, IReadOnlyList<StudyRun> runs)
    {
        using var work = WorkFolder.CreateIn(path);
        using (var stream = File.Create(work.File(ResearchCrate.FileName)))
        {
            ResearchCrate.Write(stream, path, runs);
        }

        File.Move(
            work.File(ResearchCrate.FileName), System.IO.Path.Combine(path, ResearchCrate.FileName), overwrite: true);
    }

    private string? WriteFigures(ComparisonResult result, IReadOnlyList<CellPictures> pictures)
    {
        var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, "figures")).FullName;
        using var work = WorkFolder.CreateIn(Path);
        var problem = FigureWriter.Write(work.Path, FigureList.Of(result, pictures), new RsvgConvert());
        foreach (var file in Directory.EnumerateFiles(work.Path))
        {
            File.Move(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)), overwrite: true);
        }

        return problem;
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
        using var writer =
            new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    }
}
