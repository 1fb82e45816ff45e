using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Results;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Report;

internal sealed class ReportTests
{
    private static readonly ComparisonRow s_measured = new()
    {
        Variable = "température, \"2 m\"",
        Configuration = "nv12:abs=0.5,preset=high",
        Format = "nv12",
        Status = CellStatus.Ok,
        Points = 1_000_000,
        Missing = 12,
        Bytes = 123_456,
        CodedBytes = 120_000,
        Codec = "hevc+exact",
        CompressionRatio = 32.4,
        EffectiveRatio = 16.2,
        BitsPerValue = 0.98765,
        Exact = false,
        BoundRequested = 0.5,
        BoundHeld = true,
        BoundUtilisation = 0.8,
        Metrics = MetricValues.None
            .With(ErrorMetrics.MeanError, 1e-7)
            .With(ErrorMetrics.MaxError, 0.4)
            .With(ErrorMetrics.RangeRelativeMaxError, 0.01)
            .With(ErrorMetrics.Rmse, 0.1)
            .With(ErrorMetrics.Psnr, 52.04)
            .With(ErrorMetrics.RangeRelativeMeanError, 2.5e-9)
            .With(ErrorMetrics.Bias, -1e-9)
            .With(ErrorMetrics.MaxErrorIndex, [3, 14, 159])
            .With(ErrorMetrics.MaxErrorFrame, 3)
            .With(ErrorMetrics.PointwiseRelativeMaxError, 0.002)
            .With(ErrorMetrics.ChangedZeros, 0)
            .With(ErrorMetrics.Nrmse, 0.0025)
            .With(ErrorMetrics.PearsonR, 0.999999),
        ErrorByFrame = new FrameErrors("time", 10, 5, [1e-7, null], [0.4, null]),
        StepBytesRead = 1200,
        StepValuesDecoded = 100_000,
        SeriesBytesRead = 120_000,
        SeriesValuesDecoded = 1_000_000,
        EncodeSeconds = 1.5,
        DecodeSeconds = 0.25,
    };

    private static readonly ComparisonRow s_unsupported = new()
    {
        Variable = s_measured.Variable,
        Configuration = "grib2-ccsds:12",
        Format = "grib",
        Status = CellStatus.Unsupported,
        Reason = "No such grid.",
        Points = 1_000_000,
        Missing = 12,
    };

    private static readonly ComparisonRow s_exact = s_measured with
    {
        Configuration = "netcdf4-none",
        Format = "netcdf",
        Codec = null,
        Exact = true,
        Metrics = s_measured.Metrics
            .With(ErrorMetrics.Psnr, null)
            .With(ErrorMetrics.MaxError, 0)
            .With(ErrorMetrics.MaxErrorIndex, null)
            .With(ErrorMetrics.MaxErrorFrame, null),
        BoundRequested = null,
        BoundHeld = null,
        BoundUtilisation = null,
    };

    private static readonly ComparisonResult s_result = new()
    {
        Input = new ComparisonInput(
            "field.nc", 4_000_000, new string('a', 64),
            [new ComparedVariable(s_measured.Variable, "float32", "K", ["time", "y", "x"], [10, 100, 1000], 1_000_000, 12, 250.25, 290, 12)
            {
                SmallestSourceBits = 8,
                FrameDimension = "time",
                Quantisation = new QuantisationFigures(12, 0.0048, 0.0028),
            }],
            [new SkippedVariable("lat", "a coordinate")],
            ["Something odd."]),
        Environment = new ComparisonEnvironment("0.1.0", "Linux", "X64", 2, "10.0.0", new Dictionary<string, string?> { ["netCDF"] = null }),
        Command = "numvid compare field.nc",
        Results = [s_measured, s_unsupported, s_exact, s_measured with { Variable = "*", Codec = null, Metrics = MetricValues.None, Exact = null }],
    };

