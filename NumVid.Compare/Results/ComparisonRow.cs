using System.Collections.Generic;
using NumVid.Compare.Checks;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Results;

/// <summary>One cell of the comparison: a variable (or all of them) through one configuration, as measured.</summary>
/// <remarks>A figure is null where it was not measured or has no meaning. Errors are in the variable's unit.</remarks>
internal sealed record ComparisonRow
{
    /// <summary>The variable of a row that stands for one file with all variables.</summary>
    internal const string AllVariables = "*";

    /// <summary>Whether an error was allowed to every format, and this one kept it.</summary>
    internal bool KeepsAskedError =>
        MaxErrorAsked is not null && Status == CellStatus.Ok && BoundHeld != false && Bytes is not null;

    /// <summary>Bytes of a whole file, with coordinates and attributes; null for what holds values alone.</summary>
    internal long? FileBytes => HoldsValuesAlone ? null : Bytes;

    /// <summary>The variable's name, or <see cref="AllVariables"/>.</summary>
    public required string Variable { get; init; }

    /// <summary>The configuration's name as asked for.</summary>
    public required string Configuration { get; init; }

    /// <summary>The provider's name: nv12, grib or netcdf.</summary>
    public required string Format { get; init; }

    /// <summary>How it came out.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>Why it is not ok; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>All points, missing ones included.</summary>
    public required long Points { get; init; }

    /// <summary>Points that are NaN in the original.</summary>
    public required long Missing { get; init; }

    /// <summary>The error that the run allowed every format, in the quality grammar; null for a configuration with a
    /// setting of its own.</summary>
    public string? MaxErrorAsked { get; init; }

    /// <summary>The configuration without its bound, where a sweep took it through several; null outside of
    /// sweeps.</summary>
    public string? Series { get; init; }

    /// <summary>Whether what is written is no file of a format but the bytes of a compressor, without coordinates and
    /// attributes.</summary>
    public bool HoldsValuesAlone { get; init; }

    /// <summary>The weakest setting that passes all checks, as a search found it; null where none does, and outside of
    /// searches.</summary>
    public string? Setting { get; init; }

    /// <summary>What the search for it tried, the weakest setting first; null outside of searches.</summary>
    public IReadOnlyList<SearchStep>? Searched { get; init; }

    /// <summary>Bytes of the file written.</summary>
    public long? Bytes { get; init; }

    /// <summary>Bytes of the coded values alone.</summary>
    public long? CodedBytes { get; init; }

    /// <summary>What is left of the file without the coded values.</summary>
    public long? HeaderBytes => Bytes - CodedBytes;

    /// <summary>The codec of a .nv12 file as stored, several joined by <c>+</c>; null for other formats and for all
    /// variables.</summary>
    public string? Codec { get; init; }

    /// <summary>The scale factors of GRIB's messages as stored, as <c>E=-3 D=1</c> or, where they differ,
    /// <c>E=-5..-3 D=0..2</c>; null for other formats and for all variables.</summary>
    public string? ScaleFactors { get; init; }

    /// <summary>Bytes of the base videos of a .nv12 file; null for other formats, where there are none, and for all
    /// variables.</summary>
    public long? BaseBytes { get; init; }

    /// <summary>Bytes of the residuals on top of them; null as above.</summary>
    public long? ResidualBytes { get; init; }

    /// <summary>Bytes of the field as float32 / bytes of the file.</summary>
    public double? CompressionRatio { get; init; }

    /// <summary>Bytes of the integers of the configuration's depth / bytes of the file; null without a depth.</summary>
    public double? EffectiveRatio { get; init; }

    /// <summary>8 x bytes / valid points.</summary>
    public double? BitsPerValue { get; init; }

    /// <summary>Bytes / those of the smallest file that keeps the same error, or passes all checks; null where that was not
    /// asked for, or is not so.</summary>
    public double? SizeToSmallest { get; init; }

    /// <summary>Coded bytes / the fewest that keep the same error; null as above, or where coded bytes are not
    /// known.</summary>
    public double? CodedToSmallest { get; init; }

    /// <summary>In a sweep, whether nothing else of the variable has both a smaller file and a smaller largest error;
    /// null outside of sweeps.</summary>
    public bool? OnParetoFront { get; init; }

