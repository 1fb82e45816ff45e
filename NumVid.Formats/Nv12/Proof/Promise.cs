using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Proof;

/// <summary>What a reader of a segment must get.</summary>
/// <param name="Values">The values that were put, in the order of the segment's frames.</param>
/// <param name="Special">Points that must have their very bits whatever the limits are, or null for none.</param>
/// <param name="Limits">How far all other points may be off; the limit of the mean is for the caller to check.</param>
internal sealed record Promise<T>(T[] Values, bool[]? Special, ErrorLimits Limits)
{
    /// <summary>Every bit returns.</summary>
    internal static Promise<T> Exact(T[] values) => new(values, null, ErrorLimits.Exact);
}
