using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Maps;
using NumVid.Compare.Metrics;
using NumVid.Compare.Pictures;
using NumVid.Compare.Results;

namespace NumVid.Tests.Compare.Report;

/// <summary>A small comparison of two made fields with everything that a report has to show.</summary>
internal static class SampleReport
{
    internal const string Wind = "wind";

    /// <summary>A name such as no file should have, and any file may.</summary>
    internal const string Hostile = "</script><script>document.title='taken'</script>\"'&<b onclick=1>🌀\u0001\ud800";

    internal const int FrameCount = 12;
    internal const int Rows = 30;
    internal const int Columns = 40;

    private static readonly int[] s_shape = [FrameCount, Rows, Columns];

    internal static ComparisonResult Result { get; } = new()
    {
        Input = new ComparisonInput(
            $"{Hostile}.nc", 4_000_000, new string('a', 64), [VariableOf(Wind, "m s-1"), VariableOf(Hostile, Hostile)],
            [new SkippedVariable($"lat{Hostile}", "a coordinate")], [$"Something odd: {Hostile}"]),
        Environment = new ComparisonEnvironment("0.1.0", "Linux", "X64", 2, "10.0.0", new Dictionary<string, string?> { ["netCDF"] = null }),
        Partial = true,
        Fast = true,
        Command = $"numvid compare {Hostile}.nc",
        Results =
        [
            .. new[] { Wind, Hostile }.SelectMany(variable => new[]
            {
                RowOf(variable, "nv12", 0.01, 6.4), RowOf(variable, "nv12:high", 0.3, 48.96),
                RowOf(variable, "netcdf4-none", 0, 0.99), Failed(variable), Unsupported(variable),
            }),
            RowOf(ComparisonRow.AllVariables, "nv12", 0.01, 6.5) with { Metrics = MetricValues.None, Exact = null },
        ],
    };

    /// <summary>Those of Europe.</summary>
    private static MapLines Lines { get; } = MapLines.Of(0.75, (x, y) => (70 - (40 * y), -20 + (50 * x)));

    /// <summary>The pictures of the cells that were measured.</summary>
    internal static IReadOnlyList<CellPictures> Pictures { get; } =
        [.. Result.Results.Where(row => row.Exact is not null).Select(row => PicturesOf(row, isFirstRowLowest: true))];

    /// <summary>Values that grow from left to right and from frame to frame, a hole in the first row.</summary>
    internal static float[] Original() =>
        [.. Enumerable.Range(0, FrameCount * Rows * Columns).Select(i => i % (Rows * Columns) == 3 ? float.NaN : (i % Columns) + (i / (Rows * Columns)))];

    /// <summary>The same with errors of one size and either sign, and one of <paramref name="error"/> in frame
    /// 7.</summary>
    internal static float[] Decoded(float error)
    {
        var decoded = Original();
        for (var i = 0; i < decoded.Length; i++)
        {
            decoded[i] += error / 2 * (i % 3 == 0 ? -1 : 1);
        }

        var worst = (7 * Rows * Columns) + 21;
        decoded[worst] = Original()[worst] + error;
        return decoded;
    }

    private static CellPictures PicturesOf(ComparisonRow row, bool isFirstRowLowest)
    {
        var observer = new PictureObserver(
            new PictureBudget(2, 5).PlanFor(s_shape, isFirstRowLowest) with { Lines = Lines });
        observer.Add<float, float>(Original(), Decoded((float)row.Metrics.Of(ErrorMetrics.MaxError)!), FieldBlock.Whole(s_shape));
        return observer.Result(row.Variable, row.Configuration);
    }

    private static ComparedVariable VariableOf(string name, string unit) =>
        new(name, "float32", unit, ["time", name, "x"], s_shape, FrameCount * Rows * Columns, FrameCount, 0, 50, 16) { FrameDimension = "time" };

    private static ComparisonRow RowOf(string variable, string configuration, double error, double ratio) => new()
    {
        Variable = variable,
        Configuration = configuration,
        Format = configuration[..4] == "nv12" ? "nv12" : "netcdf",
        Status = CellStatus.Ok,
        Points = FrameCount * Rows * Columns,
        Missing = FrameCount,
        Bytes = (long)(4 * FrameCount * Rows * Columns / ratio),
        CodedBytes = (long)(3.5 * FrameCount * Rows * Columns / ratio),
        CompressionRatio = ratio,
        BitsPerValue = 32 / ratio,
        MaxErrorAsked = IsAtEqualError(configuration) ? "abs=0.01" : null,
        SizeToSmallest = IsAtEqualError(configuration) ? 6.4 / ratio : null,
        CodedToSmallest = IsAtEqualError(configuration) ? 6.4 / ratio : null,
        Metrics = MetricValues.None
            .With(ErrorMetrics.MeanError, error / 2)
            .With(ErrorMetrics.MaxError, error)
            .With(ErrorMetrics.RangeRelativeMaxError, error / 50)
            .With(ErrorMetrics.Rmse, error / 1.9)
            .With(ErrorMetrics.Psnr, error == 0 ? null : 20 * Math.Log10(50 / error))
            .With(ErrorMetrics.PearsonR, 1 - (error / 1e6)),
        Exact = error == 0,
        BoundRequested = configuration == "nv12" ? error : null,
        BoundHeld = configuration == "nv12" ? true : null,
        ErrorByFrame = new FrameErrors(
            "time", FrameCount, 1, [.. Enumerable.Repeat((double?)error / 2, FrameCount)],
            [.. Enumerable.Range(0, FrameCount).Select(frame => (double?)(frame == 7 ? error : error / 2))]),
        EncodeSeconds = 1.5,
        DecodeSeconds = 0.1234567,
    };

    // Two of the configurations keep one error, and the one without loss is the larger.
    private static bool IsAtEqualError(string configuration) => configuration is "nv12" or "netcdf4-none";

    private static ComparisonRow Failed(string variable) => Without(variable, "grib2-ccsds:12", CellStatus.Failed, $"Broken {Hostile}.");

    private static ComparisonRow Unsupported(string variable) => Without(variable, "grib2-simple:16", CellStatus.Unsupported, "No such grid.");

    private static ComparisonRow Without(string variable, string configuration, CellStatus status, string reason) => new()
    {
        Variable = variable,
        Configuration = configuration,
        Format = "grib",
        Status = status,
        Reason = reason,
        Points = FrameCount * Rows * Columns,
        Missing = FrameCount,
    };
}
