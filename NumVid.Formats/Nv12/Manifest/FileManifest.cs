using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>All that a file says about its variables.</summary>
/// <param name="Attributes">The attributes of the dataset.</param>
/// <param name="Variables">The variables in the order of their creation.</param>
/// <param name="NextId">The id of the next variable that is added.</param>
/// <param name="NextPack">The number of the next entry that holds small blobs.</param>
internal sealed record FileManifest(
    IReadOnlyList<KeyValuePair<string, object?>> Attributes, IReadOnlyList<StoredVariable> Variables, int NextId,
    int NextPack)
{
    /// <summary>The only version of the format so far.</summary>
    internal const int Version = 1;

    /// <summary>The manifest of a file without variables.</summary>
    internal static FileManifest Empty { get; } = new([], [], 1, 0);

    /// <summary>The original that can be made again, or null.</summary>
    internal StoredOriginal? Original { get; init; }

    /// <summary>This manifest after the changes of a part.</summary>
    /// <exception cref="System.IO.InvalidDataException">The part does not fit.</exception>
    internal FileManifest With(ManifestPart part)
    {
        var changes = part.Variables.ToDictionary(change => change.Variable.Id);
        var variables =
            Variables.Select(old => changes.Remove(old.Id, out var change) ? change.ApplyTo(old) : old).ToList();
        variables.AddRange(
            part.Variables.Where(change => changes.ContainsKey(change.Variable.Id)).Select(change => change.AsNew()));
        return new FileManifest(part.Attributes, variables, part.NextId, part.NextPack) { Original = part.Original };
    }

    /// <summary>Checks that the segments of each variable hold as many values as its shape has.</summary>
    /// <exception cref="System.IO.InvalidDataException">Some are missing, or stored twice.</exception>
    internal void CheckCounts()
    {
        foreach (var variable in Variables)
        {
            var expected = variable.Shape.Aggregate(1.0, (product, extent) => product * extent);
            var found = variable.Segments.Sum(segment => (double)segment.Box.Count);

            // A number that nobody put is not stored.
            if (found != expected && !(variable.Shape.Length == 0 && found == 0))
            {
                throw new System.IO.InvalidDataException(
                    $"the segments of variable {variable.Id} hold {found} values instead of {expected}");
            }
        }
    }
}
