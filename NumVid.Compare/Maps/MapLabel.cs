namespace NumVid.Compare.Maps;

/// <summary>Where the degrees of a line stand.</summary>
/// <param name="X">As a part of the map's width.</param>
/// <param name="Y">As a part of its height.</param>
internal sealed record MapLabel(double X, double Y);
