using System;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Data in memory: coordinates, and whatever is not yet in a file.</summary>
internal sealed class GribMemoryStore(ArrayWrapper data) : GribStore
{
    internal override int[] Shape => data.GetShape();

    internal override Array Read(int[] origin, int[] shape) => data.GetData(origin, shape);
}
