using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A file that can be made again from the values of variables and from what is kept beside them.</summary>
/// <param name="Format">The name of its format, which makes it again.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their SHA-256.</param>
/// <param name="Variables">The variables that hold its values, by the numbers that the outline gives them.</param>
/// <param name="Parts">How many of its parts are made in which way.</param>
/// <param name="Outline">All that its format needs besides values and kept pieces.</param>
internal sealed record OriginalFile(
    string Format, long Length, byte[] Sha256, IReadOnlyList<string> Variables, IReadOnlyList<OriginalPart> Parts,
    byte[] Outline)
{
    /// <summary>The SHA-256 of the dataset that comes back, as its format has it, where no byte of the file does; else
    /// null.</summary>
    internal byte[]? DataSetSha256 { get; init; }
}