    [Test]
    public void Json_HasEveryFieldOfARowAndNullForWhatWasNotMeasured()
    {
        using var document = JsonDocument.Parse(Json(s_result));
        var rows = document.RootElement.GetProperty("results");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.RootElement.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
            {
                "schemaVersion", "input", "environment", "command", "asked", "partial", "fast", "repetitions", "timing", "configurations", "crossings", "equalError", "passing", "results",
            }));
            Assert.That(document.RootElement.GetProperty("schemaVersion").GetInt32(), Is.EqualTo(3));
            Assert.That(rows[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
            {
                "variable", "configuration", "format", "status", "reason", "points", "missing", "maxErrorAsked", "series", "holdsValuesAlone", "setting", "searched", "bytes", "codedBytes", "headerBytes",
                "codec", "scaleFactors", "baseBytes", "residualBytes", "compressionRatio", "effectiveRatio", "bitsPerValue", "sizeToSmallest", "codedToSmallest", "onParetoFront", "meanError", "rangeRelativeMeanError", "bias", "maxError", "maxErrorIndex",
                "maxErrorFrame", "rangeRelativeMaxError", "pointwiseRelativeMaxError", "changedZeros", "rmse", "nrmse", "psnr",
                "pearsonR", "spatialRelativeError", "lowestValueError", "highestValueError", "signFlips", "newNegatives",
                "ssim", "dssim", "ksPValue", "spectralError", "spectralWavenumber", "gradientRmse", "gradientMaxError",
                "whitenessX", "whitenessY", "whitenessFrames", "preservedInformation", "areaMeanError", "areaRmse", "errorToSpread", "crpsChange", "rankDistance", "exact", "boundRequested",
                "boundHeld", "boundUtilisation", "smallerThanBound", "checks", "counts", "rankHistogram", "errorByFrame", "stepBytesRead",
                "stepValuesDecoded", "seriesBytesRead", "seriesValuesDecoded", "accessReason", "encodeSeconds", "decodeSeconds", "searchSeconds", "choiceSeconds", "codingSeconds", "encodeSpread", "decodeSpread", "encodeSpeed", "decodeSpeed", "encodePeakBytes", "decodePeakBytes", "encodeToYardstick", "decodeToYardstick",
                "file",
            }));
            Assert.That(rows[0].GetProperty("variable").GetString(), Is.EqualTo(s_measured.Variable));
            Assert.That(rows[0].GetProperty("status").GetString(), Is.EqualTo("ok"));
            Assert.That(rows[0].GetProperty("headerBytes").GetInt64(), Is.EqualTo(3456));
            Assert.That(rows[1].GetProperty("status").GetString(), Is.EqualTo("unsupported"));
            Assert.That(rows[1].GetProperty("bytes").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(rows[2].GetProperty("psnr").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    [Test]
    public void Json_IsWhatTheSchemaSays()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("result.json");
        var json = Json(s_result);
        File.WriteAllText(path, json);
        Assert.That(ResultSchema.FaultsOf(path), Is.Empty);

        File.WriteAllText(path, json
            .Replace("\"schemaVersion\": 3", "\"schemaVersion\": 1", System.StringComparison.Ordinal)
            .Replace("\"bias\"", "\"skew\"", System.StringComparison.Ordinal)
            .Replace("\"pearsonR\": 0.999999", "\"pearsonR\": 2", System.StringComparison.Ordinal));
        Assert.That(ResultSchema.FaultsOf(path), Does.Contain("schemaVersion: 3 was expected").And.Contain("'bias' is a required property")
            .And.Contain("'skew' was unexpected").And.Contain("pearsonR: 2 is greater than"));
    }

    [Test]
    public void Schema_HasEveryFigureOfTheDocument()
    {
        var document = File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "report.md"));
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "result.schema.json")));
        var names = new[] { "variable", "equalError", "passing", "row" }
            .SelectMany(name => schema.RootElement.GetProperty("$defs").GetProperty(name).GetProperty("properties").EnumerateObject())
            .Select(property => property.Name);

        Assert.That(names.Where(name => !document.Contains($"`{name}`", System.StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Json_AFigureThatIsNoNumber_IsAnErrorAndNotAToken(double figure) =>
        Assert.That(() => Json(s_result with { Results = [s_measured with { Metrics = s_measured.Metrics.With(ErrorMetrics.MaxError, figure) }] }), Throws.Exception);

    [Test]
    public void Sizes_AreALinePerCellWithQuotedNames()
    {
        using var writer = new StringWriter();
        CsvReport.WriteSizes(writer, s_result);
        var lines = writer.ToString().TrimEnd('\n').Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Length.EqualTo(5));
            Assert.That(lines[1], Is.EqualTo(
                "\"température, \"\"2 m\"\"\",\"nv12:abs=0.5,preset=high\",nv12,ok,,1000000,12,123456,120000,3456,32.4,16.2,0.98765,1.5,0.25,false,1200,100000,120000,1000000,,,,"));
            Assert.That(lines[2], Does.EndWith("grib2-ccsds:12,grib,unsupported,No such grid.,1000000,12,,,,,,,,,false,,,,,,,,"));
        }
    }

    [Test]
    public void Times_OfAFastRun_AreMarkedWhereverTheyStand()
    {
        using var table = new StringWriter();
        using var csv = new StringWriter();

        TableReport.Write(table, 120, isTerminal: false, s_result with { Fast = true });
        CsvReport.WriteSizes(csv, s_result with { Fast = true });

        Assert.That(table.ToString(), Does.Contain("write s (fast)").And.Contain("read s (fast)").And.Contain("without --fast"));
        Assert.That(csv.ToString(), Does.Contain("1.5,0.25,true,"));
    }

    [Test]
    public void Errors_AreALinePerMetricOfMeasuredCells()
    {
        using var writer = new StringWriter();
        CsvReport.WriteErrors(writer, [s_exact, s_unsupported], new Dictionary<string, string?> { [s_exact.Variable] = "K" });
        var lines = writer.ToString().TrimEnd('\n').Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Is.EqualTo("variable,configuration,metric,value,unit"));
            Assert.That(lines.Skip(1).Select(line => line.Split(',')[^3]), Is.EqualTo(new[]
            {
                "meanError", "rangeRelativeMeanError", "bias", "maxError", "maxErrorIndex", "maxErrorFrame", "rangeRelativeMaxError",
                "pointwiseRelativeMaxError", "changedZeros", "rmse", "nrmse", "psnr", "pearsonR", "exact", "boundRequested", "boundHeld",
                "boundUtilisation",
            }));
            Assert.That(lines[1], Does.EndWith(",netcdf4-none,meanError,1E-07,K"));
            Assert.That(lines, Has.One.EndsWith(",psnr,,dB"));
            Assert.That(lines, Has.One.EndsWith(",exact,true,"));
        }
    }

    [TestCase(80)]
    [TestCase(120)]
    public void Tables_WhenPiped_ArePlainAndNoWiderThanAsked(int width)
    {
        using var writer = new StringWriter();
        TableReport.Write(writer, width, isTerminal: false, s_result);
        var text = writer.ToString();
        var lines = text.Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Contain('\u001b'));
            Assert.That(lines.Select(line => line.Length), Is.All.LessThanOrEqualTo(width));
            Assert.That(text, Does.Contain("packed at 8 to 12 bits"));
            Assert.That(text, Does.Contain("No such grid."));
        }
    }

    [Test]
    public void Tables_ShowTheFiguresOfTheResult()
    {
        using var writer = new StringWriter();
        TableReport.Write(writer, 120, isTerminal: false, s_result);
        var lines = writer.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Does.Contain("nv12:abs=0.5,preset=high 123,456 120,000 3,456 32.40 0.988 1.500 0.250"));
            Assert.That(lines, Does.Contain("nv12:abs=0.5,preset=high 1e-07 0.4 0.01 0.1 52.04 0.5 yes"));
            Assert.That(lines, Does.Contain("netcdf4-none 1e-07 0 0.01 0.1 exact - -"));
            Assert.That(lines, Does.Contain("grib2-ccsds:12 - - - - - - -"));
            Assert.That(lines, Has.One.EqualTo("Codecs: nv12:abs=0.5,preset=high hevc+exact."));
        }
    }

    [TestCase(80)]
    [TestCase(120)]
    public void Tables_WhenWide_ShowTheOtherFiguresToo(int width)
    {
        using var writer = new StringWriter();
        TableReport.Write(writer, width, isTerminal: false, s_result, isWide: true);
        var lines = writer.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(writer.ToString().Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(width));
            if (width == 120)
            {
                Assert.That(lines, Does.Contain("nv12:abs=0.5,preset=high 2.5e-09 -1e-09 0.002 1e-06 0.8 3,14,159"));
                Assert.That(lines, Does.Contain("nv12:abs=0.5,preset=high 1,200 100,000 - - 16.20 120,000 1,000,000"));
            }
        }
    }

    private static string Json(ComparisonResult result)
    {
        using var stream = new MemoryStream();
        JsonText.Write(stream, result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
