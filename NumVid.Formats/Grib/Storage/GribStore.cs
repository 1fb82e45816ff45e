using System;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Where the committed data of a variable are.</summary>
internal abstract class GribStore
{
    /// <summary>The lengths of the axes.</summary>
    internal abstract int[] Shape { get; }

    /// <summary>Reads a box that lies within the shape into a new array. Thread-safe.</summary>
    internal abstract Array Read(int[] origin, int[] shape);
}
