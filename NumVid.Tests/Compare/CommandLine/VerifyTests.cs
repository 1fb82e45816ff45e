using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Support;
using NUnit.Framework;

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
        var entry = DamagedFiles.EntriesOf(bytes).Where(entry => entry.Name.EndsWith(".mkv", StringComparison.Ordinal)).ElementAt(1);
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
        Assert.That(output, Does.Contain("    level 1, time 0 to 9, y 0 to 32, x 0 to 48 (v1/s1.mkv): the bytes of the entry 'v1/s1.mkv' do not have the checksum"));
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
        Assert.That(variables.Select(variable => variable.GetProperty("isSound").GetBoolean()), Is.EqualTo(new[] { false, true, true, true, true }));
        var damage = variables[0].GetProperty("damage").EnumerateArray().Single();
        Assert.That(damage.GetProperty("entry").GetString(), Is.EqualTo("v1/s1.mkv"));
        Assert.That(damage.GetProperty("origin").EnumerateArray().Select(index => index.GetInt32()), Is.EqualTo(new[] { 1, 0, 0, 0 }));
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
        Assert.That(error, Does.Contain("damaged, saved as missing: variable 't', level 1, time 0 to 9, y 0 to 32, x 0 to 48 (v1/s1.mkv)"));
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
}
