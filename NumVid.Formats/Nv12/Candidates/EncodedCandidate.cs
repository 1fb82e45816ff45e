using System.Numerics;
using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A segment that was encoded already, while a choice was searched on it.</summary>
/// <param name="encoded">What came of it.</param>
internal sealed class EncodedCandidate<T>(EncodedSegment encoded) : ICandidate<BoundedInput<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public int Cost => 0;

    /// <inheritdoc/>
    public EncodedSegment? TryEncode(BoundedInput<T> input, long below) => encoded;
}
