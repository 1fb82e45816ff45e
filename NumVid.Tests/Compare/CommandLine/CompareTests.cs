using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>One run of the built program over a fixture; what it wrote is judged by programs that are not
/// ours.</summary>
internal sealed class CompareTests
{
    private const string Configurations =
        "nv12,nv12:auto,nv12:high,nv12:avg,grib2-ccsds:12,grib2-ccsds:16,netcdf4-zlib9,netcdf4-packed16-zlib9,"
        + "netcdf4-none";

    // Of the fixture's year: enough for frames and segments, a third of the time.
    private const int Months = 4;
    private const int Frame = 90 * 180;

    private TemporaryFolder _folder = null!;
    private (int ExitCode, string Output, string Error) _run;
    private JsonDocument _result = null!;

    private string Input => _folder.File("coads_sst_airt_monthly.nc");

    private string Out => _folder.File("out");

    private IEnumerable<JsonElement> Rows => _result.RootElement.GetProperty("results").EnumerateArray();

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        var cut = NumVidProgram.Run("convert", TestFiles.Fixture("coads_sst_airt_monthly.nc"), Input, "--times", $"#0..{Months - 1}", "--quiet");
        Assert.That(cut.ExitCode, Is.Zero, cut.Error);
        _run = NumVidProgram.Start("compare", Input, "--out", Out, "--keep", "--threads", "2");
        Assert.That(_run.ExitCode, Is.Zero, _run.Output + _run.Error);
        _result = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "result.json")));
    }

    [OneTimeTearDown]
    public void RemoveFolder()
    {
        _result?.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Output_IsPlainTextForEveryVariableAndConfiguration()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(
                1 + (3 * Configurations.Split(',').Length)), "a line a cell");
            Assert.That(
                _run.Error, Does.Contain("/27  SST  nv12  ok  ratio ").And.Not.Contain('\u001b').And.Not.Contain('\r'));
            Assert.That(_run.Output, Does.Not.Contain('\u001b').And.Not.Contain('\r'));
            Assert.That(_run.Output.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(120));
            foreach (var configuration in Configurations.Split(','))
            {
                var lines = _run.Output.Split('\n')
                    .Count(line => line.TrimStart().StartsWith(configuration + " ", StringComparison.Ordinal));
                Assert.That(
                    lines, Is.EqualTo(7), $"{configuration}: sizes, errors and access of two variables, sizes of all");
            }
        }
    }

    [Test]
    public void Result_IsWhatTheSchemaSays() =>
        Assert.That(ResultSchema.FaultsOf(Path.Combine(Out, "result.json")), Is.Empty);

    [Test]
    public void Result_NamesInputEnvironmentAndCommand()
    {
        var input = _result.RootElement.GetProperty("input");
        var environment = _result.RootElement.GetProperty("environment");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.GetProperty("file").GetString(), Is.EqualTo("coads_sst_airt_monthly.nc"));
            Assert.That(input.GetProperty("sha256")
                .GetString(), Is.EqualTo(ExternalTool.Run("sha256sum", Input).Split(' ')[0]));
            Assert.That(input.GetProperty("bytes").GetInt64(), Is.EqualTo(new FileInfo(Input).Length));
            Assert.That(environment.GetProperty("cores").GetInt32(), Is.EqualTo(Environment.ProcessorCount));
            Assert.That(
                environment.GetProperty("libraries").GetProperty("libnetcdf").GetString(), Does.StartWith("4."));
            Assert.That(_result.RootElement.GetProperty("command")
                .GetString(), Is.EqualTo("numvid compare coads_sst_airt_monthly.nc --out out --keep --threads 2"));
        }
    }

    [Test]
    public void Result_TellsNeitherHostNorUserNorFolders()
    {
        var text = File.ReadAllText(Path.Combine(Out, "result.json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Contain(Environment.MachineName));
            Assert.That(text, Does.Not.Contain(_folder.Path));
            Assert.That(text, Does.Not.Contain(TestFiles.Root));
        }
    }

    [Test]
    public void Rows_AreVariablesTimesConfigurationsAndAllOfThem()
    {
        var expected = new[] { "AIRT", "SST", "*" }.SelectMany(
            variable => Configurations.Split(',').Select(configuration => (variable, configuration)));

        Assert.That(Rows.Select(row => (Text(row, "variable"), Text(row, "configuration"))), Is.EqualTo(expected));
        Assert.That(Rows.Select(row => Text(row, "status")), Is.All.EqualTo("ok"), _run.Output);
    }

    [Test]
    public void Sizes_AreThoseOfTheFilesKept()
    {
        foreach (var row in Rows)
        {
            var bytes = new FileInfo(Path.Combine(Out, Text(row, "file"))).Length;
            var points = (Text(row, "variable") == "*" ? 2 : 1) * Months * Frame;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(row.GetProperty("bytes").GetInt64(), Is.EqualTo(bytes));
                Assert.That(row.GetProperty("points").GetInt64(), Is.EqualTo(points));
                Assert.That(Number(row, "compressionRatio"), Is.EqualTo(4.0 * points / bytes).Within(1e-12));
                Assert.That(Number(row, "codedBytes") + Number(row, "headerBytes"), Is.EqualTo(bytes));
                Assert.That(Number(row, "encodeSeconds"), Is.GreaterThan(0));
                Assert.That(Number(row, "decodeSeconds"), Is.GreaterThan(0));
            }
        }
    }

    [TestCase("netcdf4-zlib9", true)]
    [TestCase("netcdf4-none", false)]
    public void NetCdf_HoldsExactlyTheInput(string configuration, bool isDeflated)
    {
        var row = Row("SST", configuration);
        var file = Path.Combine(Out, Text(row, "file"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetProperty("exact").GetBoolean(), Is.True);
            Assert.That(row.GetProperty("psnr").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(row.GetProperty("boundHeld").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(NcValues.Read(file, "SST"), Is.EqualTo(NcValues.Read(Input, "SST")));
            Assert.That(ExternalTool.Run("ncdump", "-hs", file)
                .Contains("SST:_DeflateLevel = 9", StringComparison.Ordinal), Is.EqualTo(isDeflated));
        }
    }

    [TestCase("nv12")]
    [TestCase("nv12:high")]
    public void Video_ErrorsAreThoseOfAComputationByHand(string configuration)
    {
        var row = Row("SST", configuration);
        var decoded = _folder.File("decoded.nc");
        Assert.That(
            NumVidProgram.Run("convert", Path.Combine(Out, Text(row, "file")), decoded, "--force").ExitCode, Is.Zero);

        AssertErrors(row, NcValues.Read(Input, "SST"), NcValues.Read(decoded, "SST"), relativeTolerance: 1e-4);
        if (configuration == "nv12")
        {
            // Half a 12-bit step of the range.
            var valid = NcValues.Read(Input, "SST").Where(x => !double.IsNaN(x)).ToArray();
            Assert.That(Number(row, "boundRequested"), Is.EqualTo((valid.Max() - valid.Min()) / 8190).Within(1e-6));
            Assert.That(row.GetProperty("boundHeld").GetBoolean(), Is.True);
            Assert.That(Number(row, "maxError"), Is.LessThanOrEqualTo(Number(row, "boundRequested")));
        }
    }

    [TestCase("grib2-ccsds:12", 12)]
    [TestCase("grib2-ccsds:16", 16)]
    public void Grib_IsCcsdsAndItsErrorsAreWhatGribGetDataShows(string configuration, int bits)
    {
        var row = Row("SST", configuration);
        var file = Path.Combine(Out, Text(row, "file"));
        var packing =
            ExternalTool.Run("grib_get", "-p", "edition,packingType,bitsPerValue", file).Trim().Split('\n').Distinct();

        Assert.That(packing.Select(line => line.Trim()), Is.EqualTo(new[] { $"2 grid_ccsds {bits}" }));
        AssertErrors(row, NcValues.Read(Input, "SST"), GribValues.Read(file), relativeTolerance: 1e-3);
    }

    [Test]
    public void Csv_SaysWhatTheJsonSays()
    {
        var sizes = File.ReadAllLines(Path.Combine(Out, "sizes.csv"));
        var errors = File.ReadAllLines(Path.Combine(Out, "errors.csv"));
        var row = Row("SST", "nv12:high");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sizes, Has.Length.EqualTo(1 + Rows.Count()));
            Assert.That(sizes,
                Has.One.StartsWith($"SST,nv12:high,nv12,ok,,{Months * Frame},{NcValues.Read(Input, "SST").Count(double.IsNaN)},{row.GetProperty("bytes").GetRawText()},"));
            Assert.That(
                errors, Does.Contain(string
                .Create(CultureInfo.InvariantCulture, $"SST,nv12:high,maxError,{Number(row, "maxError"):R},Deg C")));
        }
    }

    [Test]
    public void SecondRun_NeedsForce()
    {
        var (exitCode, _, error) = NumVidProgram.Run("compare", Input, "--out", Out);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("--force"));
    }

    [Test]
    public void SecondRun_WithOtherThreads_GivesTheSameFiguresToTheLastDigit()
    {
        var again = _folder.File("again");
        Assert.That(
            NumVidProgram.Run("compare", Input, "--out", again, "--threads", "1", "--configs", "nv12", "--variables",
            "SST").ExitCode, Is.Zero);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(again, "result.json")));
        var second = result.RootElement.GetProperty("results")[0];
        var first = Row("SST", "nv12");

        AssertSameFigures(second, first);
    }

    [Test]
    public void SecondRun_WithoutAvx2_GivesTheSameFiguresToTheLastDigit()
    {
        var again = _folder.File("narrow");
        var run = NumVidProgram.StartInShell(
            $"DOTNET_EnableAVX2=0 $NUMVID compare '{Input}' --out '{again}' --configs nv12:high,grib2-ccsds:12 "
                + $"--variables SST");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(again, "result.json")));

        AssertSameFigures(result.RootElement.GetProperty("results")[0], Row("SST", "nv12:high"));
        AssertSameFigures(result.RootElement.GetProperty("results")[1], Row("SST", "grib2-ccsds:12"));
    }

    [Test]
    public void Quantisation_IsThatOfAComputationByHand()
    {
        var quantisation = _result.RootElement.GetProperty("input").GetProperty("variables").EnumerateArray()
            .Single(variable => Text(variable, "name") == "SST").GetProperty("quantisation");
        var valid = NcValues.Read(Input, "SST").Where(x => !double.IsNaN(x)).ToArray();
        var step = (valid.Max() - valid.Min()) / 4095;
        var errors =
            valid.Select(x => (float)(valid.Min() + (step * Math.Round((x - valid.Min()) / step))) - x).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(quantisation.GetProperty("bits").GetInt32(), Is.EqualTo(12));
            Assert.That(Number(quantisation, "maxError"), Is.EqualTo(errors.Max(Math.Abs)).Within(0.1).Percent);
            Assert.That(Number(quantisation, "rmse"), Is.EqualTo(Math.Sqrt(errors.Average(error => error * error)))
                .Within(0.1).Percent);
        }
    }

    [TestCase("nv12", 1)]
    [TestCase("netcdf4-none", Months)]
    [TestCase("grib2-ccsds:12", Months)]
    public void Access_IsOfTheFileKept(string configuration, int steps)
    {
        var row = Row("SST", configuration);
        var coded = row.GetProperty("codedBytes").GetInt64();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetProperty("stepValuesDecoded").GetInt64(), Is.EqualTo(Months * Frame / steps));
            Assert.That(row.GetProperty("stepBytesRead")
                .GetInt64(), Is.InRange(1, configuration == "nv12" ? coded : coded / (Months / 2)));
            Assert.That(
                row.GetProperty("seriesBytesRead").GetInt64(), Is.InRange(1, row.GetProperty("bytes").GetInt64()));
            Assert.That(row.GetProperty("accessReason").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    private static void AssertSameFigures(JsonElement actual, JsonElement expected)
    {
        string[] other = ["encodeSeconds", "decodeSeconds", "searchSeconds", "choiceSeconds", "codingSeconds", "file"];
        foreach (var property in expected.EnumerateObject().Where(property => !other.Contains(property.Name)))
        {
            Assert.That(
                actual.GetProperty(property.Name).GetRawText(), Is.EqualTo(property.Value.GetRawText()), property.Name);
        }
    }

    // ncdump prints all digits of a float, grib_get_data nine; the sums are taken here in the simplest way there is.
    private static void AssertErrors(JsonElement row, double[] original, double[] decoded, double relativeTolerance)
    {
        Assert.That(decoded.Select(double.IsNaN), Is.EqualTo(original.Select(double.IsNaN)), "missing places");
        var errors = original.Zip(decoded, (x, y) => y - x).Where(error => !double.IsNaN(error)).ToArray();
        var valid = original.Where(x => !double.IsNaN(x)).ToArray();
        var meanSquare = errors.Sum(error => error * error) / errors.Length;
        var range = valid.Max() - valid.Min();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number(row, "meanError"), Is.EqualTo(errors.Sum(Math.Abs) / errors.Length)
                .Within(relativeTolerance * 100).Percent);
            Assert.That(
                Number(row, "maxError"), Is.EqualTo(errors.Max(Math.Abs)).Within(relativeTolerance * 100).Percent);
            Assert.That(Number(row, "rmse"), Is.EqualTo(Math.Sqrt(meanSquare)).Within(relativeTolerance * 100).Percent);
            Assert.That(Number(row, "rangeRelativeMaxError"), Is.EqualTo(errors.Max(Math.Abs) / range)
                .Within(relativeTolerance * 100).Percent);
            Assert.That(
                Number(row, "psnr"), Is.EqualTo((20 * Math.Log10(range)) - (10 * Math.Log10(meanSquare))).Within(0.01));
            Assert.That(Number(row, "bitsPerValue"), Is.EqualTo(8 * Number(row, "bytes") / valid.Length).Within(1e-9));
            Assert.That(row.GetProperty("missing").GetInt32(), Is.EqualTo(original.Length - valid.Length));
        }

        AssertOtherErrors(row, original, decoded, relativeTolerance);
    }

    private static void AssertOtherErrors(
        JsonElement row, double[] original, double[] decoded, double relativeTolerance)
    {
        // A single error has fewer digits in what the tools print than the mean of all.
        var tolerance = relativeTolerance * 500;
        var places = Enumerable.Range(0, original.Length).Where(i => !double.IsNaN(original[i])).ToArray();
        var errors = original.Zip(decoded, (x, y) => Math.Abs(y - x)).ToArray();
        var meanError = places.Average(i => errors[i]);
        var meanX = places.Average(i => original[i]);
        var meanY = places.Average(i => decoded[i]);
        var pearson = places.Sum(i => (original[i] - meanX) * (decoded[i] - meanY))
            / Math.Sqrt(
                places.Sum(i => Math.Pow(original[i] - meanX, 2)) * places.Sum(i => Math.Pow(decoded[i] - meanY, 2)));
        var index = row.GetProperty("maxErrorIndex").EnumerateArray().Select(element => element.GetInt32()).ToArray();
        var frames = row.GetProperty("errorByFrame");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number(row, "bias"), Is.EqualTo(meanY - meanX).Within(relativeTolerance * meanError));
            Assert.That(Number(row, "pearsonR"), Is.EqualTo(pearson).Within(1e-9));
            Assert.That(row.GetProperty("changedZeros")
                .GetInt32(), Is.EqualTo(places.Count(i => original[i] == 0 && decoded[i] != 0)));
            Assert.That(row.GetProperty("maxErrorFrame").GetInt32(), Is.EqualTo(index[0]));
            Assert.That(errors[(index[0] * Frame) + (index[1] * 180) + index[2]], Is.EqualTo(Number(row, "maxError"))
                .Within(tolerance).Percent);
            Assert.That(frames.GetProperty("mean").GetArrayLength(), Is.EqualTo(Months));
            for (var frame = 0; frame < Months; frame++)
            {
                var ofFrame = places.Where(i => i / Frame == frame).Select(i => errors[i]).ToArray();
                Assert.That(frames.GetProperty("mean")[frame].GetDouble(), Is.EqualTo(ofFrame.Average())
                    .Within(tolerance).Percent);
                Assert.That(
                    frames.GetProperty("max")[frame].GetDouble(), Is.EqualTo(ofFrame.Max()).Within(tolerance).Percent);
            }
        }
    }

    private JsonElement Row(string variable, string configuration) =>
        Rows.Single(row => Text(row, "variable") == variable && Text(row, "configuration") == configuration);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
