namespace NumVid.Compare.Metrics;

/// <summary>What some metrics have to know of the axes of a field.</summary>
/// <param name="Member">The axis of ensemble members; null without one.</param>
/// <param name="Area">The axis along which weights follow each other, the last one of several; null without weights.</param>
/// <param name="AreaWeights">The weight of each place along it, or of each point of it and the one before, in proportion to
/// the area of a cell.</param>
internal sealed record FieldAxes(int? Member, int? Area, double[] AreaWeights)
{
    /// <summary>Nothing known.</summary>
    internal static FieldAxes Unknown { get; } = new(null, null, []);
}
