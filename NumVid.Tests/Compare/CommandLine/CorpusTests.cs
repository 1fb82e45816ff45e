using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>A tree of files of mixed kinds and shapes, one broken, one that is none, one whose header claims more than there is, and one
/// large, compared unattended, killed and taken up again.</summary>
internal sealed class CorpusTests
{
    private static readonly int s_files = LongRun.IsAsked ? 200 : 12;

    // Sparse: no disk is filled by it.
    private static readonly int s_hugeFrames = LongRun.IsAsked ? 250 : 2;

    private TemporaryFolder _folder = null!;
    private string _in = null!;

    [OneTimeSetUp]
    public void MakeFiles()
    {
        _folder = new TemporaryFolder();
        _in = _folder.File("in");
        for (var number = 0; number < s_files; number++)
        {
            Make(number);
        }

        File.WriteAllText(Path.Combine(_in, "a-broken.nc"), "CDF\u0001 and nothing more");
        File.WriteAllText(Path.Combine(_in, "readme.txt"), "no fields");
        MakeSparse("m-huge.nc", s_hugeFrames, isWhole: true);
        MakeSparse("z-claims.nc", 40_000, isWhole: false);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Killed_AndResumed_EndsWithAllFiguresAndTheListOfWhatWasSkipped()
    {
        var output = _folder.File("out");
        string[] arguments = ["compare", _in, "--configs", "netcdf4-zlib1,grib2-ccsds:12", "--out", output, "--quiet", "--resume"];
        var finished = KillAfterSomeResults(arguments, output);

        var run = NumVidProgram.Run(arguments);

        using var study = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "study.json")));
        var inputs = study.RootElement.GetProperty("inputs").EnumerateArray().ToDictionary(input => input.GetProperty("name").GetString()!);
        var statuses = inputs.Values.CountBy(input => input.GetProperty("status").GetString()!).ToDictionary();
        var text = File.ReadAllText(Path.Combine(output, "study.md"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(inputs, Has.Count.EqualTo(s_files + 4));
            Assert.That(statuses.GetValueOrDefault("compared"), Is.EqualTo(s_files + 1), text);
            Assert.That(statuses.GetValueOrDefault("skipped"), Is.EqualTo(2), text);
            Assert.That(finished.Where(file => File.GetLastWriteTimeUtc(file.Key) != file.Value), Is.Empty, "what was finished is not measured again");
            foreach (var (name, reason) in new[] { ("a-broken.nc", "a-broken.nc"), ("z-claims.nc", "z-claims.nc"), ("readme.txt", "no file of fields") })
            {
                Assert.That(inputs[name].GetProperty("reason").GetString(), Does.Contain(reason).And.Not.Contain(_in), name);
                Assert.That(text, Does.Contain($": {name}: "), name);
                Assert.That(run.Output, Does.Contain($": {name}: "), name);
            }

            Assert.That(Directory.GetDirectories(output, ".numvid-*", SearchOption.AllDirectories), Is.Empty, "leavings of the killed run");
            Assert.That(File.Exists(Path.Combine(output, "m-huge.nc", "report.html")));
        }
    }

    // As kill -9 does, in the middle of an input.
    private static Dictionary<string, DateTime> KillAfterSomeResults(string[] arguments, string output)
    {
        using var process = NumVidProgram.StartToInterrupt(arguments);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        while (Results(output).Length < 3)
        {
            Assert.That(process.HasExited, Is.False, "it ended before it could be killed");
            Thread.Sleep(5);
        }

        ExternalTool.Run("kill", "-KILL", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        process.WaitForExit();
        Assert.That(File.Exists(Path.Combine(output, "study.json")), Is.False, "it was killed before its end");
        return Results(output).ToDictionary(path => path, File.GetLastWriteTimeUtc);
    }

    private static string[] Results(string output) => Directory.Exists(output)
        ? [.. Directory.GetFiles(output, "result.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/.numvid-", StringComparison.Ordinal))] : [];

    private void Make(int number)
    {
        string[] kinds = ["classic", "64-bit-offset", "nc4", "cdf5"];
        string[] types = ["float", "double", "short"];
        var (rows, columns, times) = (5 + (number % 7), 6 + (number % 11), 1 + (number % 5));
        var levels = number % 3 == 0 ? 2 : 1;
        var type = types[number % types.Length];
        var packed = type == "short" ? "t:scale_factor = 0.1 ; t:add_offset = 250. ; " : "";
        var values = string.Join(", ", Enumerable.Range(0, times * levels * rows * columns).Select(
            i => type == "short" ? i * 7919 % 600 : ((i * 7919 % 600) / 8.0) + 200));
        var (dimension, axis) = levels == 1 ? ("", "") : ($"lev = {levels} ; ", "lev, ");
        var coordinate = levels == 1 ? "" : "double lev(lev) ; lev:units = \"hPa\" ; lev:positive = \"down\" ; ";
        var folder = Path.Combine(_in, number % 4 == 0 ? "." : $"year{number % 4}");
        Directory.CreateDirectory(folder);
        var name = Path.GetRelativePath(_folder.Path, Path.Combine(folder, $"f{number:000}.nc"));
        var path = CdlFile.Create(_folder, $$"""
            netcdf f { dimensions: time = {{times}} ; {{dimension}}lat = {{rows}} ; lon = {{columns}} ; variables:
              {{type}} t(time, {{axis}}lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; {{packed}}
              double time(time) ; time:units = "hours since 2020-01-01" ; {{coordinate}}
              double lat(lat) ; lat:units = "degrees_north" ; double lon(lon) ; lon:units = "degrees_east" ;
              data: t = {{values}} ; time = {{List(times, 0, 6)}} ; {{(levels == 1 ? "" : "lev = 500, 850 ; ")}}
              lat = {{List(rows, -10, 2)}} ; lon = {{List(columns, 0, 3)}} ; }
            """, kinds[number % kinds.Length], name);
        if (number % 6 == 5)
        {
            var target = Path.ChangeExtension(path, number % 12 == 5 ? ".grib2" : ".nv12");
            Assert.That(NumVidProgram.Run("convert", path, target).ExitCode, Is.Zero);
            File.Delete(path);
        }
    }

    private static string List(int count, int first, int step) => string.Join(", ", Enumerable.Range(0, count).Select(i => first + (i * step)));

    // Classic files begin with their header; what is not written of the rest reads as zeros.
    private void MakeSparse(string name, int frames, bool isWhole)
    {
        const int Side = 1000;
        var path = CdlFile.Create(_folder, $$"""
            netcdf f { dimensions: time = UNLIMITED ; lat = {{Side}} ; lon = {{Side}} ; variables: float t(time, lat, lon) ; t:units = "K" ; }
            """, "64-bit-offset", Path.Combine("in", name));
        using var file = new FileStream(path, FileMode.Open);
        var header = file.Length;
        file.Position = 4;
        file.Write([(byte)(frames >> 24), (byte)(frames >> 16), (byte)(frames >> 8), (byte)frames]);
        file.SetLength(header + (isWhole ? (long)frames * Side * Side * sizeof(float) : 100));
    }
}
