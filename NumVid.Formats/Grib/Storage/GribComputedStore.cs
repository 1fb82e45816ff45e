using System;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Grib.Storage;

// Why so: docs/decisions/0050-grib-positions-when-asked.md
/// <summary>Values of a known shape that are computed when they are first read: the positions of many points.</summary>
internal sealed class GribComputedStore(int[] shape, Func<Array> compute) : GribStore
{
    private readonly Lazy<ArrayWrapper> _data =
        new(() => new ArrayWrapper(shape.Length, typeof(float)) { Data = compute() });

    /// <summary>Whether they were asked for.</summary>
    internal bool IsComputed => _data.IsValueCreated;

    /// <inheritdoc/>
    internal override int[] Shape => [.. shape];

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape) => _data.Value.GetData(origin, shape);
}
