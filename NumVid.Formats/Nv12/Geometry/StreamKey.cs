using System;
using System.Linq;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>Names a stream by its indices on the stream axes; equal by content.</summary>
internal sealed class StreamKey(int[] indices) : IEquatable<StreamKey>
{
    /// <summary>The indices, in the order of the stream axes.</summary>
    internal ReadOnlySpan<int> Indices => indices;

    /// <inheritdoc/>
    public bool Equals(StreamKey? other) => other is not null && Indices.SequenceEqual(other.Indices);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamKey);

    /// <inheritdoc/>
    public override int GetHashCode() => indices.Aggregate(17, HashCode.Combine);
}
