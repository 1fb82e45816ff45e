using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.Grib;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>restore: what comes back is the file that was converted, byte by byte.</summary>
[NoLeakedHandles]
internal sealed class RestoreTests
{
    private TemporaryFolder _folder = null!;
    private string _original = null!;
    private string _restorable = null!;

    [OneTimeSetUp]
    public void Convert()
    {
        _folder = new TemporaryFolder();
        _original = _folder.File("mixed.grib");
        _restorable = _folder.File("mixed.nv12");
        var first = GribMaker.Message("GRIB2", "dataDate=20240101", 280);
        File.WriteAllBytes(_original,
        [
            .. "SMPK01 EGRR 010000\r\r\n"u8, .. first, .. GribMaker.Message("GRIB1", "dataDate=20240102", 250),
            .. GribMaker.Message("regular_ll_pl_grib1", "dataDate=20240102", 250),
            .. new byte[40], .. GribMaker.Message("GRIB2", "dataDate=20240102", 281), .. first.AsSpan(0, 120),
        ]);
        var run = NumVidProgram.Run("convert", _original, _restorable, "--restorable");
        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(run.Output, Does.Contain("the same byte by byte"));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    // The heading, a field whose values do not fit its grid, 40 zeros, and a message that is cut.
    [Test]
    public void Original_ComesBack_WithAllThatNoVariableHas()
    {
        var back = _folder.File("back.grib");

        var run = NumVidProgram.Run("restore", _restorable, back);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(File.ReadAllBytes(back), Is.EqualTo(File.ReadAllBytes(_original)));
        Assert.That(Sha256Of(_original), Is.EqualTo(Sha256Of(back)));
    }

    [Test]
    public void Info_AndVerify_TellHowItComesBack()
    {
        var info = NumVidProgram.Run("info", _restorable);
        var verify = NumVidProgram.Run("verify", _restorable, "--json");

        Assert.That((info.ExitCode, verify.ExitCode), Is.EqualTo((0, 0)), info.Error + verify.Output);
        Assert.That(info.Output, Does.Contain(Sha256Of(_original)));
        Assert.That(info.Output, Does.Contain("3 simple packing, made again"));
        Assert.That(info.Output, Does.Contain("1 simple packing, kept"));
        using var json = JsonDocument.Parse(verify.Output);
        var original = json.RootElement.GetProperty("original");
        Assert.That(original.GetProperty("sha256").GetString(), Is.EqualTo(Sha256Of(_original)));
        Assert.That(original.GetProperty("bytes").GetInt64(), Is.EqualTo(new FileInfo(_original).Length));
    }

    [Test]
    public void Tree_ComesBackByItsReceipt()
    {
        var (source, made, back) = (_folder.File("tree"), _folder.File("made"), _folder.File("again"));
        Directory.CreateDirectory(Path.Combine(source, "2024"));
        File.Copy(_original, Path.Combine(source, "2024", "mixed.grib"));
        File.WriteAllBytes(Path.Combine(source, "one.grb"), GribMaker.Message("GRIB2", "dataDate=20240103", 280));

        var convert = NumVidProgram.Run("convert", source, made, "--to", "nv12", "--restorable");
        var verify = NumVidProgram.Run(
            "verify", made, "--receipt", Path.Combine(made, "receipt.json"), "--originals", source);
        var restore = NumVidProgram.Run("restore", made, back);

        Assert.That((convert.ExitCode, verify.ExitCode, restore.ExitCode), Is.EqualTo((0, 0, 0)),
            convert.Output + verify.Output + restore.Output + restore.Error);
        Assert.That(verify.Output, Does.Contain("2 sound, 2 of them compared"));
        foreach (var name in new[] { "2024/mixed.grib", "one.grb" })
        {
            Assert.That(File.ReadAllBytes(Path.Combine(back, name)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(source, name))), name);
        }

        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(made, "receipt.json")));
        Assert.That(
            receipt.RootElement.GetProperty("files").EnumerateArray()
                .Select(file => file.GetProperty("isRestorable").GetBoolean()),
            Is.EqualTo(new[] { true, true }));
    }

    // The rehearsal is made of what is there now, not of what the receipt says.
    [Test]
    public void Rehearsal_SaysWhichOriginalsMayGo_AndMakesNothing()
    {
        var (source, made) = (_folder.File("archive"), _folder.File("copies"));
        Directory.CreateDirectory(source);
        foreach (var name in new[] { "a.grib", "b.grib" })
        {
            File.Copy(_original, Path.Combine(source, name));
        }

        Assert.That(NumVidProgram.Run("convert", source, made, "--to", "nv12", "--restorable").ExitCode, Is.Zero);
        File.WriteAllBytes(Path.Combine(source, "b.grib"), [.. File.ReadAllBytes(_original), 0]);
        var before = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);

        var alone = NumVidProgram.Run("restore", made, "--rehearse");
        var compared = NumVidProgram.Run("restore", made, source, "--rehearse");
        var file = NumVidProgram.Run("restore", _restorable, _original, "--rehearse");

        Assert.That((alone.ExitCode, compared.ExitCode, file.ExitCode), Is.EqualTo((0, 1, 0)), alone.Error + file.Error);
        Assert.That(alone.Output, Does.Contain("2 originals may go"));
        Assert.That(compared.Output, Does.Contain("a.grib may go").And.Contain("compared byte by byte"));
        Assert.That(compared.Output, Does.Contain("b.grib FAILED").And.Contain("1 originals may go, 1 FAILED"));
        Assert.That(file.Output, Does.Contain(Sha256Of(_original)));
        Assert.That(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), Is.EquivalentTo(before));
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(made, "receipt.json")));
        Assert.That(
            receipt.RootElement.GetProperty("files").EnumerateArray()
                .Select(entry => entry.GetProperty("originalMayGo").GetBoolean()),
            Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public void FilesThatWereNotConverted_AreNamedAsToKeep()
    {
        var (source, made) = (_folder.File("with-others"), _folder.File("with-others-made"));
        Directory.CreateDirectory(source);
        File.Copy(_original, Path.Combine(source, "a.grib"));
        File.WriteAllText(Path.Combine(source, "notes.txt"), "beside the data");
        NumVidProgram.Run("convert", source, made, "--to", "nv12", "--restorable");

        var rehearsed = NumVidProgram.Run("restore", made, "--rehearse");
        var restored = NumVidProgram.Run("restore", made, _folder.File("with-others-again"));

        Assert.That(rehearsed.Output, Does.Contain("notes.txt was not converted")
            .And.Contain("1 originals may go, 1 not converted"));
        Assert.That(restored.Output, Does.Contain("1 restored, 1 not converted"));
    }

    [Test]
    public void FieldThatCannotBeUnpacked_IsWarnedOf_AndComesBack()
    {
        const int BitsAt = 19;
        var (source, made, back) = (_folder.File("bits.grib"), _folder.File("bits.nv12"), _folder.File("bits-again.grib"));
        var message = GribMaker.Message("GRIB2", "dataDate=20240101", 280);
        message[GribTestMessages.FindSection(message, 5) + BitsAt] = 60;
        GribMaker.Write(source, [GribMaker.Message("GRIB2", "dataDate=20240102", 281), message]);

        var convert = NumVidProgram.Run("convert", source, made, "--restorable");
        var restore = NumVidProgram.Run("restore", made, back);

        Assert.That((convert.ExitCode, restore.ExitCode), Is.EqualTo((0, 0)), convert.Error + restore.Error);
        Assert.That(convert.Error, Does.Contain("warning").And.Contain("A field reads as missing"));
        Assert.That(File.ReadAllBytes(back), Is.EqualTo(File.ReadAllBytes(source)));
    }

    [Test]
    public void InputThatIsNotThere_IsNamed([Values] bool rehearses)
    {
        var input = _folder.File("nowhere.nv12");

        var run = NumVidProgram.Run(rehearses ? ["restore", input, "--rehearse"] : ["restore", input, _folder.File("x.grib")]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((2, $"numvid: There is no file '{input}'.")));
    }

    [Test]
    public void Restored_NothingIsOverwrittenWithoutForce()
    {
        var there = _folder.File("there.grib");
        File.WriteAllText(there, "mine");

        var run = NumVidProgram.Run("restore", _restorable, there);

        Assert.That((run.ExitCode, File.ReadAllText(there)), Is.EqualTo((2, "mine")));
        Assert.That(run.Error, Does.Contain("--force"));
    }

    [Test]
    public void Restorable_IsReadAsAnyOther_AndRepackedWithItsOriginal()
    {
        var copy = _folder.File("copy.nv12");
        var back = _folder.File("repacked.grib");
        File.Copy(_restorable, copy);
        using (var dataSet = new Nv12DataSet(copy))
        {
            dataSet.Metadata["note"] = "attributes of the file do no harm";
            dataSet.Commit();
        }

        var repack = NumVidProgram.Run("repack", copy);
        var verify = NumVidProgram.Run("verify", copy);
        var restore = NumVidProgram.Run("restore", copy, back);

        Assert.That((repack.ExitCode, verify.ExitCode), Is.EqualTo((0, 0)), repack.Error + verify.Error + verify.Output);
        Assert.That(restore.ExitCode, Is.Zero, restore.Error);
        Assert.That(File.ReadAllBytes(back), Is.EqualTo(File.ReadAllBytes(_original)));
    }

    [Test]
    public void ChangedValues_NoLongerClaimTheOriginal()
    {
        var copy = _folder.File("changed.nv12");
        File.Copy(_restorable, copy);
        using (var dataSet = new Nv12DataSet(copy))
        {
            var field = dataSet.Variables.First(variable => variable.Rank > 2);
            var values = field.GetData();
            values.SetValue(7.0f, new int[field.Rank]);
            field.PutData(values);
            dataSet.Commit();
        }

        var run = NumVidProgram.Run("restore", copy, _folder.File("never.grib"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("keeps no original"));
        Assert.That(File.Exists(_folder.File("never.grib")), Is.False);
    }

    [Test]
    public void EveryDamagedByteBehindTheValues_IsNoticed()
    {
        var bytes = File.ReadAllBytes(_restorable);
        var outline = IndexOf(bytes, "original/outline"u8) + "original/outline".Length;
        var damaged = _folder.File("damaged.nv12");
        for (var at = outline; at < outline + 300; at += 23)
        {
            var copy = (byte[])bytes.Clone();
            copy[at] ^= 0x10;
            File.WriteAllBytes(damaged, copy);

            var run = NumVidProgram.Run("restore", damaged, _folder.File("none.grib"));

            Assert.That(run.ExitCode, Is.EqualTo(2), $"byte {at}");
            Assert.That(Directory.GetFiles(_folder.Path, "none.grib*"), Is.Empty);
        }
    }

    [TestCase("--quality", "abs=0.1", "--restorable")]
    [TestCase("--restorable", "--variables", "t*")]
    [TestCase("--quality", "t:restorable;default:lossless")]
    public void WhatCannotBeRestored_IsRefused(params string[] options)
    {
        var run = NumVidProgram.Run(["convert", _original, _folder.File("refused.nv12"), .. options]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("restorable"));
    }

    private static int IndexOf(byte[] bytes, ReadOnlySpan<byte> name) => bytes.AsSpan().IndexOf(name);

    private static string Sha256Of(string path) => ExternalTool.Run("sha256sum", path).Split(' ')[0];
}
