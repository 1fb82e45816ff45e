using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary><c>numvid verify</c>, and <c>numvid convert --salvage</c> for what it finds.</summary>
[NoLeakedHandles]
internal sealed class VerifyTests
{
    private TemporaryFolder _folder = null!;

    private string Sound => _folder.File("sound.nv12");

    private string Damaged => _folder.File("damaged.nv12");

    [SetUp]
    public void MakeFiles()
    {
        _folder = new TemporaryFolder();
        DamagedFiles.Write(Sound);
        var bytes = File.ReadAllBytes(Sound);
        var entry = DamagedFiles.EntriesOf(bytes).Where(entry => entry.Name.EndsWith(".mkv", StringComparison.Ordinal))
            .ElementAt(1);
        File.WriteAllBytes(Damaged, DamagedFiles.Flip(bytes, entry.Offset + 20));
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Verify_SoundFile_SaysSoAndExitsWithZero()
    {
        var (exitCode, output, error) = NumVidProgram.Run("verify", Sound);

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith($"{Sound}: sound; ").And.Contain("5 variables, 7 segments decoded"));
        Assert.That(output, Does.Contain("t       sound, 3 segments").And.Not.Contain("DAMAGED"));
    }

    [Test]
    public void Verify_DamagedFile_NamesTheSegmentAndExitsWithOne()
    {
        var (exitCode, output, _) = NumVidProgram.Run("verify", Damaged);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("t       DAMAGED, 1 of 3 segments").And.Contain("u       sound, 1 segment,"));
        Assert.That(output, Does.Contain("    level 1, time 0 to 9, y 0 to 32, x 0 to 48 (v1/s1.mkv): the bytes of the "
            + "entry 'v1/s1.mkv' do not have the checksum"));
    }

    [Test]
    public void Verify_Json_TellsTheSame()
    {
        var (exitCode, output, _) = NumVidProgram.Run("verify", Damaged, "--json", "--threads", "1");
        using var document = JsonDocument.Parse(output);
        var variables = document.RootElement.GetProperty("variables").EnumerateArray().ToArray();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(document.RootElement.GetProperty("isSound").GetBoolean(), Is.False);
        Assert.That(document.RootElement.GetProperty("file").GetString(), Is.EqualTo("damaged.nv12"));
        Assert.That(variables.Select(variable => variable.GetProperty("isSound").GetBoolean()),
            Is.EqualTo(new[] { false, true, true, true, true }));
        var damage = variables[0].GetProperty("damage").EnumerateArray().Single();
        Assert.That(damage.GetProperty("entry").GetString(), Is.EqualTo("v1/s1.mkv"));
        Assert.That(damage.GetProperty("origin").EnumerateArray()
            .Select(index => index.GetInt32()), Is.EqualTo(new[] { 1, 0, 0, 0 }));
    }

    [Test]
    public void Verify_NoFileOrAForeignOne_CannotRun()
    {
        var missing = NumVidProgram.Run("verify", _folder.File("none.nv12"));
        var foreign = NumVidProgram.Run("verify", TestFiles.Fixture("coads_sst_airt_monthly.nc"));

        Assert.That((missing.ExitCode, foreign.ExitCode), Is.EqualTo((2, 2)));
        Assert.That(missing.Error, Does.Contain("There is no file"));
        Assert.That(foreign.Error, Does.Contain("not a NumVid file"));
    }

    [Test]
    public void Convert_DamagedFile_FailsWithoutAndSavesTheRestWithSalvage()
    {
        var saved = _folder.File("saved.nc");

        var refused = NumVidProgram.Run("convert", Damaged, saved, "--variables", "t");
        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("v1/s1.mkv").And.Contain("variable 't'"));
        Assert.That(File.Exists(saved), Is.False);

        var (exitCode, output, error) = NumVidProgram.Run("convert", Damaged, saved, "--variables", "t", "--salvage");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("-> "));
        Assert.That(error, Does.Contain("damaged, saved as missing: variable 't', level 1, time 0 to 9, y 0 to 32, x 0 "
            + "to 48 (v1/s1.mkv)"));
        NumVidProgram.Run("convert", Sound, _folder.File("sound.nc"), "--variables", "t");
        var expected = NcValues.Read(_folder.File("sound.nc"), "t");
        var actual = NcValues.Read(saved, "t");
        var level = actual.Length / 3;
        Assert.That(actual[..level], Is.EqualTo(expected[..level]));
        Assert.That(actual[level..(2 * level)], Is.All.NaN);
        Assert.That(actual[(2 * level)..], Is.EqualTo(expected[(2 * level)..]));
    }

    [Test]
    public void Convert_SoundFileWithSalvage_IsPlainConversion() =>
        Assert.That(NumVidProgram.Run("convert", Sound, _folder.File("copy.nv12"), "--salvage").ExitCode, Is.Zero);

    [Test]
    public void Verify_CopyWithinItsPromise_TellsTheLargestErrorAndWhereItIs()
    {
        var original = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        var copy = _folder.File("sea.nv12");
        var back = _folder.File("sea.nc");
        NumVidProgram.Run("convert", original, copy, "--quality", "SST:abs=0.05;AIRT:range=1e-2");
        NumVidProgram.Run("convert", copy, back);

        var (exitCode, output, error) = NumVidProgram.Run("verify", original, copy, "--json");
        using var document = JsonDocument.Parse(output);
        var sst = VariableOf(document, "SST");

        var x = NcValues.Read(original, "SST");
        var y = NcValues.Read(back, "SST");
        var errors = x.Zip(y, (before, after) =>
            double.IsNaN(before) ? 0 : Math.Abs((double)(float)after - (float)before)).ToArray();
        var place = Array.IndexOf(errors, errors.Max());
        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(document.RootElement.GetProperty("variables").GetArrayLength(), Is.EqualTo(5));
        Assert.That(sst.GetProperty("maxError").GetDouble(), Is.EqualTo(errors.Max()).Within(1e-6));
        Assert.That(
            sst.GetProperty("maxErrorIndex").EnumerateArray().Select(index => index.GetInt32()),
            Is.EqualTo(new[] { place / (90 * 180), place / 180 % 90, place % 180 }));
        Assert.That(sst.GetProperty("originalValue").GetDouble(), Is.EqualTo(x[place]).Within(1e-5));
        Assert.That(sst.GetProperty("copyValue").GetDouble(), Is.EqualTo(y[place]).Within(1e-5));
        var bound = sst.GetProperty("bounds").EnumerateArray().Single();
        Assert.That(bound.GetProperty("limit").GetDouble(), Is.EqualTo(0.05));
        Assert.That(bound.GetProperty("utilisation").GetDouble(), Is.EqualTo(errors.Max() / 0.05).Within(1e-4));
        Assert.That(NumVidProgram.Run("verify", original, copy).Output,
            Does.Contain("promised: held, ").And.Contain("promised: exact, held"));
    }

    [Test]
    public void Verify_BoundOfTheUserViolated_ExitsWithOneInAnyFormat()
    {
        var original = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        var copy = _folder.File("sea.grib2");
        NumVidProgram.Run("convert", original, copy, "--bits", "10");

        var (exitCode, output, _) =
            NumVidProgram.Run("verify", original, copy, "--variables", "SST", "--quality", "SST:abs=1e-3");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("1 of 1 variables FAILED").And.Contain("abs=0.001: VIOLATED, "));
        Assert.That(NumVidProgram.Run("verify", original, copy, "--variables", "SST").ExitCode, Is.Zero,
            "GRIB promises nothing");
        Assert.That(NumVidProgram.Run("verify", original, copy, "--variables", "SST", "--quality", "abs=0.1").ExitCode,
            Is.Zero);
    }

    [Test]
    public void Verify_PromiseBroken_IsFound()
    {
        // The same field with one value moved: what the copy promises does not hold for it.
        var other = _folder.File("other.nv12");
        using (var dataSet = new Nv12DataSet($"{other}?quality=lossless&openMode=create"))
        {
            using var sound = new Nv12DataSet($"{Sound}?openMode=readOnly");
            var values = (float[,,,])sound["t"].GetData();
            values[2, 9, 30, 7] += 3;
            dataSet.AddVariable<float>("t", values, "level", "time", "y", "x");
        }

        var (exitCode, output, _) = NumVidProgram.Run("verify", other, Sound);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("t  FAILED, largest error 3 at level 2, time 9, y 30, x 7"));
        Assert.That(output, Does.Contain("promised: VIOLATED").And.Contain("at most in level 2"));
    }

    [Test]
    public void Verify_MissingPlacesOrVariablesDiffer_Fails()
    {
        var other = _folder.File("other.nv12");
        using (var dataSet = new Nv12DataSet($"{other}?quality=lossless&openMode=create"))
        {
            using var sound = new Nv12DataSet($"{Sound}?openMode=readOnly");
            var values = (double[,,])sound["u"].GetData();
            values[3, 4, 5] = double.IsNaN(values[3, 4, 5]) ? 280 : double.NaN;
            dataSet.AddVariable<double>("u", values, "n", "p", "q");
        }

        var (exitCode, output, _) = NumVidProgram.Run("verify", Sound, other);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("missing or infinite points differ at 1 of 16320 points"));
        Assert.That(output, Does.Contain("t       FAILED, not measured").And.Contain("names   FAILED, not measured"));
        Assert.That(output, Does.Contain("5 of 5 variables FAILED"));
    }

    [TestCase("--quality", "abs=1", "needs a second file")]
    [TestCase("--variables", "t", "needs a second file")]
    public void Verify_OneFileWithOptionsForTwo_SaysSo(string option, string value, string expected)
    {
        var (exitCode, _, error) = NumVidProgram.Run("verify", Sound, option, value);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public void Verify_UnknownVariableOrQuality_CannotRun()
    {
        Assert.That(NumVidProgram.Run("verify", Sound, Sound, "--variables", "none").ExitCode, Is.EqualTo(2));
        Assert.That(NumVidProgram.Run("verify", Sound, Sound, "--quality", "abs=-1").Error, Does.Contain("abs=-1"));
    }

    private static JsonElement VariableOf(JsonDocument document, string name) =>
        document.RootElement.GetProperty("variables").EnumerateArray()
        .Single(variable => variable.GetProperty("name").GetString() == name);
}
