using System.Collections.Generic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>One segment as the manifest describes it.</summary>
internal sealed record StoredSegment
{
    /// <summary>Its number, unique in the variable and never used again.</summary>
    internal int Number { get; init; }

    /// <summary>The part of the variable that it holds.</summary>
    internal required Box Box { get; init; }

    /// <summary>How its frames follow each other; null where as in the box.</summary>
    internal FrameOrder? Order { get; init; }

    /// <summary>How its values are kept.</summary>
    internal required SegmentKind Kind { get; init; }

    /// <summary>What a reader must know to decode it, by name; see <see cref="RequiredNames"/>.</summary>
    internal IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The bits of every value of a constant segment.</summary>
    internal ulong ConstantBits { get; init; }

    /// <summary>The bytes of direct values, or of the base.</summary>
    internal BlobReference? Data { get; init; }

    /// <summary>The entry of the layers, or null when there are none.</summary>
    internal BlobReference? Layers { get; init; }

    /// <summary>How a layered segment is put together; null for other kinds.</summary>
    internal VideoDescription? Video { get; init; }

    /// <summary>SHA-256 of the values that a reader gets, as the bytes of <see cref="Elements.ElementBytes"/>; null for
    /// strings and constants, which need none.</summary>
    internal byte[]? ValuesSha256 { get; init; }

    /// <summary>The largest error of a valid point that the writer measured.</summary>
    internal double MaxError { get; init; }

    /// <summary>The largest error of a valid point as a part of its magnitude, where such a bound was asked
    /// for.</summary>
    internal double? MaxRelativeError { get; init; }

    /// <summary>The mean squared error of the valid points that the writer measured.</summary>
    internal double MeanSquareError { get; init; }

    /// <summary>The step of which all valid values but for patches are whole multiples, rounded to the type; null where
    /// there is none. For appending: values on one grid can be joined without a change.</summary>
    internal double? GridStep { get; init; }

    /// <summary>Why the codec that was asked for was not used, or null.</summary>
    internal string? Fallback { get; init; }

    /// <summary>Whether its values may differ from those that were put: a base with layers, or values that were rounded
    /// first.</summary>
    internal bool IsLossy => Kind == SegmentKind.Layered || GridStep.HasValue || MaxError > 0;

    /// <summary>The bytes of its entries.</summary>
    internal long ByteCount => (Data?.Length ?? 0L) + (Layers?.Length ?? 0L);
}
