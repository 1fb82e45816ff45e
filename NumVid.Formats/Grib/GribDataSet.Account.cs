using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib;

/// <content>What the file holds, and what of it no variable shows.</content>
public sealed partial class GribDataSet
{
    private readonly IReadOnlyList<StoredOmission> _readOmissions = [];
    private IReadOnlyList<StoredOmission> _writeOmissions = [];
    private int _messageCount;
    private int _fieldCount;

    /// <inheritdoc/>
    public StoredContents Contents => new(this.Count(), _messageCount, _fieldCount);

    /// <inheritdoc/>
    public IReadOnlyList<StoredOmission> Omissions => [.. _readOmissions, .. _writeOmissions];

    /// <inheritdoc/>
    public long? GetFieldCount(string variableName, IReadOnlyList<int[]?>? indices)
    {
        if (PlanesOf(variableName) is not { } store)
        {
            return null;
        }

        var present = store.Planes.Select(plane => plane.Field is not null).ToArray();
        if (indices is null)
        {
            return present.LongCount(isPresent => isPresent);
        }

        // The outer axes are those whose lengths make the number of planes; the grid's come after them.
        var (shape, rank) = (store.Shape, 0);
        for (var planes = 1; planes < present.Length || (rank < shape.Length && shape[rank] == 1); rank++)
        {
            planes *= shape[rank];
        }

        return Enumerable.Range(0, present.Length).LongCount(
            plane => present[plane] && IsAmong(plane, shape, System.Math.Min(rank, indices.Count), rank, indices));
    }

    private static bool IsAmong(int plane, int[] shape, int looked, int rank, IReadOnlyList<int[]?> indices)
    {
        for (var axis = rank - 1; axis >= 0; axis--)
        {
            if (axis < looked && indices[axis] is { } asked && System.Array.IndexOf(asked, plane % shape[axis]) < 0)
            {
                return false;
            }

            plane /= shape[axis];
        }

        return true;
    }
}
