namespace NumVid.Formats.Cf;

/// <summary>A variable that describes others.</summary>
/// <param name="Role">What it tells.</param>
/// <param name="Reason">How that is known, for users.</param>
public sealed record CfCoordinate(CfRole Role, string Reason);
