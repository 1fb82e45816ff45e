using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Container;

/// <summary>All that a file says about its variables.</summary>
/// <param name="Attributes">The attributes of the dataset.</param>
/// <param name="Variables">The variables in the order of their creation.</param>
/// <param name="NextId">The id of the next variable that is added.</param>
/// <param name="NextPack">The number of the next entry that holds small blobs.</param>
internal sealed record Manifest(
    IReadOnlyList<KeyValuePair<string, object?>> Attributes, IReadOnlyList<StoredVariable> Variables, int NextId, int NextPack)
{
    /// <summary>The only version of the format so far.</summary>
    internal const int Version = 1;

    /// <summary>The manifest of a file without variables.</summary>
    internal static Manifest Empty { get; } = new([], [], 1, 0);

    /// <summary>This manifest after the changes of a part.</summary>
    /// <exception cref="System.IO.InvalidDataException">The part does not fit.</exception>
    internal Manifest With(ManifestPart part)
    {
        var changes = part.Variables.ToDictionary(change => change.Variable.Id);
        var variables = Variables.Select(old => changes.Remove(old.Id, out var change) ? change.ApplyTo(old) : old).ToList();
        variables.AddRange(part.Variables.Where(change => changes.ContainsKey(change.Variable.Id)).Select(change => change.AsNew()));
        return new Manifest(part.Attributes, variables, part.NextId, part.NextPack);
    }
}
