using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Checks;
using NumVid.Compare.Errors;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Checks;

/// <summary>Counts of points beyond a value, on a field small enough to count by hand.</summary>
internal sealed class CountedThresholdTests
{
    [TestCase("")]
    [TestCase("tp")]
    [TestCase("tp=1")]
    [TestCase(">=1")]
    [TestCase("tp>=rain")]
    [TestCase("tp>=NaN")]
    public void Parse_WhatIsNoThreshold_SaysWhatIsOne(string text) =>
        Assert.That(() => CountedThreshold.Parse(text), Throws.InstanceOf<UsageException>().With.Message.Contains("--count"));

    [TestCase("t>=2", true)]
    [TestCase("t>2", false)]
    [TestCase("t<=2", true)]
    [TestCase("t<2", false)]
    public void Includes_TheLimitItself_AsTheSignSays(string text, bool isCounted) =>
        Assert.That(CountedThreshold.Parse(text).Single().Includes(2), Is.EqualTo(isCounted));

    // One significant bit beside the first: 1.1 and 0.9 become 1, 1.3 becomes 1.5 or 1, 2.9 becomes 3.
    [Test]
    public void Compare_CountsBeforeAndAfter()
    {
        using var folder = new TemporaryFolder();
        var input = CdlFile.Create(folder, """
            netcdf f { dimensions: y = 2 ; x = 4 ; variables: float tp(y, x) ; tp:units = "mm" ; float u(y, x) ; tp:_FillValue = -9.f ;
              data: tp = 0.9, 1.1, 2.9, 0, 2.9, -9, 3.1, 5 ; u = 1, 2, 3, 4, 5, 6, 7, 8 ; }
            """);
        var output = folder.File("out");
        var run = NumVidProgram.Run(
            "compare", input, "--configs", "netcdf4-bitround-zlib9:1", "--count", "tp>=1,tp>3,tp<1", "--out", output, "--keep", "--quiet");
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        var rows = result.RootElement.GetProperty("results");
        var file = rows[0].GetProperty("file").GetString()!;
        var decoded = NcValues.Read(Path.Combine(output, file), "tp");
        double[] original = [0.9f, 1.1f, 2.9f, 0, 2.9f, double.NaN, 3.1f, 5];
        var expected = new[] { "tp>=1", "tp>3", "tp<1" }.Zip<string, System.Func<double, bool>>([value => value >= 1, value => value > 3, value => value < 1])
            .Select(one => (
                one.First, original.Count(one.Second), decoded.Count(one.Second),
                original.Zip(decoded).Count(pair => !one.Second(pair.First) && one.Second(pair.Second)),
                original.Zip(decoded).Count(pair => one.Second(pair.First) && !one.Second(pair.Second))));

        var counts = rows[0].GetProperty("counts").EnumerateArray().Select(count => (
            count.GetProperty("name").GetString()!, Number(count, "original"), Number(count, "decoded"), Number(count, "gained"), Number(count, "lost"))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts, Is.EqualTo(expected));
            Assert.That(counts.Sum(count => count.Item4 + count.Item5), Is.Positive, "something moved");
            Assert.That(rows[1].GetProperty("counts").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(run.Output, Does.Contain("Counts of netcdf4-bitround-zlib9:1: tp>=1 "));
            Assert.That(File.ReadAllText(Path.Combine(output, "report.html")), Does.Contain("tp&gt;=1 "));
            Assert.That(ResultSchema.FaultsOf(Path.Combine(output, "result.json")), Is.Empty);
        }

        static int Number(JsonElement count, string name) => count.GetProperty(name).GetInt32();
    }

    [Test]
    public void Compare_ANameThatStandsForNone_IsAnError()
    {
        var run = NumVidProgram.Run("compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), "--count", "STT>=1");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain("STT"));
    }
}
