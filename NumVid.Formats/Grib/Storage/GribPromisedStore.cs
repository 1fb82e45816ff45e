using System;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Values that are read when they are needed, while a commit writes them.</summary>
internal sealed class GribPromisedStore(PendingValues values) : GribStore
{
    /// <inheritdoc/>
    internal override int[] Shape => values.Shape;

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape) => values.Read(origin, shape);
}
