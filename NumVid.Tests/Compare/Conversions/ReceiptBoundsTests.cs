using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>A receipt pairs the bound of each level with the error of that level.</summary>
[NoLeakedHandles]
internal sealed class ReceiptBoundsTests
{
    private const int Rows = 12;
    private const int Columns = 10;
    private const int Times = 2;
    private const int Points = Rows * Columns;

    // Amplitudes 1000, 1 and 30: bounds that are far apart, as pressure levels of humidity have them.
    private static readonly double[] s_amplitudes = [1000, 1, 30];

    private TemporaryFolder _folder = null!;
    private string _source = null!;
    private string _target = null!;
    private JsonElement _file;

    [OneTimeSetUp]
    public void Convert()
    {
        _folder = new TemporaryFolder();
        Directory.CreateDirectory(_folder.File("in"));
        var values = Enumerable.Range(0, Times).SelectMany(time => s_amplitudes.SelectMany(
            amplitude => Enumerable.Range(0, Points).Select(i => FormattableString.Invariant(
                $"{(float)(amplitude * Math.Sin((i * 0.7) + time) * Math.Cos(i * i * 0.013)):R}"))));
        _source = CdlFile.Create(_folder, $$"""
            netcdf q { dimensions: time = {{Times}} ; level = 3 ; y = {{Rows}} ; x = {{Columns}} ;
              variables: float q(time, level, y, x) ; q:units = "g kg-1" ; double level(level) ; level:units = "hPa" ;
              float s(time, level, y, x) ; double time(time) ; time:units = "days since 2001-01-01" ;
              data: time = 0, 1 ; level = 850, 500, 250 ; q = {{string.Join(", ", values)}} ;
              s = {{string.Join(", ", values)}} ; }
            """, name: "in/q.nc");
        _target = _folder.File("out");
        var run = NumVidProgram.Run("convert", _folder.File("in"), _target, "--to", "nv12", "--quality",
            "s:abs=0.25;default:levelrange=1e-3");
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(_target, "receipt.json")));
        _file = receipt.RootElement.GetProperty("files")[0].Clone();
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void EachLevel_HasItsOwnBoundAndItsOwnError()
    {
        var back = _folder.File("back.nc");
        NumVidProgram.Run("convert", Path.Combine(_target, "q.nv12"), back);
        var (before, after) = (NcValues.Read(_source, "q"), NcValues.Read(back, "q"));

        var bounds = VariableOf("q").GetProperty("bounds").EnumerateArray().ToArray();

        Assert.That(bounds, Has.Length.EqualTo(3));
        for (var level = 0; level < 3; level++)
        {
            var (x, y) = (OfLevel(before, level), OfLevel(after, level));
            var error = x.Zip(y, (first, second) => Math.Abs((float)first - (double)(float)second)).Max();
            var range = x.Max() - x.Min();
            var bound = bounds.Single(one => one.GetProperty("indices").GetProperty("level").GetInt32() == level);
            Assert.That(bound.GetProperty("limit").GetDouble(), Is.EqualTo(range * 1e-3).Within(range * 1e-8));
            Assert.That(bound.GetProperty("measured").GetDouble(), Is.EqualTo(error).Within(error * 1e-6));
            Assert.That(bound.GetProperty("isHeld").GetBoolean());
        }

        Assert.That(bounds.Select(bound => bound.GetProperty("place").GetString()),
            Is.EqualTo(new[] { "850 hPa", "500 hPa", "250 hPa" }));
        var largest = VariableOf("q").GetProperty("maxError").GetDouble();
        Assert.That(bounds.Max(bound => bound.GetProperty("measured").GetDouble()), Is.EqualTo(largest));
    }

    [Test]
    public void EachVariable_HasTheQualityThatWasInForce()
    {
        Assert.That(VariableOf("s").GetProperty("quality").GetString(), Does.StartWith("abs=0.25"));
        Assert.That(VariableOf("q").GetProperty("quality").GetString(), Does.StartWith("levelrange=0.001"));
        Assert.That(VariableOf("level").GetProperty("quality").GetString(), Is.EqualTo("lossless"));
    }

    [Test]
    public void Counts_AreThoseOfVariables()
    {
        var counts = _file.GetProperty("counts");

        Assert.That((counts.GetProperty("variablesIn").GetInt32(), counts.GetProperty("variablesOut").GetInt32()),
            Is.EqualTo((4, 4)));
        Assert.That(counts.GetProperty("fieldsIn").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void PlainConversion_PrintsTheRangeOfBoundsAndWhatIsExact()
    {
        var (exitCode, output, error) = NumVidProgram.Run("convert", _source, _folder.File("plain.nv12"),
            "--quality", "s:lossless;default:levelrange=1e-3");

        var values = NcValues.Read(_source, "q");
        var ranges = Enumerable.Range(0, 3).Select(level => OfLevel(values, level))
            .Select(part => part.Max() - part.Min());
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Match(@"\n  q: within 0\.00\d+ to [\d.]+ g kg-1 by level, lossy \([a-z0-9+]+\)\n"));
        Assert.That(output, Does.Contain(FormattableString.Invariant($" to {ranges.Max() * 1e-3:0.###} g kg-1")));
        Assert.That(output, Does.Contain("\n  s: exact (asked for)\n").And.Contain("Bounds are promised"));
    }

    [TestCase("preset=vhigh")]
    [TestCase("psnr=40")]
    public void PlainConversion_WithoutABound_PromisesNone(string quality)
    {
        var (exitCode, output, error) = NumVidProgram.Run(
            "convert", _source, _folder.File($"{quality}.nv12"), "--quality", $"s:lossless;default:{quality}");

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain("lossy").And.Not.Contain("Bounds are promised"));
    }

    [Test]
    public void OtherFormats_SayWhatIsKnownAndWhatIsNot()
    {
        var netCdf = NumVidProgram.Run("convert", _source, _folder.File("as-is.nc")).Output;
        var packed = NumVidProgram.Run("convert", _source, _folder.File("packed.nc"), "--pack", "short").Output;
        var bounded = NumVidProgram.Run(
            "convert", _source, _folder.File("bounded.nc"), "--pack", "short", "--quality", "abs=0.5").Output;
        var measured = NumVidProgram.Run(
            "convert", _source, _folder.File("measured.nc"), "--pack", "short", "--check").Output;

        Assert.That(netCdf, Does.Contain("\n  q: exact (stored as it is)\n"));
        Assert.That(packed, Does.Contain("\n  q: lossy (packed as short; not measured, '--check' does)\n"));
        Assert.That(bounded, Does.Contain("\n  q: within 0.5 g kg-1, lossy\n").And.Contain("Bounds are promised"));
        Assert.That(measured, Does.Match(@"\n  q: within [\d.]+ g kg-1, lossy \(measured\)\n"));
    }

    private static double[] OfLevel(double[] values, int level) =>
        [.. values.Where((_, i) => i / Points % s_amplitudes.Length == level)];

    private JsonElement VariableOf(string name) => _file.GetProperty("variables").EnumerateArray()
        .Single(variable => variable.GetProperty("name").GetString() == name);
}
