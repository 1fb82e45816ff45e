using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text.Json.Nodes;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>Streams that are damaged under checksums that fit them: the sentence says where, and the rest is
/// read.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class DctDamageTests
{
    private const int FrameCount = 12;
    private const int SegmentFrames = 4;
    private static readonly int[] s_shape = [FrameCount, 40, 45];
    private static readonly int[] s_origin = [0, 0, 0];

    private TemporaryFolder _folder = null!;
    private float[] _sound = null!;

    private string Path => _folder.File("field.nv12");

    [OneTimeSetUp]
    public void Write()
    {
        _folder = new TemporaryFolder();
        using var dataSet = new Nv12DataSet(
            $"{Path}?openMode=create&quality=abs=0.05,codec=dct,segment={SegmentFrames}f");
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(s_shape, 4, noise: 0.5), s_shape), "t", "y", "x");
        dataSet.Commit();
        _sound = [.. dataSet["t"].GetData().Cast<float>()];
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("cut")]
    [TestCase("longer")]
    [TestCase("empty")]
    [TestCase("header")]
    public void DamagedStream_IsNamed_AndTheOtherSegmentsAreRead(string damage)
    {
        var path = _folder.File($"{damage}.nv12");
        File.WriteAllBytes(path, Damaged(content => damage switch
        {
            "cut" => content[..(content.Length / 2)],
            "longer" => [.. content, 0],
            "empty" => [],
            _ => [.. content.Select(value => (byte)~value)],
        }));

        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        Assert.That(
            () => dataSet["t"].GetData(),
            Throws.InstanceOf<Exception>().With.Message.Contains("'t'").And.Message.Contains("segment 1"));
        Assert.That(
            dataSet["t"].GetData(s_origin, [SegmentFrames, 40, 45]).Cast<float>(),
            Is.EqualTo(_sound[..(SegmentFrames * 40 * 45)]));
        Assert.That(Nv12Fixity.Check(path).IsSound, Is.False);
    }

    // The stream of the second of three segments, with the checksum that belongs to it.
    private byte[] Damaged(Func<byte[], byte[]> change)
    {
        List<(string Name, byte[] Content)> entries = ForgedFile.Read(File.ReadAllBytes(Path));
        var at = entries.FindIndex(entry => entry.Name.EndsWith("s1.dct", StringComparison.Ordinal));
        var (name, content) = (entries[at].Name, change(entries[at].Content));
        entries[at] = (name, content);
        return ForgedFile.ChangeManifest(ForgedFile.Write(entries), manifest =>
        {
            var blob = Blobs(manifest).Single(node => (string?)node["entry"] == name);
            blob["bytes"] = content.Length;
            blob["crc32"] = Crc32.HashToUInt32(content);
        });
    }

    private static IEnumerable<JsonObject> Blobs(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => Enumerable.Empty<JsonNode?>(),
    }).OfType<JsonNode>().SelectMany(Blobs)
        .Concat(node is JsonObject blob && blob.ContainsKey("crc32") ? [blob] : []);
}
