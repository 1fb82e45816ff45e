namespace NumVid.Compare.Metrics;

/// <summary>What some metrics have to know of the axes of a field.</summary>
/// <param name="Member">The axis of ensemble members; null without one.</param>
/// <param name="Latitude">The axis of latitudes; null without one.</param>
/// <param name="AreaWeights">The weight of each place along it, in proportion to the area of a cell.</param>
internal sealed record FieldAxes(int? Member, int? Latitude, double[] AreaWeights)
{
    /// <summary>Nothing known.</summary>
    internal static FieldAxes Unknown { get; } = new(null, null, []);
}
