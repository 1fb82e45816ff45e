using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using EccodesDotNet;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Messages of JPEG 2000 stand once in a restorable file: their code streams are the values.</summary>
[NoLeakedHandles]
internal sealed class RestorablePackedTests
{
    private const int Columns = 130;
    private const int Rows = 91;
    private TemporaryFolder _folder = null!;
    private string _original = null!;
    private string _made = null!;

    // Different bits, a constant field among them, and a bitmap.
    [OneTimeSetUp]
    public void Convert()
    {
        _folder = new TemporaryFolder();
        (_original, _made) = (_folder.File("packed.grib2"), _folder.File("packed.nv12"));
        File.WriteAllBytes(_original,
        [
            .. Message("t", 0, 12, false), .. Message("t", 3, 16, false), .. Message("t", 6, 0, false),
            .. Message("t", 9, 8, false), .. Message("sd", 0, 14, true), .. Message("sd", 3, 14, true),
        ]);
        var run = NumVidProgram.Run("convert", _original, _made, "--restorable");
        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void File_IsHardlyLargerThanTheOriginal_AndSaysWhy()
    {
        var (whole, info) = (new FileInfo(_made).Length, NumVidProgram.Run("info", _made));

        Assert.That(whole, Is.LessThan(new FileInfo(_original).Length + 3500));
        Assert.That(info.Output, Does.Contain("5 JPEG 2000, kept with the values"));
        Assert.That(info.Output, Does.Contain("1 JPEG 2000, made again"));
        Assert.That(NumVidProgram.Run("verify", _made).ExitCode, Is.Zero);
    }

    [Test]
    public void Original_ComesBack()
    {
        var back = _folder.File("back.grib2");

        Assert.That(NumVidProgram.Run("restore", _made, back).ExitCode, Is.Zero);

        Assert.That(File.ReadAllBytes(back), Is.EqualTo(File.ReadAllBytes(_original)));
    }

    // ecCodes unpacks by OpenJPEG, the file is read by FFmpeg.
    [Test]
    public void Values_AreThoseThatEcCodesUnpacks()
    {
        using var file = new Nv12DataSet($"{_made}?openMode=readOnly");
        var values = file["t"].GetData().Cast<float>().ToArray();
        var expected = new[] { (0, 12), (3, 16), (6, 0), (9, 8) }.SelectMany(
            item => Unpack(Message("t", item.Item1, item.Item2, false))).ToArray();

        Assert.That(values, Is.EqualTo(expected));
    }

    // Checksums are made to fit.
    [Test]
    public void CodeStream_Changed_NothingComesBack()
    {
        var entries = ForgedFile.Read(File.ReadAllBytes(_made));
        var index = entries.FindIndex(entry => entry.Name.EndsWith(".packed", StringComparison.Ordinal));
        var (name, content) = entries[index];
        content[content.Length / 2] ^= 0x10;
        var manifest = entries.FindIndex(entry => entry.Name == ForgedFile.Manifest);
        var json = JsonNode.Parse(entries[manifest].Content)!;
        foreach (var data in DataOf(json, name))
        {
            data["crc32"] = Crc32.HashToUInt32(content);
        }

        entries[manifest] = (ForgedFile.Manifest, Encoding.UTF8.GetBytes(json.ToJsonString()));
        var (damaged, back) = (_folder.File("damaged.nv12"), _folder.File("damaged.grib2"));
        File.WriteAllBytes(damaged, ForgedFile.Write(entries));

        Assert.That(NumVidProgram.Run("restore", damaged, back).ExitCode, Is.Not.Zero);
        Assert.That(NumVidProgram.Run("verify", damaged).ExitCode, Is.Not.Zero);
        Assert.That(File.Exists(back), Is.False);
    }

    private static IEnumerable<JsonNode> DataOf(JsonNode manifest, string entry) =>
        manifest["variables"]!.AsArray().SelectMany(variable => variable!["segments"]!.AsArray())
            .Select(segment => segment!["data"]).OfType<JsonNode>().Where(data => (string?)data["entry"] == entry);

    // The message lists rows from the south first.
    private static IEnumerable<float> Unpack(byte[] bytes)
    {
        using var message = GribMessage.FromBytes(bytes);
        var values = new double[Columns * Rows];
        message.GetDoubles("values", values);
        return values.Chunk(Columns).Reverse().SelectMany(row => row).Select(value => (float)value);
    }

    private static byte[] Message(string name, int step, int bits, bool hasBitmap)
    {
        using var message = GribMessage.FromSample("GRIB2");
        message.Set("Ni", Columns);
        message.Set("Nj", Rows);
        message.Set("iDirectionIncrementInDegrees", 1);
        message.Set("jDirectionIncrementInDegrees", 1);
        message.Set("jScansPositively", 1);
        message.Set("latitudeOfFirstGridPointInDegrees", -45);
        message.Set("latitudeOfLastGridPointInDegrees", 45);
        message.Set("longitudeOfFirstGridPointInDegrees", 0);
        message.Set("longitudeOfLastGridPointInDegrees", Columns - 1);
        message.Set("shortName", name);
        message.Set("forecastTime", step);
        var values = new double[Columns * Rows];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (i % Columns, i / Columns);
            values[i] = hasBitmap && ((x * 7) + (y * 5) + step) % 4 == 0 ? 9999
                : bits == 0 ? 273.25 : 250 + (20 * Math.Sin(x / 7.0)) + (y * y % 11);
        }

        if (hasBitmap)
        {
            message.Set("missingValue", 9999);
            message.Set("bitmapPresent", 1);
        }

        message.Set("packingType", "grid_jpeg");
        message.Set("bitsPerValue", bits);
        message.Set("values", values);
        return message.ToArray();
    }
}
