using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Results;

namespace NumVid.Compare.CommandLine;

/// <summary>The shards of one study, which fit together.</summary>
internal sealed class StudyParts
{
    private StudyParts(IReadOnlyList<StudyPart> all) => All = all;

    /// <summary>The parts by number.</summary>
    internal IReadOnlyList<StudyPart> All { get; }

    /// <summary>What was asked for.</summary>
    internal string Asked => All[0].Study.Asked;

    /// <summary>Every input that has a result, with its part and its result.</summary>
    internal IReadOnlyList<(StudyPart Part, StudyEntry Entry, FinishedResult Result)> Results { get; private set; } = [];

    /// <summary>Reads the parts in folders.</summary>
    /// <exception cref="UsageException">They are not the shards of one study, each once, or made by different
    /// programs.</exception>
    internal static StudyParts Read(IEnumerable<string> folders)
    {
        StudyPart[] all = [.. folders.DistinctBy(Path.GetFullPath).SelectMany(StudyPart.In).OrderBy(part => part.Shard.Number)];
        foreach (var part in all)
        {
            CheckFit(all[0], part);
        }

        CheckNumbers(all);
        CheckNames(all);
        var parts = new StudyParts(all);
        parts.Results = [.. all.SelectMany(part => part.Study.Inputs.Where(entry => entry.Sha256 is not null)
            .Select(entry => (part, entry, part.ResultOf(entry))))];
        foreach (var (part, _, result) in parts.Results)
        {
            CheckPrograms(parts.Results[0], part, result);
        }

        return parts;
    }

    private static void CheckFit(StudyPart first, StudyPart part)
    {
        if (part.Shard.Count != first.Shard.Count)
        {
            throw new UsageException(
                $"{first} and {part} are parts of different divisions; a study is merged from all N/M of one M.");
        }

        if (part.Study.Asked != first.Study.Asked)
        {
            throw new UsageException(
                $"{part} was asked for '{part.Study.Asked}' and {first} for '{first.Study.Asked}'; shards of one study "
                + "have the same options.");
        }

        if (part.Study.AllInputs != first.Study.AllInputs)
        {
            throw new UsageException(FormattableString.Invariant(
                $"{part} was cut from {part.Study.AllInputs} inputs and {first} from {first.Study.AllInputs}; shards of one study have the same inputs."));
        }
    }

    private static void CheckNumbers(StudyPart[] all)
    {
        if (all.GroupBy(part => part.Shard.Number).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"The same shard is there twice: {string.Join(" and ", twice)}.");
        }

        var count = all[0].Shard.Count;
        string[] missing = [.. Enumerable.Range(1, count).Except(all.Select(part => part.Shard.Number))
            .Select(number => new Shard(number, count).ToString())];
        if (missing.Length > 0)
        {
            throw new UsageException($"Of the {count} shards {string.Join(", ", missing)} "
                + $"{(missing.Length == 1 ? "is" : "are")} missing.");
        }
    }

    private static void CheckNames(StudyPart[] all)
    {
        foreach (var part in all)
        {
            if (part.Study.Inputs.FirstOrDefault(entry => !part.Shard.Has(entry.Name)) is { } stranger)
            {
                throw new UsageException($"'{stranger.Name}' is no input of {part}.");
            }
        }

        var found = all.Sum(part => part.Study.Inputs.Count);
        if (found != all[0].Study.AllInputs)
        {
            throw new UsageException(FormattableString.Invariant(
                $"The shards have {found} inputs of {all[0].Study.AllInputs}; run those again that are not complete."));
        }
    }

    // Other versions of a library may make other bytes: such figures do not stand beside each other.
    private static void CheckPrograms(
        (StudyPart Part, StudyEntry Entry, FinishedResult Result) first, StudyPart part, FinishedResult result)
    {
        var (a, b) = (first.Result.Environment, result.Environment);
        if ((a.NumVid, a.Commit) != (b.NumVid, b.Commit))
        {
            throw new UsageException(
                $"{part} was made by numvid {TextOf(b)} and {first.Part} by {TextOf(a)}; a study has one version.");
        }

        var other = a.Libraries.Keys.Union(b.Libraries.Keys).FirstOrDefault(
            name => a.Libraries.GetValueOrDefault(name) != b.Libraries.GetValueOrDefault(name));
        if (other is not null)
        {
            throw new UsageException($"{part} was made with {other} '{b.Libraries.GetValueOrDefault(other) ?? "none"}' and "
                + $"{first.Part} with '{a.Libraries.GetValueOrDefault(other) ?? "none"}'; a study has one version.");
        }
    }

    private static string TextOf(ComparisonEnvironment environment) =>
        $"{environment.NumVid} ({environment.Commit ?? "commit unknown"})";
}
