using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>A figure as the page's tables show it.</summary>
/// <param name="Name">Its field in result.json.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Value">Takes it from a row.</param>
/// <param name="Format">Writes it for people.</param>
/// <param name="Unit">Its unit; null: the variable's.</param>
internal sealed record TableFigure(
    string Name, string Heading, Func<ComparisonRow, double?> Value, Func<double?, string> Format, string? Unit)
{
    private const string None = "1";

    /// <summary>Whether an exact field has none, because it would be infinite.</summary>
    internal bool IsInfiniteWhenExact { get; init; }

    /// <summary>Whether it has the variable's unit.</summary>
    internal bool HasUnit => Unit is null;

    /// <summary>The ratio.</summary>
    internal static TableFigure CompressionRatio { get; } =
        new("compressionRatio", "ratio", row => row.CompressionRatio, Decimals(2), None);

    /// <summary>The bits per value.</summary>
    internal static TableFigure BitsPerValue { get; } =
        new("bitsPerValue", "bits/value", row => row.BitsPerValue, Decimals(3), "bit");

    /// <summary>What a file takes, in bytes and in time, and what has to be read of it.</summary>
    internal static IReadOnlyList<TableFigure> Sizes { get; } =
    [
        new("bytes", "bytes", row => row.Bytes, Count, "byte"),
        new("codedBytes", "coded", row => row.CodedBytes, Count, "byte"),
        new("headerBytes", "headers", row => row.HeaderBytes, Count, "byte"),
        CompressionRatio,
        new("effectiveRatio", "effective", row => row.EffectiveRatio, Decimals(2), None),
        BitsPerValue,
        new("stepBytesRead", "step read", row => row.StepBytesRead, Count, "byte"),
        new("stepValuesDecoded", "step decoded", row => row.StepValuesDecoded, Count, "values"),
        new("seriesBytesRead", "series read", row => row.SeriesBytesRead, Count, "byte"),
        new("seriesValuesDecoded", "series decoded", row => row.SeriesValuesDecoded, Count, "values"),
        new("encodeSeconds", "write", row => row.EncodeSeconds, Decimals(3), "s"),
        new("encodeSpread", "spread", row => row.EncodeSpread, Decimals(3), "s"),
        new("encodeToYardstick", "× yardstick", row => row.EncodeToYardstick, Decimals(2), None),
        new("choiceSeconds", "choice", row => row.ChoiceSeconds, Decimals(3), "s"),
        new("codingSeconds", "coding", row => row.CodingSeconds, Decimals(3), "s"),
        new("decodeSeconds", "read", row => row.DecodeSeconds, Decimals(3), "s"),
        new("decodeSpread", "spread", row => row.DecodeSpread, Decimals(3), "s"),
        new("decodeToYardstick", "× yardstick", row => row.DecodeToYardstick, Decimals(2), None),
        new("encodeSpeed", "write", row => row.EncodeSpeed, Decimals(1), "MB/s"),
        new("decodeSpeed", "read", row => row.DecodeSpeed, Decimals(1), "MB/s"),
        new("encodePeakBytes", "write memory", row => row.EncodePeakBytes, Count, "byte"),
        new("decodePeakBytes", "read memory", row => row.DecodePeakBytes, Count, "byte"),
        new("searchSeconds", "search", row => row.SearchSeconds, Decimals(3), "s"),
    ];

    /// <summary>What came back otherwise than it was.</summary>
    internal static IReadOnlyList<TableFigure> Errors { get; } =
    [
        .. ErrorMetrics.All.Where(metric => metric.PageHeading is not null).Select(Of),
        new("boundRequested", "bound", row => row.BoundRequested, Figure.Significant, null),
        new("boundUtilisation", "used", row => row.BoundUtilisation, Decimals(3), None),
    ];

    /// <summary>The metrics that are measured where they are asked for.</summary>
    internal static IReadOnlyList<TableFigure> Further { get; } = [.. FurtherMetrics.All.Select(Of)];

    /// <summary>A metric.</summary>
    internal static TableFigure Of(Metric metric) => new(
        metric.Name, metric.PageHeading ?? metric.Name, row => NumberOf(row.Metrics.Of(metric)),
        value => MetricText.Number(value, metric.PageDecimals),
        metric.Unit == MetricUnit.OfVariable ? null : MetricText.UnitOf(metric, ""))
    {
        IsInfiniteWhenExact = metric.IsInfiniteWhenExact,
    };

    private static double? NumberOf(object? figure) =>
        figure is IConvertible number ? number.ToDouble(CultureInfo.InvariantCulture) : null;

    private static Func<double?, string> Decimals(int count) => value => Figure.Fixed(value, count);

    private static string Count(double? value) => Figure.Count((long?)value);
}
