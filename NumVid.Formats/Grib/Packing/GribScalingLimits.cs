namespace NumVid.Formats.Grib.Packing;

/// <summary>What a scaling has to fit.</summary>
/// <param name="Edition">The edition, which decides what a reference value can be.</param>
/// <param name="MaxBits">The most bits of a code.</param>
/// <param name="CanStartAboveZero">Whether the smallest code may be more than 0, where the reference is too coarse to
/// follow.</param>
/// <param name="IsDouble">Whether a reader gets double precision instead of single.</param>
/// <param name="DecidesType">Whether the scaling decides which of both a reader gets.</param>
/// <param name="Scales">Among which scale factors a step is sought.</param>
internal readonly record struct GribScalingLimits(
    int Edition, int MaxBits, bool CanStartAboveZero, bool IsDouble, bool DecidesType = false,
    GribScales Scales = GribScales.Coarsest);
