using System.Collections.Generic;

namespace NumVid.Compare.Conversions;

/// <summary>What is to be appended to a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Inputs">The files with what is new; several are joined along time.</param>
internal sealed record AppendRequest(string File, IReadOnlyList<string> Inputs)
{
    /// <summary>The dimension along which is appended; null: the file's time.</summary>
    internal string? Along { get; init; }

    /// <summary>Whether times that the file has already are passed over instead of refused.</summary>
    internal bool SkipsExisting { get; init; }

    /// <summary>Whether what cannot be read of the inputs, or is not in the file, may be left out.</summary>
    internal bool AllowsOmissions { get; init; }
}
