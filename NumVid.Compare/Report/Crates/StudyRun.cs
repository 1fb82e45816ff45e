using System;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Crates;

/// <summary>One input of a study: what it was, how it was measured, and where its files are.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum; null where it is not known.</param>
/// <param name="Command">The command as recorded.</param>
/// <param name="Environment">Where it was measured.</param>
/// <param name="Folder">The folder of its files.</param>
/// <param name="Start">When it began; null where that is no longer known.</param>
/// <param name="End">When it ended.</param>
internal sealed record StudyRun(
    string Input, long Bytes, string? Sha256, string Command, ComparisonEnvironment Environment, string Folder,
    DateTimeOffset? Start, DateTimeOffset End)
{
    /// <summary>The run that found something.</summary>
    internal static StudyRun Of(ComparisonResult result, string folder, DateTimeOffset start, DateTimeOffset end) => new(
        result.Input.File, result.Input.Bytes, result.Input.Sha256, result.Command, result.Environment, folder, start,
        end);
}
