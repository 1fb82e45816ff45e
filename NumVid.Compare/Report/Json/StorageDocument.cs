using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Report.Json;

/// <summary>How a variable of a .nv12 file is kept.</summary>
internal sealed record StorageDocument
{
    /// <summary>Whether every value returns bit by bit.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Why it is kept so.</summary>
    public required string Reason { get; init; }

    /// <summary>The quality in the quality grammar.</summary>
    public required string Quality { get; init; }

    /// <summary>How its values are coded.</summary>
    public required string Codec { get; init; }

    /// <summary>The encoder; null without video.</summary>
    public required string? Encoder { get; init; }

    /// <summary>The dimension along which segments are cut.</summary>
    public required string? VideoDimension { get; init; }

    /// <summary>The smallest absolute bound of a stream.</summary>
    public required double? SmallestBound { get; init; }

    /// <summary>The largest absolute bound of a stream.</summary>
    public required double? LargestBound { get; init; }

    /// <summary>The bound as a part of a value's magnitude.</summary>
    public required double? RelativeBound { get; init; }

    /// <summary>The bound of the mean squared error.</summary>
    public required double? MeanSquareBound { get; init; }

    /// <summary>Whether values have outgrown the range on which bounds rest.</summary>
    public required string? RangeGrowth { get; init; }

    /// <summary>The largest error that the writer measured.</summary>
    public required double? MaxError { get; init; }

    /// <summary>The same as a part of a value's magnitude.</summary>
    public required double? MaxRelativeError { get; init; }

    /// <summary>The largest mean squared error of a segment that the writer measured.</summary>
    public required double? LargestMeanSquareError { get; init; }

    /// <summary>How many streams.</summary>
    public required int Streams { get; init; }

    /// <summary>How many segments.</summary>
    public required int Segments { get; init; }

    /// <summary>The bytes of each layer.</summary>
    public required IReadOnlyDictionary<string, long> Bytes { get; init; }

    /// <summary>What was kept in another way than asked for.</summary>
    public required IReadOnlyList<string> Fallbacks { get; init; }

    /// <summary>What the file says of a variable.</summary>
    internal static StorageDocument Of(Nv12VariableDescription storage) => new()
    {
        IsExact = storage.IsExact,
        Reason = storage.Reason,
        Quality = storage.Quality,
        Codec = storage.Codec,
        Encoder = storage.Encoder,
        VideoDimension = storage.VideoDimension,
        SmallestBound = FiniteNumber.OrNull(storage.SmallestBound),
        LargestBound = FiniteNumber.OrNull(storage.LargestBound),
        RelativeBound = FiniteNumber.OrNull(storage.RelativeBound),
        MeanSquareBound = FiniteNumber.OrNull(storage.MeanSquareBound),
        RangeGrowth = storage.RangeGrowth,
        MaxError = FiniteNumber.OrNull(storage.MaxError),
        MaxRelativeError = FiniteNumber.OrNull(storage.MaxRelativeError),
        LargestMeanSquareError = FiniteNumber.OrNull(storage.LargestMeanSquareError),
        Streams = storage.StreamCount,
        Segments = storage.SegmentCount,
        Bytes = Nv12Storage.LayersOf(storage).ToDictionary(layer => layer.Name, layer => layer.Bytes),
        Fallbacks = storage.Fallbacks,
    };
}
