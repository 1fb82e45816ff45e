using System.Numerics;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Gives out the candidates that need no codec; the tests have some that are wrong.</summary>
internal interface ICandidateSource
{
    /// <summary>Values of the same bits.</summary>
    ICandidate<SegmentInput<T>> Constant<T>();

    /// <summary>The values themselves.</summary>
    ICandidate<SegmentInput<T>> Direct<T>();

    /// <summary>The values themselves, in the simplest form.</summary>
    ICandidate<SegmentInput<T>> Plain<T>();

    /// <summary>Rounded values.</summary>
    ICandidate<BoundedInput<T>> Rounded<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
