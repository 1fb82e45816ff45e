using System.Collections.Generic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What was decided for a variable when its first data were committed, and holds for all that
/// follow.</summary>
internal sealed record VariableDecisions
{
    /// <summary>Whether all values are kept bit by bit.</summary>
    internal required bool IsExact { get; init; }

    /// <summary>Why: a phrase for people.</summary>
    internal required string Reason { get; init; }

    /// <summary>The quality in the grammar of qualities.</summary>
    internal required string Quality { get; init; }

    /// <summary>The axis along which segments are cut, or null.</summary>
    internal int? VideoAxis { get; init; }

    /// <summary>The axes (members) whose indices share streams and their bounds, ascending; empty for none.</summary>
    internal IReadOnlyList<int> FrameAxes { get; init; } = [];

    /// <summary>Whether segments hold the frames along these axes together.</summary>
    internal bool JoinsFrames { get; init; }

    /// <summary>The encoder and its parameters; null for exact variables and until a video was written.</summary>
    internal string? Encoder { get; init; }

    /// <summary>The codec of the base videos that the writer chose; null until a video was written.</summary>
    internal string? Codec { get; init; }

    /// <summary>The rate of the base video that the writer chose; null until a video was written.</summary>
    internal string? Rate { get; init; }

    /// <summary>The plane of the base videos that the writer chose.</summary>
    internal SegmentPlane Plane { get; init; }

    /// <summary>The transform of the base videos that the writer chose.</summary>
    internal FrameTransform Transform { get; init; }

    /// <summary>max - min of the first data, on which <c>range</c> and <c>psnr</c> rest; null until valid data came,
    /// and where neither is asked for.</summary>
    internal double? Range { get; init; }

    /// <summary>The guaranteed error as a part of a value's magnitude, or null.</summary>
    internal double? RelativeBound { get; init; }

    /// <summary>The guaranteed mean squared error of each segment, or null.</summary>
    internal double? MeanSquareBound { get; init; }

    /// <summary>What is guaranteed for each stream, in the order of their first data; empty when nothing is guaranteed
    /// or all is exact.</summary>
    internal IReadOnlyList<StreamBound> Bounds { get; init; } = [];
}
