using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Container;

/// <summary>All that a file says about its variables.</summary>
/// <param name="Attributes">The attributes of the dataset.</param>
/// <param name="Variables">The variables in the order of their creation.</param>
/// <param name="NextId">The id of the next variable that is added.</param>
internal sealed record Manifest(
    IReadOnlyList<KeyValuePair<string, object?>> Attributes, IReadOnlyList<StoredVariable> Variables, int NextId)
{
    /// <summary>The only version of the format so far.</summary>
    internal const int Version = 1;

    /// <summary>The manifest of a file without variables.</summary>
    internal static Manifest Empty { get; } = new([], [], 1);
}
