namespace NumVid.Compare.Maps;

/// <summary>The name of a line of a map.</summary>
/// <param name="X">Where, as a part of the map's width.</param>
/// <param name="Y">Where, as a part of its height.</param>
/// <param name="Text">Degrees with their direction.</param>
internal sealed record MapLabel(double X, double Y, string Text);