    /// <summary>The metrics of the error; none where nothing was measured, and for all variables. In result.json they
    /// stand here, each by its name.</summary>
    internal MetricValues Metrics { get; init; } = MetricValues.None;

    /// <summary>Whether every point came back with an equal value and every missing point at its place.</summary>
    public bool? Exact { get; init; }

    /// <summary>The absolute bound that the configuration promises (the widest, where levels differ); null without
    /// one.</summary>
    public double? BoundRequested { get; init; }

    /// <summary>Whether the promised bound holds at every valid point, level by level; null without a bound.</summary>
    public bool? BoundHeld { get; init; }

    /// <summary>Largest error / promised bound, the largest over the levels; null without a bound above 0.</summary>
    public double? BoundUtilisation { get; init; }

    /// <summary>The share of points other than 0 whose size is below the promised bound; null without one.</summary>
    public double? SmallerThanBound { get; init; }

    /// <summary>How the variable stands to the thresholds that were asked for; null without any, and where nothing was
    /// measured.</summary>
    public IReadOnlyList<ThresholdCheck>? Checks { get; init; }

    /// <summary>How many points are beyond the thresholds whose exceedances were to be counted; null without
    /// any.</summary>
    public IReadOnlyList<ThresholdCount>? Counts { get; init; }

    /// <summary>Ranks of the first member of an ensemble; null without members, and where the metrics that cost more were
    /// not measured.</summary>
    public RankHistogram? RankHistogram { get; init; }

    /// <summary>Mean and largest error along the axis of frames; null without such an axis.</summary>
    public FrameErrors? ErrorByFrame { get; init; }

    /// <summary>Coded bytes fetched to get the whole field at one step; null where unknown.</summary>
    public long? StepBytesRead { get; init; }

    /// <summary>Values decoded to get the whole field at one step.</summary>
    public long? StepValuesDecoded { get; init; }

    /// <summary>Coded bytes fetched to get one point's whole series; null where unknown.</summary>
    public long? SeriesBytesRead { get; init; }

    /// <summary>Values decoded to get one point's whole series.</summary>
    public long? SeriesValuesDecoded { get; init; }

    /// <summary>Why the access cost is not known; null when it is, or when nothing was written.</summary>
    public string? AccessReason { get; init; }

    /// <summary>Wall time from the first call on the new file to the end of its commit.</summary>
    public double? EncodeSeconds { get; init; }

    /// <summary>Wall time from opening the file to the last value read.</summary>
    public double? DecodeSeconds { get; init; }

    /// <summary>Wall time spent on files that were written to find the smallest, or a setting that passes; null where none
    /// was. It is in no other time.</summary>
    public double? SearchSeconds { get; init; }

    /// <summary>Seconds of the writer's threads that went into choosing codec, transform and settings and not into what
    /// was written; null for formats that do not tell. Within <see cref="EncodeSeconds"/>.</summary>
    public double? ChoiceSeconds { get; init; }

    /// <summary>Seconds of the writer's threads that went into the values as written, and their proof; null as
    /// above.</summary>
    public double? CodingSeconds { get; init; }

    /// <summary>Longest - shortest encode time over the repetitions of which <see cref="EncodeSeconds"/> is the
    /// median; null for one run.</summary>
    public double? EncodeSpread { get; init; }

    /// <summary>Longest - shortest decode time over the repetitions of which <see cref="DecodeSeconds"/> is the
    /// median; null for one run.</summary>
    public double? DecodeSpread { get; init; }

    /// <summary>MB of float32 a second of <see cref="EncodeSeconds"/>; null for one run.</summary>
    public double? EncodeSpeed { get; init; }

    /// <summary>MB of float32 a second of <see cref="DecodeSeconds"/>; null for one run.</summary>
    public double? DecodeSpeed { get; init; }

    /// <summary>How much more memory the process held at most while it wrote than before; null for one run, and where the
    /// system does not tell.</summary>
    public long? EncodePeakBytes { get; init; }

    /// <summary>The same while it read.</summary>
    public long? DecodePeakBytes { get; init; }

    /// <summary>Encode time / that of the yardstick for the same variable; null without one.</summary>
    public double? EncodeToYardstick { get; init; }

    /// <summary>Decode time / that of the yardstick for the same variable; null without one.</summary>
    public double? DecodeToYardstick { get; init; }

    /// <summary>The file relative to the output folder; null unless it was kept.</summary>
    public string? File { get; init; }
}
