using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>What a study knows of one input.</summary>
/// <param name="Name">Its name in the study, with slashes: that of its folder, too.</param>
/// <param name="Status">compared, failed (a cell failed or a bound does not hold), skipped (it could not be read) or
/// other (no file of fields).</param>
/// <param name="Reason">Why it was skipped; null where it was not.</param>
/// <param name="Bytes">Its size; null where it was skipped.</param>
/// <param name="Sha256">Its checksum; null where it was skipped.</param>
/// <param name="Sizes">The sizes of all of its variables, configuration by configuration.</param>
internal sealed record StudyEntry(
    string Name, string Status, string? Reason, long? Bytes, string? Sha256, IReadOnlyList<StudySize> Sizes)
{
    internal const string Compared = "compared";
    internal const string Failed = "failed";
    internal const string Skipped = "skipped";
    internal const string Other = "other";

    /// <summary>An input without results.</summary>
    internal static StudyEntry Without(string name, string status, string reason) =>
        new(name, status, reason, null, null, []);
}
