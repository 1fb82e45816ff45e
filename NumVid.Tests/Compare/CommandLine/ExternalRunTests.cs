using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Debian's zfp as a competitor, on a field with missing values; zfp itself says what its bytes hold.</summary>
internal sealed class ExternalRunTests
{
    private const string Zfp =
        "external:zfp:zfp -f -{rank} {dims} -a {abs} -i {in} -z {out} => zfp -f -{rank} {dims} -a {abs} -z {in} -o {out}";

    private TemporaryFolder _folder = null!;
    private (int ExitCode, string Output, string Error) _run;
    private JsonDocument _result = null!;
    private double[] _original = null!;

    private string Out => _folder.File("out");

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        var input = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        _run = NumVidProgram.Run(
            "compare", input, "--quiet", "--variables", "SST", "--times", "#0..2", "--max-error", "abs=0.25", "--configs",
            $"{Zfp},external:copy:cp {{in}} {{out}} => cp {{in}} {{out}},external:lost:cp {{in}} {{out}} => false {{in}} {{out}},"
                + "external:short:cp {in} {out} => dd bs=100 count=1 if={in} of={out},grib2-ccsds", "--out", Out, "--keep",
            "--timing");
        _result = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "result.json")));
        _original = [.. NcValues.Read(input, "SST").Take(3 * 90 * 180)];
    }

    [OneTimeTearDown]
    public void RemoveFolder()
    {
        _result?.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Zfp_BytesAndErrorsAreThoseOfZfpItself()
    {
        var row = Row("external:zfp");
        var packed = Path.Combine(Out, row.GetProperty("file").GetString()!);
        var restored = _folder.File("restored");
        ExternalTool.Run("zfp", "-f", "-3", "180", "90", "3", "-a", "0.25", "-z", packed, "-o", restored);
        var bytes = File.ReadAllBytes(restored);
        var errors = Enumerable.Range(0, _original.Length).Where(i => !double.IsNaN(_original[i]))
            .Select(i => Math.Abs(BitConverter.ToSingle(bytes, 4 * i) - _original[i])).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("ok"));
            Assert.That(Number(row, "maxError"), Is.EqualTo(errors.Max()).Within(1e-5));
            Assert.That(Number(row, "boundRequested"), Is.EqualTo(0.25));
            Assert.That(row.GetProperty("boundHeld").GetBoolean());
            Assert.That(row.GetProperty("missing").GetInt32(), Is.EqualTo(_original.Count(double.IsNaN)));
        }
    }

    [Test]
    public void Zfp_BytesOfMissingValuesCountToo()
    {
        var row = Row("external:zfp");
        var ownBytes = new FileInfo(Path.Combine(Out, row.GetProperty("file").GetString()!)).Length;
        var places = _folder.File("places");
        File.WriteAllBytes(places, [.. _original.Select(value => double.IsNaN(value) ? (byte)1 : (byte)0)]);
        var deflated = long.Parse(
            ExternalTool.Run(
                "python3", "-c", "import sys, zlib; print(len(zlib.compress(open(sys.argv[1], 'rb').read(), 9)))", places),
            CultureInfo.InvariantCulture);

        Assert.That(Number(row, "bytes") - ownBytes, Is.EqualTo(deflated).Within(20).Percent, "zlib differs");
        Assert.That(Number(row, "codedBytes"), Is.EqualTo(Number(row, "bytes")));
    }

    [Test]
    public void Ranking_IsByCodedBytes_SinceThereIsNoFile()
    {
        var (zfp, grib) = (Row("external:zfp"), Row("grib2-ccsds"));
        var fewest = Math.Min(Number(zfp, "codedBytes"), Number(grib, "codedBytes"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(zfp.GetProperty("sizeToSmallest").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Number(grib, "sizeToSmallest"), Is.EqualTo(1));
            Assert.That(Number(zfp, "codedToSmallest"), Is.EqualTo(Number(zfp, "codedBytes") / fewest));
        }
    }

    [Test]
    public void Copy_WithoutABound_IsExactAndTakesNoPart()
    {
        var row = Row("external:copy");

        Assert.That(row.GetProperty("exact").GetBoolean());
        Assert.That(row.GetProperty("maxErrorAsked").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase("external:lost", "'false' failed (exit code 1)")]
    [TestCase("external:short", "gave back 100 bytes and not the 194400 of 48600 values")]
    public void Failures_AreTheCellsReason(string configuration, string reason)
    {
        var row = Row(configuration);

        Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("failed"));
        Assert.That(row.GetProperty("reason").GetString(), Does.Contain(reason));
        Assert.That(_run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Times_AreMediansWithARatioToTheYardstick()
    {
        var timing = _result.RootElement.GetProperty("timing");
        var yardstick = Row("netcdf4-zlib1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(timing.GetProperty("repetitions").GetInt32(), Is.EqualTo(3));
            Assert.That(timing.GetProperty("yardstick").GetString(), Is.EqualTo("netcdf4-zlib1"));
            Assert.That(Number(yardstick, "encodeToYardstick"), Is.EqualTo(1));
            foreach (var name in new[] { "external:zfp", "grib2-ccsds" })
            {
                Assert.That(
                    Number(Row(name), "decodeToYardstick"),
                    Is.EqualTo(Number(Row(name), "decodeSeconds") / Number(yardstick, "decodeSeconds")).Within(1e-12));
                Assert.That(Number(Row(name), "encodeSpread"), Is.GreaterThanOrEqualTo(0));
            }
        }
    }

    [Test]
    public void Result_SaysWhatWasRun()
    {
        var zfp = _result.RootElement.GetProperty("configurations").EnumerateArray()
            .Single(configuration => configuration.GetProperty("name").GetString() == "external:zfp");
        var program = ExternalTool.Run("sh", "-c", "sha256sum $(which zfp)").Split(' ')[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultSchema.FaultsOf(Path.Combine(Out, "result.json")), Is.Empty);
            Assert.That(zfp.GetProperty("options").GetProperty("command").GetString(), Is.EqualTo(Zfp["external:zfp:".Length..]));
            Assert.That(zfp.GetProperty("programs").GetProperty("zfp").GetString(), Is.EqualTo(program));
        }
    }

    [TestCase("a {mode} {in} {out} {abs}", "which '--max-error' gives it")]
    [TestCase("a {in}", "has to say where its files go")]
    public void Command_ThatCannotBeRun_IsRefused(string command, string expected)
    {
        var run = NumVidProgram.Run(
            "compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), "--configs", "external:x:" + command);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, run.Error)));
        Assert.That(run.Error, Does.Contain(expected));
    }

    [TestCase("--timing --fast", "leave one out")]
    [TestCase("--timing --repeat 2", "at least 3 repetitions")]
    [TestCase("--yardstick nv12", "'--yardstick' needs '--timing'")]
    [TestCase("--bounds abs=1", "'--bounds' needs '--sweep'")]
    [TestCase("--sweep --max-error abs=1", "leave one out")]
    [TestCase("--external-limits time=x", "is no limit")]
    public void Options_ThatExcludeEachOther_AreRefused(string options, string expected)
    {
        var run = NumVidProgram.Run(
            ["compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), .. options.Split(' ')]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(expected));
    }

    private JsonElement Row(string configuration) => _result.RootElement.GetProperty("results").EnumerateArray().Single(
        row => row.GetProperty("variable").GetString() == "SST"
            && row.GetProperty("configuration").GetString() == configuration);

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
