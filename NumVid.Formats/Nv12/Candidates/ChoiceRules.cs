using System;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What is known of good quantisers before any is tried.</summary>
internal static class ChoiceRules
{
    /// <summary>Of fewer values the headers of a video weigh more than what it saves.</summary>
    internal const int MinVideoValues = 1 << 12;

    /// <summary>Estimates of ways on the same number of values that differ by more say which is smaller.</summary>
    internal const double MuchLarger = 1.08;

    /// <summary>Ways whose estimate is larger than the smallest by more are not looked at in the segments that follow,
    /// and in variables that are alike.</summary>
    internal const double WorthATry = 1.2;

    /// <summary>Enough values for comparing rates and planes; a whole segment takes 32 times as long.</summary>
    internal const int FewValues = 1 << 16;

    /// <summary>Of fewer frames the first, which has none before it, weighs too much.</summary>
    internal const int SampleFrames = 16;

    private const double StepsPerBound = 2.5;
    private const int MaxQuantiser = 45;

    // What is finer than a step of so many codes is kept in fewer bytes by the residual.
    private const double FinestStep = 25;

    /// <summary>Where to look for the best quantiser: its step was measured to be about two and a half
    /// bounds.</summary>
    internal static int QuantiserFor(double boundInCodes, QuantiserScale scale) =>
        QuantiserOfStep(Math.Max(FinestStep, StepsPerBound * boundInCodes), scale);

    /// <summary>The coarsest quantiser whose step is not larger than so many codes.</summary>
    internal static int QuantiserOfStep(double codes, QuantiserScale scale) => scale.Coarsest(codes, MaxQuantiser);

    /// <summary>Why a segment cannot be kept by a codec on the bound's own grid.</summary>
    internal static BrokenSegmentException TooManySteps(Codec? codec) => new(
        $"{codec?.Name ?? "no codec"} holds at most 65536 steps of twice the bound, fewer than these values need");
}
