using System.Collections.Generic;

namespace NumVid.Compare.Selection;

/// <summary>What of an input is asked for.</summary>
/// <param name="Variables">The variables; empty: all fields.</param>
internal sealed record FieldRequest(IReadOnlyList<string> Variables)
{
    /// <summary>The times, <c>FROM..TO</c>; null: all.</summary>
    internal string? Times { get; init; }

    /// <summary>The levels, separated by commas; null: all.</summary>
    internal string? Levels { get; init; }
}
