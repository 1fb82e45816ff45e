using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Conversions;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary>The index of a study of many inputs: study.json and study.md in its folder.</summary>
internal sealed class StudyIndex
{
    private readonly Dictionary<string, StudyEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _asked;
    private readonly Shard _shard;
    private readonly int _allInputs;

    /// <summary>An empty index.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="shard">The part of the inputs.</param>
    /// <param name="allInputs">How many inputs all shards together have.</param>
    internal StudyIndex(string asked, Shard shard, int allInputs)
    {
        _allInputs = allInputs;
        _asked = asked;
        _shard = shard;
    }

    private string Name => _shard.IsWhole ? "study"
        : FormattableString.Invariant($"study-{_shard.Number}-of-{_shard.Count}");

    /// <summary>What a run tells its caller that found this.</summary>
    internal int ExitCode => _entries.Values.Select(entry => entry.Status switch
    {
        StudyEntry.Skipped => CommandLine.ExitCode.CouldNotRun,
        StudyEntry.Failed => CommandLine.ExitCode.CheckFailed,
        _ => CommandLine.ExitCode.Done,
    }).DefaultIfEmpty(CommandLine.ExitCode.Done).Max();

    /// <summary>Whether none of the inputs is a file of fields.</summary>
    internal bool HasNoFields => _entries.Count > 0 && _entries.Values.All(entry => entry.Status == StudyEntry.Other);

    /// <summary>Takes an input.</summary>
    internal void Add(StudyEntry entry) => _entries[entry.Name] = entry;

    /// <summary>Writes the index into the folder, and lists on the terminal what it says.</summary>
    internal void Write(string folder, TextWriter output)
    {
        var study = Study.Of(_asked, _shard.IsWhole ? null : _shard.ToString(), _allInputs, _entries.Values);
        using var work = WorkFolder.CreateIn(folder);
        using (var stream = File.Create(work.File("json")))
        {
            JsonText.Write(stream, study);
        }

        using (var writer = new StreamWriter(
            work.File("md"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            StudyText.Write(writer, study);
        }

        foreach (var extension in new[] { "json", "md" })
        {
            File.Move(work.File(extension), Path.Combine(folder, $"{Name}.{extension}"), overwrite: true);
        }

        StudyText.Write(output, study);
    }
}
