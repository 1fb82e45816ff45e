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

/// <summary>One run at one error for all formats; what the files hold is read by programs that are not ours.</summary>
internal sealed class EqualErrorRunTests
{
    private const string Configurations =
        "nv12:auto,nv12:max,grib2-ccsds,grib2-second-order,netcdf4-packed16-zlib9,netcdf4-bitround-zlib9,grib2-ccsds:12";


    private TemporaryFolder _folder = null!;
    private (int ExitCode, string Output, string Error) _run;
    private JsonDocument _result = null!;
    private double[] _original = null!;

    private string Out => _folder.File("out");

    private IEnumerable<JsonElement> Rows => _result.RootElement.GetProperty("results").EnumerateArray();

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        var input = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        _run = NumVidProgram.Run(
            "compare", input, "--quiet", "--variables", "SST", "--times", "#0..3", "--max-error", "range=0.01", "--configs",
            Configurations, "--out", Out, "--keep");
        Assert.That(_run.ExitCode, Is.Zero, _run.Output + _run.Error);
        _result = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "result.json")));
        _original = [.. NcValues.Read(input, "SST").Take(4 * 90 * 180)];
    }

    [OneTimeTearDown]
    public void RemoveFolder()
    {
        _result?.Dispose();
        _folder.Dispose();
    }

    [TestCase("grib2-ccsds")]
    [TestCase("grib2-second-order")]
    public void Grib_KeepsTheErrorByItsScales(string configuration)
    {
        var file = FileOf(configuration);
        var scales = ExternalTool.Run("grib_get", "-p", "binaryScaleFactor,decimalScaleFactor", file).Split('\n')[0].Split(' ');
        var range = _original.Where(value => !double.IsNaN(value)).Max() - _original.Where(value => !double.IsNaN(value)).Min();
        var step = Math.Pow(2, double.Parse(scales[0], CultureInfo.InvariantCulture))
            * Math.Pow(10, -double.Parse(scales[1], CultureInfo.InvariantCulture));

        AssertHeld(configuration, GribValues.Read(file), range);
        Assert.That(step, Is.InRange(0.9 * 2 * range / 100, 2 * range / 100), "the coarsest steps that keep it");
        Assert.That(step, Is.GreaterThan(LargestBelow(2, 2 * range / 100)).And.GreaterThan(LargestBelow(10, 2 * range / 100)),
            "one of both scales is coarser here than any of one");
    }

    [TestCase("grib2-ccsds")]
    [TestCase("grib2-second-order")]
    [TestCase("grib2-ccsds:12")]
    public void Rows_NameTheScalesOfGrib(string configuration)
    {
        var scales = ExternalTool.Run("grib_get", "-p", "binaryScaleFactor,decimalScaleFactor", FileOf(configuration))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        string Range(int i) => scales.Min(pair => pair[i]) is var least && scales.Max(pair => pair[i]) is var most && least == most
            ? $"{least}" : $"{least}..{most}";

        Assert.That(Text(Row(configuration), "scaleFactors"), Is.EqualTo($"E={Range(0)} D={Range(1)}"));
        Assert.That(
            string.Join(' ', _run.Output.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)),
            Does.Contain($"{configuration} {Text(Row(configuration), "scaleFactors")}"), "wherever its lines are cut");
        Assert.That(Row("nv12:auto").GetProperty("scaleFactors").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    // Of these heights a step of 512 m takes fewer bytes in second-order packing than the coarsest one of 640 m.
    [Test]
    public void Grib_TakesTheSmallestFileOfItsScales()
    {
        var input = TestFiles.Fixture("gfs_pressure_levels.grib2");
        var run = NumVidProgram.Run(
            "compare", input, "--quiet", "--variables", "gh", "--max-error", "range=0.01", "--configs", "grib2-second-order",
            "--out", _folder.File("scales"));
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("scales"), "result.json")));
        var row = result.RootElement.GetProperty("results")[0];
        long BytesOf(string scales)
        {
            var file = _folder.File(scales + ".grib2");
            var converted = NumVidProgram.Run(
                "convert", input, file, "--force", "--quiet", "--variables", "gh", "--packing", "second-order", "--quality", "range=0.01",
                "--scales", scales);
            Assert.That(converted.ExitCode, Is.Zero, converted.Error);
            return new FileInfo(file).Length;
        }

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(BytesOf("binary"), Is.LessThan(BytesOf("coarsest")).And.LessThan(BytesOf("decimal")));
        Assert.That(Number(row, "bytes"), Is.EqualTo(BytesOf("binary")));
        Assert.That(Text(row, "scaleFactors"), Does.EndWith(" D=0"));
        Assert.That(Number(row, "searchSeconds"), Is.GreaterThan(0));
    }

    [TestCase("netcdf4-packed16-zlib9")]
    [TestCase("netcdf4-bitround-zlib9")]
    public void NetCdf_KeepsTheError(string configuration)
    {
        var file = FileOf(configuration);
        var values = NcValues.Read(file, "SST");
        if (configuration == "netcdf4-packed16-zlib9")
        {
            var header = ExternalTool.Run("ncdump", "-h", file);
            double Attribute(string name)
            {
                var text = header[(header.IndexOf($"SST:{name} = ", StringComparison.Ordinal) + $"SST:{name} = ".Length)..];
                return double.Parse(text[..text.IndexOf(';', StringComparison.Ordinal)].Trim().TrimEnd('f'), CultureInfo.InvariantCulture);
            }

            // ncdump shows whole numbers; step and offset make values of them.
            values = [.. values.Select(value => (value * Attribute("scale_factor")) + Attribute("add_offset"))];
            Assert.That(Attribute("scale_factor"), Is.EqualTo(2 * BoundOf(configuration)).Within(0.01).Percent);
        }

        AssertHeld(configuration, values, null);
    }

    [Test]
    public void Rows_HaveOneBoundAndTheRatioToTheSmallest()
    {
        var ranked = Rows.Where(row => Text(row, "variable") == "SST" && Text(row, "configuration") != "grib2-ccsds:12").ToArray();
        var smallest = ranked.Min(row => Number(row, "bytes"));

        Assert.That(ranked, Has.Length.EqualTo(6));
        Assert.That(ranked.Select(row => Number(row, "boundRequested")), Is.All.EqualTo(Number(ranked[0], "boundRequested")));
        foreach (var row in ranked)
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Text(row, "maxErrorAsked"), Is.EqualTo("range=0.01"));
                Assert.That(row.GetProperty("boundHeld").GetBoolean());
                Assert.That(Number(row, "sizeToSmallest"), Is.EqualTo(Number(row, "bytes") / smallest).Within(1e-12));
                Assert.That(Number(row, "boundUtilisation"), Is.EqualTo(Number(row, "maxError") / Number(row, "boundRequested")).Within(1e-12));
            }
        }
    }

    [Test]
    public void Rows_WithSettingsOfTheirOwn_TakeNoPart()
    {
        var row = Row("grib2-ccsds:12");

        Assert.That(row.GetProperty("maxErrorAsked").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(row.GetProperty("sizeToSmallest").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Verdict_IsTheSmallestAndTheNextFormat()
    {
        var verdict = _result.RootElement.GetProperty("equalError")[0];
        var ordered = Rows.Where(row => Text(row, "variable") == "SST" && row.GetProperty("sizeToSmallest").ValueKind == JsonValueKind.Number)
            .OrderBy(row => Number(row, "bytes")).ToArray();
        var other = ordered.First(row => Text(row, "format") != Text(ordered[0], "format"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(verdict, "smallest"), Is.EqualTo(Text(ordered[0], "configuration")));
            Assert.That(Text(verdict, "otherFormat"), Is.EqualTo(Text(other, "configuration")));
            Assert.That(Number(verdict, "otherFormatToSmallest"), Is.EqualTo(Number(other, "bytes") / Number(ordered[0], "bytes")));
            Assert.That(_run.Output, Does.Contain($"{Text(ordered[0], "configuration")} is smallest, "));
        }
    }

    [Test]
    public void Files_SayTheSame()
    {
        var lines = File.ReadAllLines(Path.Combine(Out, "equal.csv"));
        var first = lines[1].Split(',');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultSchema.FaultsOf(Path.Combine(Out, "result.json")), Is.Empty);
            Assert.That(lines, Has.Length.EqualTo(1 + 6 + 6), "SST, and all variables");
            Assert.That(first[2], Is.EqualTo(Text(_result.RootElement.GetProperty("equalError")[0], "smallest")));
            Assert.That(first[6], Is.EqualTo("1"));
            Assert.That(File.ReadAllText(Path.Combine(Out, "report.html")), Does.Contain("id=\"equal\""));
        }
    }

    [Test]
    public void SecondRun_WithOneThread_GivesTheSameToTheLastDigit()
    {
        string[] Run(string name, string threads)
        {
            var run = NumVidProgram.Run(
                "compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), "--quiet", "--variables", "SST", "--times", "#0..1",
                "--max-error", "SST:abs=0.3", "--configs", "nv12:auto,nv12:max,grib2-ccsds,netcdf4-bitround-zlib9", "--out",
                _folder.File(name), "--threads", threads);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            return [.. File.ReadAllLines(Path.Combine(_folder.File(name), "result.json")).Where(
                line => !line.Contains("Seconds\"", StringComparison.Ordinal) && !line.Contains("\"command\"", StringComparison.Ordinal))];
        }

        Assert.That(Run("one", "1"), Is.EqualTo(Run("two", "2")));
    }

    [Test]
    public void Crate_DescribesEveryFileOfTheFolder()
    {
        using var crate = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "ro-crate-metadata.json")));
        var entities = crate.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(entity => Text(entity, "@id"));
        var files = Directory.GetFiles(Out, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Out, path)).Where(name => name != "ro-crate-metadata.json").ToArray();
        string[] Ids(JsonElement list) => [.. list.EnumerateArray().Select(part => Text(part, "@id"))];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(entities["ro-crate-metadata.json"].GetProperty("conformsTo"), "@id"), Is.EqualTo("https://w3id.org/ro/crate/1.1"));
            Assert.That(Ids(entities["./"].GetProperty("hasPart")).Select(Uri.UnescapeDataString), Is.EquivalentTo(files));
            foreach (var part in Ids(entities["./"].GetProperty("hasPart")))
            {
                var path = Path.Combine(Out, Uri.UnescapeDataString(part));
                Assert.That(Text(entities[part], "sha256"), Is.EqualTo(ExternalTool.Run("sha256sum", path).TrimStart('\\').Split(' ')[0]));
                Assert.That(Text(entities[part], "contentSize"), Is.EqualTo(new FileInfo(path).Length.ToString(CultureInfo.InvariantCulture)));
            }

            var run = entities["#run-1"];
            Assert.That(Text(run, "description"), Is.EqualTo(_result.RootElement.GetProperty("command").GetString()));
            Assert.That(
                Text(entities["#input-1"], "sha256"), Is.EqualTo(_result.RootElement.GetProperty("input").GetProperty("sha256").GetString()));
            Assert.That(Ids(run.GetProperty("result")), Is.EquivalentTo(Ids(entities["./"].GetProperty("hasPart"))));
            Assert.That(entities.Values.SelectMany(ReferencesIn).Distinct(), Is.SubsetOf(entities.Keys.Append("https://w3id.org/ro/crate/1.1")));
        }
    }

    [Test]
    public void Environment_NamesWhatPackedTheBytes()
    {
        var environment = _result.RootElement.GetProperty("environment");
        var libraries = environment.GetProperty("libraries");
        string PackageOf(string library)
        {
            var text = Text(libraries, library);
            return text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
        }

        using (Assert.EnterMultipleScope())
        {
            foreach (var library in new[] { "x265", "OpenJPEG", "HDF5", "libaec", "zlib" })
            {
                var package = PackageOf(library).Split(' ');
                Assert.That(ExternalTool.Run("dpkg-query", "-W", "-f", "${Version}", package[0]), Is.EqualTo(package[1]), library);
            }

            Assert.That(File.ReadAllText("/proc/cpuinfo"), Does.Contain(Text(environment, "processor")));
            Assert.That(
                Text(environment, "commit"), Does.Match("^[0-9a-f]{40}(-dirty)?$"), "the tests are built in a repository");
        }
    }

    [Test]
    public void Tables_ForPapersAreThere()
    {
        Assert.That(File.ReadAllText(Path.Combine(Out, "tables.md")), Does.Contain("SST \\[Deg C\\] at range=0.01"));
        Assert.That(File.ReadAllText(Path.Combine(Out, "tables.tex")), Does.Contain("SST [Deg C] at range=0.01"));
    }

    [TestCase("abs=0.1,codec=auto", "is more than a bound")]
    [TestCase("SST:preset=high", "is more than a bound")]
    [TestCase("abs=x", "needs a positive finite number")]
    [TestCase("sts:abs=1", "has no variable 'sts'")]
    public void MaxError_ThatIsNoBound_IsRefused(string maxError, string expected)
    {
        var run = NumVidProgram.Run("compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), "--max-error", maxError);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(expected));
    }

    private static IEnumerable<string> ReferencesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ReferencesIn),
        JsonValueKind.Object when element.EnumerateObject().Count() == 1 && element.TryGetProperty("@id", out var id) =>
            [id.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => ReferencesIn(property.Value)),
        _ => [],
    };

    private void AssertHeld(string configuration, double[] values, double? range)
    {
        var largest = NcValues.LargestDifference(_original, values);

        // The tools print nine digits, and float32 has seven.
        Assert.That(largest, Is.LessThanOrEqualTo(BoundOf(configuration) * (1 + 1e-5)));
        Assert.That(Number(Row(configuration), "maxError"), Is.EqualTo(largest).Within(1e-5));
        Assert.That(range is null || Math.Abs(BoundOf(configuration) - (range.Value / 100)) < 1e-6);
    }

    private static double LargestBelow(double root, double step) => Math.Pow(root, Math.Floor(Math.Log(step, root)));

    private double BoundOf(string configuration) => Number(Row(configuration), "boundRequested");

    private string FileOf(string configuration) => Path.Combine(Out, Text(Row(configuration), "file"));

    private JsonElement Row(string configuration) =>
        Rows.Single(row => Text(row, "variable") == "SST" && Text(row, "configuration") == configuration);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
