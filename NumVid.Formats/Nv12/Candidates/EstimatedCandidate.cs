using System.Threading.Tasks;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A candidate whose estimate is being made.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Estimate">What a sample says of it.</param>
internal sealed record EstimatedCandidate<TInput>(ICandidate<TInput> Candidate, Task<Estimate> Estimate)
{
    /// <summary>A candidate that is tried whatever it takes.</summary>
    internal static EstimatedCandidate<TInput> Unknown(ICandidate<TInput> candidate) =>
        new(candidate, Task.FromResult(Candidates.Estimate.Unknown));

    /// <summary>Judges a candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="input">The segment.</param>
    /// <param name="costs">Told what it takes.</param>
    /// <param name="least">The estimate of the smallest other way; as large as can be where there is none.</param>
    internal static Estimate Judge(
        ICandidate<TInput> candidate, TInput input, EncodingCosts costs, long least = long.MaxValue)
    {
        var (bytes, took) = costs.Measure(() => candidate.Estimate(input, least));
        return new Estimate(bytes, candidate.IsEncoded ? took : default);
    }
}
