using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>A file is checked without its original: damage is found wherever it is, and named.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class FixityTests : DamagedFileFixture
{
    [Test]
    public void Check_SoundFile_DecodesEverySegmentAndTellsSo([Values(1, 3)] int threads)
    {
        var seen = new ConcurrentBag<(int Done, int All)>();

        var report = Nv12Fixity.Check(Path, threads, (done, all) => seen.Add((done, all)));

        Assert.That(report.IsSound, string.Join('\n', report.Problems));
        Assert.That(report.Variables.Select(variable => variable.Name), Is.EqualTo(DamagedFiles.Variables));
        Assert.That(report.ByteCount, Is.EqualTo(Sound.Length));
        Assert.That(report.EntryCount, Is.EqualTo(DamagedFiles.EntriesOf(Sound).Count));
        var segments = report.Variables.Sum(variable => variable.SegmentCount);
        Assert.That(seen.Order(), Is.EqualTo(Enumerable.Range(1, segments).Select(done => (done, segments))));
        Assert.That(report.Variables[0].SegmentCount, Is.EqualTo(3));
    }

    [Test]
    public void Check_FlippedByteOfAnEntry_DamagesItsSegmentAndNoOther([Values(0, 1, 2)] int place)
    {
        var found = 0;
        foreach (var entry in DamagedFiles.BlobsOf(Sound))
        {
            File.WriteAllBytes(Path, DamagedFiles.Flip(Sound, entry.Offset + (place * (entry.Length - 1) / 2)));

            var report = Nv12Fixity.Check(Path);

            var damage = report.Variables.SelectMany(variable => variable.Damage).ToArray();
            Assert.That(report.IsSound, Is.False);
            Assert.That(report.Problems, Has.Count.EqualTo(entry.Name.StartsWith('p') ? 1 : 0), entry.Name);
            Assert.That(damage, Has.Length.EqualTo(1), entry.Name);
            Assert.That(damage[0].Entry, Is.EqualTo(entry.Name));
            Assert.That(damage[0].Problem, Does.Contain("checksum").And.Contain(entry.Name));
            found++;
        }

        Assert.That(found, Is.EqualTo(8), "entries that hold values");
    }

    [Test]
    public void Check_SegmentInThePlaceOfAnother_IsFound()
    {
        File.WriteAllBytes(
            Path, ForgedFile.ChangeManifest(Sound, manifest => SegmentsOf(manifest)[1]!["origin"]![0] = 0));

        var report = Nv12Fixity.Check(Path);

        Assert.That(report.Problems.Single(),
            Does.Contain("'t'").And.Contain("overlap").And.Contain("[0,0,0,0] + [1,10,33,49]"));
    }

    [Test]
    public void Open_SegmentMissingOrTwice_SaysHowManyValuesThereAre([Values] bool isMissing)
    {
        File.WriteAllBytes(Path, ForgedFile.ChangeManifest(Sound, manifest =>
        {
            var segments = SegmentsOf(manifest);
            var last = segments[2]!.DeepClone();
            last["number"] = 3;
            if (isMissing)
            {
                segments.RemoveAt(2);
            }
            else
            {
                manifest["variables"]![0]!["nextSegment"] = 4;
                segments.Add(last);
            }
        }));

        Assert.That(
            () => new Nv12DataSet(Path),
            Throws.TypeOf<InvalidFileException>().With.Message
                .Contains($"hold {(isMissing ? 32340 : 64680)} values instead of 48510"));
    }

    [Test]
    public void Check_DamagedLevel_SaysWhichPoints()
    {
        var entry = DamagedFiles.EntriesOf(Sound).Where(entry => entry.Name.EndsWith(".mkv", StringComparison.Ordinal))
            .ElementAt(1);
        File.WriteAllBytes(Path, DamagedFiles.Flip(Sound, entry.Offset + 5));

        var damage = Nv12Fixity.Check(Path).Variables[0].Damage.Single();

        Assert.That(damage.Variable, Is.EqualTo("t"));
        Assert.That(damage.Dimensions, Is.EqualTo(new[] { "level", "time", "y", "x" }));
        Assert.That(damage.Origin, Is.EqualTo(new[] { 1, 0, 0, 0 }));
        Assert.That(damage.Shape, Is.EqualTo(new[] { 1, 10, 33, 49 }));
    }

    [Test]
    public void Check_FlippedByteOfALocalHeader_IsFound()
    {
        foreach (var entry in DamagedFiles.EntriesOf(Sound))
        {
            for (var offset = DamagedFiles.HeaderOf(entry); offset < entry.Offset; offset += 3)
            {
                File.WriteAllBytes(Path, DamagedFiles.Flip(Sound, offset));
                Assert.That(Nv12Fixity.Check(Path).IsSound, Is.False, $"{entry.Name}, byte {offset}");
            }
        }
    }

    [TestCase("strings.nv12", 1)]
    [TestCase("hevc.nv12", 5)]
    [TestCase("missing.nv12", 29)]
    public void Check_AnyByteOfTheFileTurnedOver_IsFound(string golden, int step)
    {
        // All bits of it: the last byte of a deflated manifest may have some that say nothing.
        var sound = File.ReadAllBytes(GoldenFiles.PathOf(golden));
        for (var offset = 0; offset < sound.Length; offset += step)
        {
            var damaged = (byte[])sound.Clone();
            damaged[offset] ^= 0xFF;
            File.WriteAllBytes(Path, damaged);
            Assert.That(IsFoundDamaged(), $"byte {offset}");
        }
    }

    [Test]
    public void Check_DamagedSignatureOfAFileThatOpens_IsDamageNotAForeignFile()
    {
        File.WriteAllBytes(Path, DamagedFiles.Flip(Sound, 45));

        var report = Nv12Fixity.Check(Path);

        Assert.That(report.Problems, Has.Some.Contains("first bytes"));
        Assert.That(report.Variables.Sum(variable => variable.Damage.Count), Is.Zero);
    }

    [Test]
    public void Check_DecoderThatDrifted_IsCaught()
    {
        var report = Nv12Fixity.Check(Path, 2, null, new DriftedCodecs());

        var damaged = report.Variables.Where(variable => variable.Damage.Count > 0).ToArray();
        Assert.That(damaged.Select(variable => variable.Name), Is.EqualTo(
            new[] { "t", "u" }), "all that is video, nothing else");
        Assert.That(damaged.SelectMany(variable => variable.Damage)
            .Select(damage => damage.Problem), Has.All.Contains("decoded frames differ"));
    }

    [Test]
    public void Check_ForeignOrMissingFile_IsAnErrorNotDamage()
    {
        File.WriteAllBytes(Path, new byte[640 * 480 * 3 / 2]);

        Assert.That(() =>
            Nv12Fixity.Check(Path), Throws.TypeOf<InvalidFileException>().With.Message.Contains("not a NumVid file"));
        Assert.That(() => Nv12Fixity.Check(PathOf("none.nv12")), Throws.TypeOf<FileNotFoundException>());
    }

    // Without its first bytes and its directory nothing tells what the file was.
    private bool IsFoundDamaged()
    {
        try
        {
            return !Nv12Fixity.Check(Path).IsSound;
        }
        catch (InvalidFileException)
        {
            return true;
        }
    }

    /// <summary>The usual codecs, one sample of whose frames is off by one.</summary>
    private sealed class DriftedCodecs : ICodecSource
    {
        public IReadOnlyList<Codec> All { get; } =
            [.. CodecList.Instance.All.OfType<PictureCodec>().Select(codec => new Drifted(codec))];

        private sealed class Drifted(PictureCodec codec) : PictureCodec, IPictureDecoder
        {
            internal override string Name => codec.Name;

            internal override string EntryExtension => codec.EntryExtension;

            internal override bool NeverLoses => codec.NeverLoses;

            internal override IReadOnlyList<int> BitDepths => codec.BitDepths;

            internal override IReadOnlyList<int> StreamDepths => codec.StreamDepths;

            public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
            {
                codec.CreateDecoder().Decode(stream, geometry, frames);
                frames[^1] ^= 1;
            }

            internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) =>
                throw new NotSupportedException();

            internal override IPictureDecoder CreateDecoder() => this;
        }
    }

    private static JsonArray SegmentsOf(JsonNode manifest) => manifest["variables"]![0]!["segments"]!.AsArray();
}
