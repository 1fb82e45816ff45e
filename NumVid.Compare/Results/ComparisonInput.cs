using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>The file that was compared.</summary>
/// <param name="File">Its name without its folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal; null when the run was stopped before it was
/// known.</param>
/// <param name="Variables">The variables compared, in file order.</param>
/// <param name="Skipped">The others, with the reason; coordinates are carried along, not skipped in silence.</param>
/// <param name="Warnings">What its reader warned about.</param>
internal sealed record ComparisonInput(
    string File,
    long Bytes,
    string? Sha256,
    IReadOnlyList<ComparedVariable> Variables,
    IReadOnlyList<SkippedVariable> Skipped,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Wall time spent reading the compared fields from the file, once; staging included for those that memory
    /// does not hold.</summary>
    public double ReadSeconds { get; init; }
}
