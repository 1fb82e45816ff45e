using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Results;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.CommandLine;

/// <summary>The inputs of one run of <c>compare</c>, and what is known of them.</summary>
internal sealed class ManyInputs
{
    /// <summary>Prepares a run.</summary>
    /// <param name="all">The inputs, those of other shards included.</param>
    /// <param name="shard">The part of them that is compared.</param>
    /// <param name="resumes">Whether finished results are kept.</param>
    /// <param name="asked">What was asked for.</param>
    internal ManyInputs(StudyInputs all, Shard shard, bool resumes, string asked)
    {
        All = all.Files;
        Inputs = shard.IsWhole ? all.Files : [.. all.Files.Where(input => shard.Has(input.Name))];
        IsStudy = all.HasMany || all.Files.Count > 1 || !shard.IsWhole || resumes;
        Shard = shard;
        Resumes = resumes;
        Asked = asked;
        Index = new StudyIndex(asked, shard, all.Files.Count);
    }

    /// <summary>Those of all shards.</summary>
    internal IReadOnlyList<StudyInput> All { get; }

    /// <summary>Those of this run.</summary>
    internal IReadOnlyList<StudyInput> Inputs { get; }

    /// <summary>Whether each has a folder of its own, and the study an index.</summary>
    internal bool IsStudy { get; }

    /// <summary>The part of the inputs.</summary>
    internal Shard Shard { get; }

    /// <summary>Whether finished results are kept.</summary>
    internal bool Resumes { get; }

    /// <summary>What was asked for.</summary>
    internal string Asked { get; }

    /// <summary>What is known of the inputs so far.</summary>
    internal StudyIndex Index { get; }

    /// <summary>The result of an input that is finished; null where it has to be measured.</summary>
    internal FinishedResult? Kept(StudyInput input, OutputFolder? folder)
    {
        if (!Resumes || folder is null || !File.Exists(folder.ResultPath))
        {
            return null;
        }

        try
        {
            var result = FinishedResult.Read(folder.ResultPath);
            return result.IsOf(Provenance.ChecksumOf(input.Path), Asked) ? result : null;
        }
        catch (UsageException)
        {
            // It is written again; nobody's work but this program's has this name.
            return null;
        }
    }

    /// <summary>Why a file of a folder is no input; null where it is one. What has a name of one of the formats and is
    /// none of them is damaged, and whoever reads it says so.</summary>
    internal static string? WhyOther(StudyInput input)
    {
        if (!input.IsFound)
        {
            return null;
        }

        try
        {
            _ = NumVidProviders.ProviderNameOfContent(input.Path);
            return null;
        }
        catch (InvalidFileException)
        {
            return IsNamedLikeAFormat(input.Path) ? null : "it is no file of fields.";
        }
    }

    /// <summary>Takes the figures of an input from its result.</summary>
    internal StudyEntry Take(StudyInput input, OutputFolder folder)
    {
        var entry = FinishedResult.Read(folder.ResultPath).EntryOf(input.Name);
        Index.Add(entry);
        return entry;
    }

    private static bool IsNamedLikeAFormat(string path)
    {
        try
        {
            return NumVidProviders.ProviderNameOf(path).Length > 0;
        }
        catch (UnsupportedDataException)
        {
            return false;
        }
    }
}
