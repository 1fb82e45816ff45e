using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>How often the first original member has each rank among the others: below all of them first, above all of them
/// last.</summary>
/// <param name="Original">Points by rank among the other members as they were.</param>
/// <param name="Decoded">Points by rank among the other members as read back.</param>
internal sealed record RankHistogram(IReadOnlyList<double> Original, IReadOnlyList<double> Decoded);
