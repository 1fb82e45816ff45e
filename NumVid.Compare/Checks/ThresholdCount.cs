namespace NumVid.Compare.Checks;

/// <summary>How many points of a variable are beyond a threshold, before and after.</summary>
/// <param name="Name">The threshold as it is written.</param>
/// <param name="Original">Points of the original.</param>
/// <param name="Decoded">Points of what came back.</param>
/// <param name="Gained">Points that are and were not.</param>
/// <param name="Lost">Points that were and are not.</param>
internal sealed record ThresholdCount(string Name, long Original, long Decoded, long Gained, long Lost);
