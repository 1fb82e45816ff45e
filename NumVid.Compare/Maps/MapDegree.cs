using System.Collections.Generic;

namespace NumVid.Compare.Maps;

/// <summary>A parallel or a meridian of a map.</summary>
/// <param name="Text">Degrees with their direction.</param>
/// <param name="IsParallel">Which of them.</param>
/// <param name="IsFine">Whether it is one of the closer ones, for who looks at a part of the map.</param>
/// <param name="Lines">Its lines, as parts of the picture's width and height.</param>
internal sealed record MapDegree(
    string Text, bool IsParallel, bool IsFine, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines)
{
    /// <summary>Where its degrees stand; null where there is no room.</summary>
    internal MapLabel? Label { get; init; }
}
