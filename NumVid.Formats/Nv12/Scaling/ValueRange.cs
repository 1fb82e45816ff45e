using System;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>The range of the valid ones among some values.</summary>
/// <param name="Minimum">The smallest valid value; +infinity when there is none.</param>
/// <param name="Maximum">The largest valid value; -infinity when there is none.</param>
internal readonly record struct ValueRange(double Minimum, double Maximum)
{
    /// <summary>Whether a valid value was seen.</summary>
    internal bool HasValid => Minimum <= Maximum;

    /// <summary>The range of both.</summary>
    internal ValueRange Union(ValueRange other) =>
        new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));
}
