using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Results;

namespace NumVid.Compare.CommandLine;

/// <summary>What one shard of a study found: its index, and the folder of its results.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Shard">Which part it is.</param>
/// <param name="Study">Its index.</param>
internal sealed record StudyPart(string Folder, Shard Shard, Study Study)
{
    private const string Pattern = "study-*-of-*.json";

    /// <summary>The parts in a folder, which several shards may have written into.</summary>
    /// <exception cref="UsageException">There is none, or one cannot be read.</exception>
    internal static IReadOnlyList<StudyPart> In(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern)
            : throw new UsageException($"There is no folder '{folder}'.");
        return files.Length > 0 ? [.. files.Order(StringComparer.Ordinal).Select(file => Read(folder, file))]
            : throw new UsageException(
                $"'{folder}' has no part of a study ({Pattern}); 'compare --shard N/M --out {folder}' writes one.");
    }

    /// <summary>The result of an input.</summary>
    /// <exception cref="UsageException">It is not there, or not the one that the index was made of.</exception>
    internal FinishedResult ResultOf(StudyEntry entry)
    {
        var path = Path.Combine(Folder, entry.Name, OutputFolder.ResultName);
        var result = File.Exists(path) ? FinishedResult.Read(path)
            : throw new UsageException($"{this} has no result '{path}', which its index names; run the shard again.");
        return result.IsComplete && result.Asked == Study.Asked && result.Checksum == entry.Sha256 ? result
            : throw new UsageException(
                $"'{path}' is not the result that the index of {this} was made of; run the shard again.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"shard {Shard} in '{Folder}'";

    private static StudyPart Read(string folder, string file)
    {
        try
        {
            return JsonText.Read<Study>(File.ReadAllBytes(file)) is { StudyVersion: Study.CurrentStudyVersion, Shard: { } shard } study
                ? new(folder, Shard.Parse(shard), study)
                : throw new UsageException($"'{file}' is no part of a study of this version of 'compare'; run the shard again.");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"'{file}' is no part of a study: {exception.Message}");
        }
    }
}
