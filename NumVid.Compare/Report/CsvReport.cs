using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report;

/// <summary>Writes sizes.csv (a line per cell) and errors.csv (a line per cell and metric, the long form).</summary>
internal static class CsvReport
{
    private const string SizeHeader =
        "variable,configuration,format,status,reason,points,missing,bytes,codedBytes,headerBytes,compressionRatio,"
        + "effectiveRatio,bitsPerValue,encodeSeconds,decodeSeconds,fast,"
        + "stepBytesRead,stepValuesDecoded,seriesBytesRead,seriesValuesDecoded,setting,searchSeconds,"
        + "choiceSeconds,codingSeconds";

    /// <summary>Writes one line per cell with its sizes and times.</summary>
    internal static void WriteSizes(TextWriter writer, ComparisonResult result)
    {
        WriteLine(writer, SizeHeader);
        foreach (var row in result.Results)
        {
            WriteLine(writer, string.Join(',', new[]
            {
                CsvField.Of(row.Variable), CsvField.Of(row.Configuration), row.Format, StatusName(row.Status),
                CsvField.Of(row.Reason ?? ""),
                Text(row.Points), Text(row.Missing), Text(row.Bytes), Text(row.CodedBytes), Text(row.HeaderBytes),
                Figure.Exact(row.CompressionRatio), Figure.Exact(row.EffectiveRatio), Figure.Exact(row.BitsPerValue),
                Figure.Exact(row.EncodeSeconds), Figure.Exact(row.DecodeSeconds), Text(result.Fast),
                Text(row.StepBytesRead), Text(row.StepValuesDecoded),
                Text(row.SeriesBytesRead), Text(row.SeriesValuesDecoded), CsvField.Of(row.Setting ?? ""),
                Figure.Exact(row.SearchSeconds), Figure.Exact(row.ChoiceSeconds), Figure.Exact(row.CodingSeconds),
            }));
        }
    }

    /// <summary>Writes a line per cell for which every format was allowed the same error, the smallest first; cells
    /// with settings of their own have none.</summary>
    internal static void WriteEqualError(TextWriter writer, ComparisonResult result)
    {
        WriteLine(
            writer,
            "variable,maxErrorAsked,configuration,format,status,bytes,sizeToSmallest,codedBytes,codedToSmallest,"
                + "maxError,boundRequested,boundUtilisation,boundHeld,encodeSeconds,decodeSeconds,stepBytesRead,"
                + "stepValuesDecoded");
        foreach (var group in result.Results.Where(row => row.MaxErrorAsked is not null)
            .GroupBy(row => (row.Variable, row.MaxErrorAsked)))
        {
            foreach (var row in EqualErrorVerdict.InOrder(group))
            {
                WriteLine(writer, string.Join(',', new[]
                {
                    CsvField.Of(row.Variable), CsvField.Of(row.MaxErrorAsked!), CsvField.Of(row.Configuration),
                    row.Format, StatusName(row.Status), Text(row.Bytes), Figure.Exact(row.SizeToSmallest), Text(row.CodedBytes),
                    Figure.Exact(row.CodedToSmallest), Figure.Exact(row.Metrics.Of(ErrorMetrics.MaxError)),
                    Figure.Exact(row.BoundRequested), Figure.Exact(row.BoundUtilisation), Text(row.BoundHeld),
                    Figure.Exact(row.EncodeSeconds), Figure.Exact(row.DecodeSeconds), Text(row.StepBytesRead),
                    Text(row.StepValuesDecoded),
                }));
            }
        }
    }

    /// <summary>Writes one line per cell and metric; cells without errors (not ok, or all variables) have
    /// none.</summary>
    internal static void WriteErrors(
        TextWriter writer, IEnumerable<ComparisonRow> rows, IReadOnlyDictionary<string, string?> units)
    {
        WriteLine(writer, "variable,configuration,metric,value,unit");
        foreach (var row in rows.Where(row => row.Exact is not null))
        {
            var unit = units.GetValueOrDefault(row.Variable) ?? "";
            foreach (var (metric, value, metricUnit) in MetricsOf(row, unit))
            {
                WriteLine(
                    writer,
                    $"{CsvField.Of(row.Variable)},{CsvField.Of(row.Configuration)},{metric},{value},{CsvField.Of(metricUnit)}");
            }
        }
    }

    private static IEnumerable<(string Metric, string Value, string Unit)> MetricsOf(ComparisonRow row, string unit) =>
    [
        .. ErrorMetrics.All.Where(metric => metric.Table != MetricTable.Further || row.Metrics.Of(metric) is not null)
            .Select(metric =>
            (metric.Name, Text(row.Metrics.Of(metric)), MetricText.UnitOf(metric, unit))),
        ("exact", Text(row.Exact), ""),
        ("boundRequested", Figure.Exact(row.BoundRequested), unit),
        ("boundHeld", Text(row.BoundHeld), ""),
        ("boundUtilisation", Figure.Exact(row.BoundUtilisation), "1"),
    ];

    private static string StatusName(CellStatus status) => status switch
    {
        CellStatus.Ok => "ok",
        CellStatus.Failed => "failed",
        _ => "unsupported",
    };

    private static string Text(object? value) => value switch
    {
        double figure => Figure.Exact(figure),
        IReadOnlyList<int> place => string.Join(' ', place),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(bool? value) => value switch { true => "true", false => "false", null => "" };

    private static void WriteLine(TextWriter writer, string line)
    {
        writer.Write(line);
        writer.Write('\n');
    }
}
