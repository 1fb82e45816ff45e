using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What some commits changed in the manifest; the parts of a file, applied in order to an empty manifest, give
/// its manifest.</summary>
/// <param name="Attributes">The attributes of the dataset, all of them.</param>
/// <param name="NextId">The id of the next variable that is added.</param>
/// <param name="NextPack">The number of the next entry that holds small blobs.</param>
/// <param name="Variables">The variables that were added or changed.</param>
internal sealed record ManifestPart(
    IReadOnlyList<KeyValuePair<string, object?>> Attributes, int NextId, int NextPack,
    IReadOnlyList<VariableChange> Variables)
{
    /// <summary>The original that the file keeps; a part without one says that there is none any more.</summary>
    internal StoredOriginal? Original { get; init; }

    /// <summary>This part and a later one as one.</summary>
    internal ManifestPart Then(ManifestPart next)
    {
        var later = next.Variables.ToDictionary(change => change.Variable.Id);
        var merged = Variables.Select(
            change => later.Remove(change.Variable.Id, out var then) ? change.Then(then) : change).ToList();
        merged.AddRange(next.Variables.Where(change => later.ContainsKey(change.Variable.Id)));
        return next with { Variables = merged };
    }
}
