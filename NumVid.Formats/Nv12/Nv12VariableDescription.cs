using System.Collections.Generic;

namespace NumVid.Formats.Nv12;

/// <summary>How a variable is kept in a .nv12 file.</summary>
public sealed record Nv12VariableDescription
{
    /// <summary>The variable's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether every value returns bit by bit; false also while the variable has no data.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Why it is kept exactly or not, a phrase.</summary>
    public required string Reason { get; init; }

    /// <summary>The quality in the quality grammar; empty while the variable has no data.</summary>
    public required string Quality { get; init; }

    /// <summary><c>hevc</c>, <c>ffv1</c>, <c>exact</c>, <c>rounded</c> (within the bound, then kept bit by bit),
    /// <c>constant</c>, several of them joined by <c>+</c>, or <c>none</c>.</summary>
    public required string Codec { get; init; }

    /// <summary>The encoder, its version and parameters, the rate included; null without video.</summary>
    public string? Encoder { get; init; }

    /// <summary>The dimension along which segments are cut, or null.</summary>
    public string? VideoDimension { get; init; }

    /// <summary>The smallest guaranteed absolute bound of a stream, in the variable's unit; 0 when exact; null when
    /// nothing is guaranteed.</summary>
    public double? SmallestBound { get; init; }

    /// <summary>The largest guaranteed absolute bound of a stream, in the variable's unit; 0 when exact; null when
    /// nothing is guaranteed.</summary>
    public double? LargestBound { get; init; }

    /// <summary>The guaranteed error as a part of a value's magnitude; null when exact or when nothing of the kind is
    /// guaranteed.</summary>
    public double? RelativeBound { get; init; }

    /// <summary>The guaranteed mean squared error of each segment, in the square of the variable's unit; null when
    /// exact or when nothing of the kind is guaranteed.</summary>
    public double? MeanSquareBound { get; init; }

    /// <summary>A sentence when values have outgrown the range on which the bounds rest; the bounds stay; otherwise
    /// null.</summary>
    public string? RangeGrowth { get; init; }

    /// <summary>The guaranteed absolute bound of each stream; empty when the variable is exact or none is
    /// guaranteed.</summary>
    public IReadOnlyList<Nv12StreamBound> Bounds { get; init; } = [];

    /// <summary>The largest absolute error of a valid point that the writer measured, in the variable's unit.</summary>
    public required double MaxError { get; init; }

    /// <summary>The largest error as a part of a value's magnitude that the writer measured; null when no such bound
    /// was asked for.</summary>
    public double? MaxRelativeError { get; init; }

    /// <summary>The largest mean squared error of a segment that the writer measured, in the square of the variable's
    /// unit.</summary>
    public double LargestMeanSquareError { get; init; }

    /// <summary>Why segments are kept in other ways than video, where they are and nothing failed: phrases with their
    /// numbers; empty for a variable that is kept exactly.</summary>
    public IReadOnlyList<string> OtherWays { get; init; } = [];

    /// <summary>The number of streams: combinations of indices on the axes that are neither frame nor video
    /// axis.</summary>
    public required int StreamCount { get; init; }

    /// <summary>The number of segments.</summary>
    public required int SegmentCount { get; init; }

    /// <summary>The bytes of base videos.</summary>
    public required long VideoByteCount { get; init; }

    /// <summary>The bytes of residuals.</summary>
    public required long ResidualByteCount { get; init; }

    /// <summary>The bytes of masks and of the special values under them.</summary>
    public required long MaskByteCount { get; init; }

    /// <summary>The bytes of patch lists.</summary>
    public required long PatchByteCount { get; init; }

    /// <summary>The bytes of values that are kept bit by bit, rounded before or not.</summary>
    public required long ExactByteCount { get; init; }

    /// <summary>What was kept in another way than asked for, one sentence each; empty when nothing was.</summary>
    public required IReadOnlyList<string> Fallbacks { get; init; }
}
