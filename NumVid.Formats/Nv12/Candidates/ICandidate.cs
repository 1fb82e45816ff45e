using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>One way to turn a segment into bytes.</summary>
/// <typeparam name="TInput">What it has to know of the segment.</typeparam>
/// <remarks>What it returns is a proposal: nothing of it is believed before the proof. For any number of
/// threads.</remarks>
internal interface ICandidate<in TInput>
{
    /// <summary>How many times the bytes of another way an estimate may be, for this one to be tried.</summary>
    double Tolerance => 1;

    /// <summary>What a value costs to encode, as <see cref="SearchBudget"/> counts.</summary>
    int Cost => SearchBudget.ExactCost;

    /// <summary>Whether the estimate has encoded the segment itself, so that the result is at hand.</summary>
    bool IsEncoded => false;

    /// <summary>About how many bytes it takes, judged by a sample; 0 where only trying tells.</summary>
    /// <remarks>Asks for nothing but the segment, so that it runs beside other candidates.</remarks>
    long Estimate(TInput input) => 0;

    /// <summary>The same where other ways are judged already: as roughly as will do to see that it is much
    /// larger.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="least">The estimate of the smallest of them.</param>
    long Estimate(TInput input, long least) => Estimate(input);

    /// <summary>Encodes a segment.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="below">More bytes than another way takes; as large as can be when there is none.</param>
    /// <returns>The proposal, or null when the segment cannot be kept so, or not in fewer bytes.</returns>
    /// <exception cref="Proof.BrokenSegmentException">The way was asked for and failed.</exception>
    EncodedSegment? TryEncode(TInput input, long below);
}
