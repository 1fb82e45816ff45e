using System.Collections.Generic;
using NumVid.Compare.Selection;

namespace NumVid.Compare.Conversions;

/// <summary>How the files of a tree are to be converted.</summary>
/// <param name="Extension">The extension of the results, with its dot.</param>
/// <param name="Options">The options of their format.</param>
internal sealed record TreeRequest(string Extension, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The variables to copy, with their coordinates, as names or globs; empty: all.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The part of each file that is copied.</summary>
    internal CutRequest Cut { get; init; } = CutRequest.All;

    /// <summary>Whether existing results are replaced.</summary>
    internal bool Overwrites { get; init; }

    /// <summary>Whether a source of which something is left out counts as converted.</summary>
    internal bool AllowsOmissions { get; init; }
}
