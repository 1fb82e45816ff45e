using System.Collections.Generic;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Measurement;

/// <summary>A field of the input as it was read.</summary>
/// <param name="Data">The field.</param>
/// <param name="Original">The field measured against itself: its range and its missing points.</param>
/// <param name="AxisNames">What the places along the axes before the last two are called.</param>
internal sealed record SourceField(
    FieldData Data, FieldMeasurement Original, IReadOnlyList<IReadOnlyList<string>?> AxisNames)
{
    /// <summary>What some metrics have to know of its axes.</summary>
    internal FieldAxes Axes { get; init; } = FieldAxes.Unknown;
}
