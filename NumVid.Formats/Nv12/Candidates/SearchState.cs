using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What the segments of a variable have settled on so far; the first that needs video decides for all that
/// follow.</summary>
/// <param name="Choice">How base videos are made; null until it was found.</param>
/// <param name="BareChoice">How they are made where base videos alone hold a mean error; null where they do
/// not.</param>
internal sealed record SearchState(VideoChoice? Choice, VideoChoice? BareChoice = null)
{
    /// <summary>Which ways are worth a try where the smallest is taken, video first; null for all.</summary>
    internal IReadOnlyList<bool>? Ways { get; init; }

    /// <summary>What the manifest tells: the rate where base videos alone hold a mean error.</summary>
    internal VideoChoice? Shown => BareChoice ?? Choice;
}
