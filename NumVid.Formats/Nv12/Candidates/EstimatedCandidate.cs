using System.Threading.Tasks;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A candidate whose estimate is being made.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Estimate">About how many bytes it takes; 0 where only trying tells.</param>
internal sealed record EstimatedCandidate<TInput>(ICandidate<TInput> Candidate, Task<long> Estimate)
{
    /// <summary>A candidate that is tried whatever it takes.</summary>
    internal static EstimatedCandidate<TInput> Unknown(ICandidate<TInput> candidate) =>
        new(candidate, Task.FromResult(0L));
}
