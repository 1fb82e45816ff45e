using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using ICSharpCode.SharpZipLib.Zip;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The file as other tools see it, the same bytes from any number of threads, and what damage does.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class ContainerTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Write_AgainOrOnOtherThreads_GivesTheSameBytes(
        [Values(1, 4)] int threads, [Values("", "codec=ffv1", "codec=hevc", "range=1e-2")] string quality)
    {
        var first = WriteSample("first.nv12", "threads=2", quality);
        var second = WriteSample("second.nv12", $"threads={threads}", quality);

        Assert.That(File.ReadAllBytes(second), Is.EqualTo(File.ReadAllBytes(first)));
    }

    [Test]
    public void File_ForStockTools_IsASoundArchive()
    {
        var path = WriteSample("field.nv12");

        Assert.That(ExternalTool.Run("unzip", "-t", path), Does.Contain("No errors detected"));
        var names = ExternalTool.Run("python3", "-c", "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert "
            + "z.testzip() is None; print(*z.namelist())", path);
        Assert.That(names.Split()[0], Is.EqualTo("mimetype"));
        Assert.That(names.Trim().Split()[^1], Is.EqualTo("manifest.json"));
        using var archive = new ZipFile(path);
        Assert.That(archive.TestArchive(testData: true));
        Assert.That(
            archive.Cast<ZipEntry>().Where(entry => entry.CompressionMethod != CompressionMethod.Stored)
                .Select(entry => entry.Name),
            Is.EqualTo(new[] { "manifest.json" }));
        Assert.That(
            File.ReadAllBytes(path).AsSpan(30, 28).ToArray(), Is.EqualTo("mimetypeapplication/x-numvid"u8.ToArray()));
    }

    [Test]
    public void VideoEntries_AfterUnzip_DecodeWithStockFfmpeg()
    {
        var path = WriteSample("field.nv12");
        ExternalTool.Run("unzip", "-q", path, "-d", _folder.Path);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_folder.File("manifest.json")));
        var segments = manifest.RootElement.GetProperty("variables").EnumerateArray()
            .SelectMany(variable => variable.GetProperty("segments").EnumerateArray())
            .Where(segment => segment.GetProperty("kind").GetString() == "video").ToArray();

        Assert.That(
            segments.Select(segment => segment.GetProperty("video").GetProperty("codec").GetString())
                .Distinct(), Is.EquivalentTo(new[] { "ffv1", "hevc" }));
        foreach (var segment in segments)
        {
            var video = segment.GetProperty("video");
            var picture = video.GetProperty("picture").EnumerateArray().Select(number => number.GetInt32()).ToArray();
            var entry = _folder.File(segment.GetProperty("data").GetProperty("entry").GetString()!);
            var probe = ExternalTool.Run(
                "ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=codec_name,pix_fmt,width,height,nb_read_frames", "-of", "csv=p=0", entry);
            var pixels = video.GetProperty("bitDepth").GetInt32() <= 12 ? "gray12le" : "gray16le";
            Assert.That(probe.Trim(), Is
                .EqualTo($"{video.GetProperty("codec").GetString()},{picture[0]},{picture[1]},{pixels},{picture[2]}"));

            var raw = _folder.File("frames.raw");
            ExternalTool.Run("ffmpeg", "-v", "error", "-y", "-i", entry, "-fps_mode", "passthrough", "-f", "rawvideo",
                "-pix_fmt", pixels, raw);
            Assert.That(Convert.ToBase64String(
                SHA256.HashData(File.ReadAllBytes(raw))), Is.EqualTo(video.GetProperty("framesSha256").GetString()));
        }
    }

    [Test]
    public void Manifest_NamesNoMachineAndNoTime()
    {
        var text = ExternalTool.Run("unzip", "-p", WriteSample("field.nv12"), "manifest.json");

        Assert.That(text, Does.Not.Contain(_folder.Path).And.Not.Contain($"\"{Environment.MachineName}\""));
        Assert.That(text, Does.Not.Contain(DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Open_ForeignFile_SaysWhatItIsNot()
    {
        var path = _folder.File("raw.nv12");
        File.WriteAllBytes(path, new byte[640 * 480 * 3 / 2]);

        Assert.That(() =>
            new Nv12DataSet(path), Throws.TypeOf<InvalidFileException>().With.Message.Contains("not a NumVid file"));
        File.WriteAllBytes(path, []);
        Assert.That(
            () => new Nv12DataSet(path), Throws.TypeOf<InvalidFileException>().With.Message.Contains("it is empty"));
    }

    [Test]
    public void Read_FlippedByte_IsFoundAndNamed()
    {
        var path = WriteSample("field.nv12");
        var sound = File.ReadAllBytes(path);
        var expected = ReadAll(path);
        var random = new Random(17);
        for (var round = 0; round < 150; round++)
        {
            var damaged = (byte[])sound.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            ExpectSameOrInvalid(path, expected, $"round {round}");
        }
    }

    [Test]
    public void Read_TruncatedFile_IsInvalid()
    {
        var path = WriteSample("field.nv12");
        var sound = File.ReadAllBytes(path);
        for (var length = 0; length < sound.Length; length += 1 + (sound.Length / 60))
        {
            File.WriteAllBytes(path, sound[..length]);
            Assert.That(() => ReadAll(path), Throws.TypeOf<InvalidFileException>(), $"{length} bytes");
        }
    }

    [Test]
    public void Manifest_MutatedWithSoundChecksums_GivesInvalidFileOrData()
    {
        var path = WriteSample("field.nv12");
        using var archive = new ZipFile(path);
        var entries =
            archive.Cast<ZipEntry>().Select(entry => (entry.Name, Content: ContentOf(archive, entry))).ToArray();
        var manifest = entries[^1].Content;
        var random = new Random(23);
        for (var round = 0; round < 300; round++)
        {
            var mutated = (byte[])manifest.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (byte)"0123456789-.,:[]{}\"aexn"[random.Next(22)];
            }

            var target = _folder.File("mutant.nv12");
            using (var stream = File.Create(target))
            {
                var writer = new NumVid.Formats.Nv12.Archive.ZipWriter(stream);
                writer.WriteDirectory(
                    [.. entries[..^1].Select(entry => writer.Add(entry.Name, entry.Content)), writer.AddDeflated(
                        "manifest.json", mutated)]);
                writer.WriteEnd();
            }

            ExpectSameOrInvalid(target, null, $"round {round}");
        }
    }

    private static byte[] ContentOf(ZipFile archive, ZipEntry entry)
    {
        using var stream = archive.GetInputStream(entry);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static void ExpectSameOrInvalid(string path, string? expected, string message)
    {
        try
        {
            var actual = ReadAll(path);
            Assert.That(expected is null || actual == expected, message);
        }
        catch (Exception e) when (e is not (InvalidFileException or AssertionException))
        {
            Assert.Fail($"{message}: {e}");
        }
        catch (InvalidFileException)
        {
            // Found and told: what is asked for.
        }
    }

    private static string ReadAll(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var variable in dataSet)
        {
            foreach (var value in variable.GetData())
            {
                hash.AppendData(System.Text.Encoding.UTF8
                    .GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null"));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private string WriteSample(string name, string options = "threads=2", string quality = "t:codec=ffv1;u:codec=hevc")
    {
        var path = _folder.File(name);
        using var dataSet = new Nv12DataSet($"{path}?openMode=create&quality={quality}&{options}");
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [3, 10, 33, 49];
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "level", "time", "y", "x");
        int[] other = [12, 40, 34];
        dataSet.AddVariable<double>(
            "u", TestFields.Shaped(TestFields.Named<double>("nan", other, 2), other), "n", "p", "q");
        dataSet.AddVariable<string>("names", new[] { "a", "b", "c" }, "level");
        dataSet.AddVariable<double>("level", new[] { 1000.0, 850, 500 }, "level").Metadata["units"] = "hPa";
        dataSet.Commit();
        return path;
    }
}
