using System;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What is known of good quantisers before any is tried.</summary>
internal static class ChoiceRules
{
    /// <summary>Of fewer values the headers of a video weigh more than what it saves.</summary>
    internal const int MinVideoValues = 1 << 12;

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
