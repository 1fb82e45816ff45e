using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Schema;

/// <summary>One outer axis of a cube before it has its name.</summary>
/// <param name="Role">The plain name: member, time, step or level.</param>
/// <param name="Hint">What distinguishes it from others of its role, for a telling name.</param>
/// <param name="Values">The coordinate values, an <c>int[]</c> or a <c>double[]</c>.</param>
/// <param name="Bounds">Pairs of bounds, or null.</param>
/// <param name="Attributes">The attributes of the coordinate variable.</param>
/// <param name="NotedName">The name that the writer noted, or null.</param>
internal sealed record GribAxis(
    string Role, string Hint, Array Values, double[,]? Bounds, IReadOnlyList<KeyValuePair<string, object>> Attributes,
    string? NotedName = null)
{
    /// <summary>The formula of hybrid levels, or null.</summary>
    internal GribHybridLevels? Hybrid { get; init; }

    /// <summary>Whether two axes are the same coordinate.</summary>
    public bool Equals(GribAxis? other) =>
        other is not null && Role == other.Role && Hint == other.Hint && NotedName == other.NotedName
        && Values.Cast<object>().SequenceEqual(other.Values.Cast<object>())
        && (Bounds is null) == (other.Bounds is null)
        && (Bounds is null || Bounds.Cast<double>().SequenceEqual(other.Bounds!.Cast<double>()))
        && Attributes.SequenceEqual(other.Attributes) && Equals(Hybrid, other.Hybrid);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Role, Hint, Values.Length);
}
