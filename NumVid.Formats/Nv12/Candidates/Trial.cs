using System.Numerics;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>One way to make a video, and what came of it.</summary>
/// <param name="input">What is encoded: a segment or a part of it.</param>
/// <param name="choice">How.</param>
internal sealed class Trial<T>(PreparedSegment<T> input, VideoChoice choice)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What is encoded.</summary>
    internal PreparedSegment<T> Input => input;

    /// <summary>How.</summary>
    internal VideoChoice Choice => choice;

    /// <summary>The bytes that it takes; as many as can be when it failed, and before it ran.</summary>
    internal long ByteCount => Encoded?.ByteCount ?? long.MaxValue;

    /// <summary>The result, not proven; null when it failed, and before it ran.</summary>
    internal EncodedSegment? Encoded { get; private set; }

    /// <summary>Why it failed, or null.</summary>
    internal BrokenSegmentException? Failure { get; private set; }

    /// <summary>Encodes.</summary>
    /// <param name="context">What makes the base with its layers.</param>
    /// <param name="useWavefront">Whether one stream may use all cores.</param>
    internal void Run(EncodingContext context, bool useWavefront)
    {
        try
        {
            Encoded = context.Costs.Encode(
                () => context.Candidates.EncodeLayered(input.In(choice.Plane), choice, useWavefront));
        }
        catch (BrokenSegmentException e)
        {
            Failure = e;
        }
    }
}
