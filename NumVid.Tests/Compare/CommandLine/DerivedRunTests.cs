using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Fields that are computed from others, in a whole run. What they should be is computed here, from what ncdump
/// reads in the files kept.</summary>
internal sealed class DerivedRunTests
{
    private const int Times = 5;
    private const int Levels = 3;
    private const int Points = 6 * 8;
    private const string Bound = "u:abs=0.25;v:abs=0.125;default:abs=0.5";

    private static readonly string[] s_derived =
    [
        "--derive", "speed=hypot(u,v)", "--derive", "thickness=z@level=500hPa-z@level=1000", "--derive", "rain=diff(tp)",
        "--derive", "ratio=v/u", "--derive", "last=z@time=#-1@level=#0", "--derive", "sum=u+tp", "--derive", "energy[J kg-1]=speed*speed/2",
    ];

    private TemporaryFolder _folder = null!;
    private string _input = null!;
    private (int ExitCode, string Output, string Error) _run;
    private JsonElement _result;

    private string Out => _folder.File("out");

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        static string Values(int count, int seed, Func<double, double> of) =>
            string.Join(", ", Enumerable.Range(0, count).Select(i => of(((i + seed) * 7919 % 1009) / 16.0)));
        var rain = Values(Times * Points, 3, x => x);
        _input = CdlFile.Create(_folder, $$"""
            netcdf f { dimensions: time = {{Times}} ; level = {{Levels}} ; lat = 6 ; lon = 8 ; variables:
              float u(time, lat, lon) ; u:units = "m s-1" ; u:_FillValue = -9.f ; float v(time, lat, lon) ; v:units = "m/s" ;
              double z(time, level, lat, lon) ; z:units = "m" ;
              float tp(time, lat, lon) ; tp:units = "mm" ;
              double time(time) ; time:units = "hours since 2000-01-01" ; double level(level) ; level:units = "hPa" ; level:positive = "down" ;
              double lat(lat) ; lat:units = "degrees_north" ; double lon(lon) ; lon:units = "degrees_east" ;
              data: u = -9, {{Values((Times * Points) - 1, 0, x => x + 40.03)}} ; v = {{Values(Times * Points, 1, x => x + 1)}} ;
              z = {{Values(Times * Levels * Points, 2, x => 5000 + x)}} ; tp = {{rain}} ;
              time = 0, 6, 12, 18, 24 ; level = 500, 850, 1000 ; lat = 0, 10, 20, 30, 40, 50 ; lon = 0, 1, 2, 3, 4, 5, 6, 7 ; }
            """);
        _run = NumVidProgram.Run(
        [
            "compare", _input, "--quiet", "--max-error", Bound, "--configs", "netcdf4-bitround-zlib9,nv12:auto", "--keep",
            "--count", "rain>=10", "--out", Out, .. s_derived,
        ]);
        Assert.That(_run.ExitCode, Is.Zero, _run.Output + _run.Error);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "result.json")));
        _result = document.RootElement.Clone();
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("speed", "u,v", "0.2795084971874737")]
    [TestCase("thickness", "z", "1")]
    [TestCase("rain", "tp", "1")]
    [TestCase("ratio", "u,v", "more")]
    [TestCase("last", "z", "0.5")]
    [TestCase("energy", "u,v", "more")]
    public void Figures_AreThoseOfTheFieldComputedFromWhatWasReadBack(string name, string variables, string? bound)
    {
        var row = Row(name, "netcdf4-bitround-zlib9");
        var kept = Path.Combine(Out, row.GetProperty("file").GetString()!);
        var names = variables.Split(',');
        var x = Compute(name, [.. names.Select(variable => ValuesOf(_input, variable))]);
        var y = Compute(name, [.. names.Select(variable => ValuesOf(kept, variable))]);
        var errors = x.Zip(y, (a, b) => Math.Abs(b - a)).Where(double.IsFinite).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number(row, "points"), Is.EqualTo(x.Length));
            Assert.That(Number(row, "missing"), Is.EqualTo(x.Count(double.IsNaN)));
            Assert.That(Number(row, "meanError"), Is.EqualTo(errors.Average()).Within(1e-7).Percent);
            Assert.That(Number(row, "maxError"), Is.EqualTo(errors.Max()).Within(1e-7).Percent.And.GreaterThan(0));
            Assert.That(Number(row, "rmse"), Is.EqualTo(Math.Sqrt(errors.Average(error => error * error))).Within(1e-7).Percent);
            Assert.That(Number(row, "bytes"), Is.EqualTo(new FileInfo(kept).Length));
            Assert.That(row.GetProperty("boundHeld").ValueKind, Is.EqualTo(bound is null ? JsonValueKind.Null : JsonValueKind.True));
            if (bound is not null and not "more")
            {
                Assert.That(Number(row, "boundRequested"), Is.EqualTo(double.Parse(bound, CultureInfo.InvariantCulture)).Within(1e-9));
            }
        }
    }

    [Test]
    public void Variables_TellExpressionUnitAndShape()
    {
        var variables = _result.GetProperty("input").GetProperty("variables").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);
        string? Unit(string name) => variables[name].GetProperty("unit").GetString();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(variables["speed"].GetProperty("expression").GetString(), Is.EqualTo("hypot(u,v)"));
            Assert.That(variables["speed"].GetProperty("computedFrom").EnumerateArray().Select(one => one.GetString()), Is.EqualTo(new[] { "u", "v" }));
            Assert.That(variables["u"].GetProperty("expression").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(variables["rain"].GetProperty("shape").EnumerateArray().Select(one => one.GetInt32()), Is.EqualTo(new[] { Times - 1, 6, 8 }));
            Assert.That((Unit("speed"), Unit("rain"), Unit("sum"), Unit("ratio"), Unit("energy")), Is.EqualTo(("m s-1", "mm", (string?)null, (string?)null, "J kg-1")));
            Assert.That(_run.Error, Does.Contain("'m s-1' and in 'mm'"));
            Assert.That(ResultSchema.FaultsOf(Path.Combine(Out, "result.json")), Is.Empty);
        }
    }

    [Test]
    public void Asked_IsWhatTheVariablesMayBeOffBy_AndReportsShowTheExpression()
    {
        var row = Row("speed", "nv12:auto");
        var verdict = _result.GetProperty("equalError").EnumerateArray().Single(one => one.GetProperty("variable").GetString() == "speed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetProperty("maxErrorAsked").GetString(), Is.EqualTo("u:abs=0.25;v:abs=0.125"));
            Assert.That(verdict.GetProperty("smallestBytes").GetInt64(), Is.GreaterThan(0));
            Assert.That(Row("rain", "nv12:auto").GetProperty("counts")[0].GetProperty("original").GetInt32(), Is.EqualTo(
                Compute("rain", [ValuesOf(_input, "tp")]).Count(value => value >= 10)));
            Assert.That(_run.Output, Does.Contain("Computed: speed = hypot(u,v)"));
            Assert.That(File.ReadAllText(Path.Combine(Out, "report.html")), Does.Contain("thickness = z@level=500hPa-z@level=1000"));
            Assert.That(File.ReadAllText(Path.Combine(Out, "tables.md")), Does.Contain(@"speed = hypot(u,v) \[m s-1\]"));
            Assert.That(File.ReadAllText(Path.Combine(Out, "sizes.csv")), Does.Contain("speed,nv12:auto"));
            Assert.That(_result.GetProperty("command").GetString(), Does.Contain("'speed=hypot(u,v)'").And.Contain("ratio=v/u"));
        }
    }

    [TestCase("a=hypot(u,w)", "has no variable 'w'", TestName = "{m}_UnknownVariable")]
    [TestCase("a=u+z", "takes fields of one shape", TestName = "{m}_Shapes")]
    [TestCase("a=diff(u)+u", "(time 4, lat 6, lon 8) and (time 5, lat 6, lon 8)", TestName = "{m}_Differences")]
    [TestCase("a=z@level=700", "has nothing at level 700", TestName = "{m}_Level")]
    [TestCase("a=u@level=500", "no axis 'level'; it has time, lat, lon", TestName = "{m}_Axis")]
    [TestCase("a=u@time=#0@lat=#0", "leaves 1 dimensions", TestName = "{m}_Rank")]
    [TestCase("a=diff(z@time=#0)", "diff takes what has one axis of times, and this has none", TestName = "{m}_Times")]
    [TestCase("u=2*v", "has a variable 'u' already", TestName = "{m}_Name")]
    public void WhatCannotBeComputed_IsRefusedBeforeAnythingIsMeasured(string derive, string reason)
    {
        var run = NumVidProgram.Run("compare", _input, "--configs", "netcdf4-none", "--derive", derive, "--quiet");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain(reason));
    }

    [Test]
    public void Study_ComparesWhatAnInputGives_SearchesSettings_AndMerges()
    {
        var inputs = _folder.File("inputs");
        Directory.CreateDirectory(inputs);
        ExternalTool.Run("nccopy", "-V", "u,v,time,lat,lon", _input, Path.Combine(inputs, "whole.nc"));
        ExternalTool.Run("nccopy", "-V", "u,time,lat,lon", _input, Path.Combine(inputs, "u.nc"));
        (int ExitCode, string Output, string Error) Run(string name, params string[] more) => NumVidProgram.Run(
        [
            "compare", inputs, "--configs", "netcdf4-bitround-zlib9", "--until-checks-pass", "--checks", "pearsonR>=0.99",
            "--derive", "speed=hypot(u,v)", "--derive", "twice=2*u", "--quiet", "--out", _folder.File(name), .. more,
        ]);
        JsonElement ResultOf(string input)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("study"), input, "result.json")));
            return document.RootElement.Clone();
        }

        var run = Run("study");
        var skipped = ResultOf("u.nc").GetProperty("input").GetProperty("skipped").EnumerateArray().ToDictionary(
            entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("reason").GetString());
        var found = ResultOf("whole.nc").GetProperty("passing").EnumerateArray().Single(one => one.GetProperty("variable").GetString() == "speed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
            Assert.That(skipped["speed"], Does.Contain("no variable 'v'"));
            Assert.That(ResultOf("u.nc").GetProperty("results").EnumerateArray().Select(row => row.GetProperty("variable").GetString()), Does.Contain("twice"));
            Assert.That(found.GetProperty("setting").GetString(), Is.Not.Empty);
        }

        Run("parts", "--shard", "1/2");
        Run("parts", "--shard", "2/2");
        var merge = NumVidProgram.Run("merge", _folder.File("parts"), "--out", _folder.File("merged"));
        Assert.That(merge.ExitCode, Is.Zero, merge.Error);
        Assert.That(File.ReadAllText(Path.Combine(_folder.File("merged"), "study.json")), Is.EqualTo(
            File.ReadAllText(Path.Combine(_folder.File("study"), "study.json"))));
        var sizes = ResultOf("u.nc").GetProperty("results").EnumerateArray().First(row => row.GetProperty("variable").GetString() == "u");
        using var study = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.File("merged"), "study.json")));
        Assert.That(
            study.RootElement.GetProperty("inputs")[0].GetProperty("sizes")[0].GetProperty("bytes").GetInt64(),
            Is.EqualTo(sizes.GetProperty("bytes").GetInt64()), "what a derived field takes is not counted twice");
    }

    [Test]
    public void Sweep_WithTimesAndAProgram_HasTheDerivedFieldInEveryPlace()
    {
        const string Zfp = "external:zfp:zfp -f -{rank} {dims} -a {abs} -i {in} -z {out} => zfp -f -{rank} {dims} -a {abs} -z {in} -o {out}";
        var output = _folder.File("sweep");
        var run = NumVidProgram.Run(
            "compare", _input, "--quiet", "--variables", "u,v", "--sweep", "--bounds", "abs=0.5,0.125", "--timing", "--keep",
            "--configs", $"netcdf4-bitround-zlib9,{Zfp}", "--derive", "speed=hypot(u,v)", "--out", output);
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        var rows = document.RootElement.GetProperty("results").EnumerateArray().ToDictionary(
            row => (row.GetProperty("variable").GetString()!, row.GetProperty("configuration").GetString()!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultSchema.FaultsOf(Path.Combine(output, "result.json")), Is.Empty);
            foreach (var (configuration, bound) in new[] { ("netcdf4-bitround-zlib9@abs=0.5", 0.5), ("external:zfp@abs=0.5", 0.5), ("external:zfp@abs=0.125", 0.125) })
            {
                var row = rows[("speed", configuration)];
                Assert.That(row.GetProperty("series").GetString(), Is.EqualTo(configuration.Split('@')[0]));
                Assert.That(Number(row, "boundRequested"), Is.EqualTo(double.Hypot(bound, bound)).Within(1e-9), configuration);
                Assert.That(Number(row, "maxError"), Is.InRange(1e-9, double.Hypot(bound, bound)), configuration);
                Assert.That(row.GetProperty("onParetoFront").ValueKind == JsonValueKind.Null, Is.EqualTo(row.GetProperty("holdsValuesAlone").GetBoolean()));
                foreach (var way in new[] { "encode", "decode" })
                {
                    var unit = Number(rows[("speed", "netcdf4-zlib1")], way + "Seconds");
                    Assert.That(Number(row, way + "ToYardstick"), Is.EqualTo(Number(row, way + "Seconds") / unit).Within(1e-12), configuration);
                    Assert.That(Number(row, way + "Spread"), Is.GreaterThanOrEqualTo(0), configuration);
                }
            }

            var zfp = rows[("speed", "external:zfp@abs=0.5")];
            Assert.That(Number(zfp, "bytes"), Is.EqualTo(new[] { "u", "v" }.Sum(name => Number(rows[(name, "external:zfp@abs=0.5")], "bytes"))));
            var kept = Path.Combine(output, rows[("speed", "netcdf4-bitround-zlib9@abs=0.5")].GetProperty("file").GetString()!);
            var errors = Compute("speed", [ValuesOf(_input, "u"), ValuesOf(_input, "v")])
                .Zip(Compute("speed", [ValuesOf(kept, "u"), ValuesOf(kept, "v")]), (x, y) => Math.Abs(y - x)).Where(double.IsFinite);
            Assert.That(Number(rows[("speed", "netcdf4-bitround-zlib9@abs=0.5")], "maxError"), Is.EqualTo(errors.Max()).Within(1e-7).Percent);
            Assert.That(Figures(document.RootElement, "crossings").Concat(Figures(document.RootElement, "equalError")), Does.Contain("speed"));
        }
    }

    private JsonElement Row(string variable, string configuration) => _result.GetProperty("results").EnumerateArray().Single(row =>
        row.GetProperty("variable").GetString() == variable && row.GetProperty("configuration").GetString() == configuration);

    private static System.Collections.Generic.IEnumerable<string?> Figures(JsonElement result, string list) =>
        result.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("variable").GetString());

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static double[] ValuesOf(string path, string variable) =>
        [.. NcValues.Read(path, variable).Select(value => variable == "z" ? value : (float)value)];

    // From whole arrays, element by element.
    private static double[] Compute(string name, double[][] fields) => name switch
    {
        "speed" => [.. fields[0].Zip(fields[1], double.Hypot)],
        "energy" => [.. fields[0].Zip(fields[1], (u, v) => ((u * u) + (v * v)) / 2)],
        "ratio" => [.. fields[0].Zip(fields[1], (u, v) => v / u)],
        "rain" => [.. fields[0].Skip(Points).Zip(fields[0], (later, earlier) => later - earlier)],
        "last" => fields[0][((Times - 1) * Levels * Points)..(((Times - 1) * Levels * Points) + Points)],
        _ => [.. Enumerable.Range(0, Times).SelectMany(time => Enumerable.Range(0, Points).Select(point =>
            fields[0][(((time * Levels) + 0) * Points) + point] - fields[0][(((time * Levels) + 2) * Points) + point]))],
    };
}
