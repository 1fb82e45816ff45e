using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Members of an ensemble as frames of one stream.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class MemberFrameTests
{
    private const int Members = 6;
    private const int Times = 7;
    private const int Levels = 2;
    private const int Rows = 24;
    private const int Columns = 36;
    private static readonly int[] s_shape = [Members, Times, Levels, Rows, Columns];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("range=1e-3,codec=ffv1")]
    [TestCase("range=1e-3,codec=hevc")]
    [TestCase("range=1e-3,codec=auto")]
    [TestCase("lossless")]
    [TestCase("rel=1e-3")]
    public void AlikeMembers_TakeAFractionOfWhatStreamsOfTheirOwnTake(string quality)
    {
        var values = Ensemble(1);
        Write("together.nv12", values, quality, isEnsemble: true);
        Write("apart.nv12", values, quality, isEnsemble: false);

        using var together = Open("together.nv12");
        using var apart = Open("apart.nv12");
        Assert.That(together["t"].GetData(), Is.EqualTo(together["t"].GetData([0, 0, 0, 0, 0], s_shape)));
        Assert.That(SegmentsOf(together), Is.EqualTo(Levels));
        Assert.That(SegmentsOf(apart), Is.EqualTo(Levels * Members));
        Assert.That(
            together.GetCodedByteCount("t"),
            Is.LessThan((quality == "lossless" ? 0.95 : 0.75) * apart.GetCodedByteCount("t")));
        Assert.That(Nv12Fixity.Check(_folder.File("together.nv12")).IsSound);
    }

    // No point is a step away from what its neighbours tell: members that repeat each other still cost less.
    [TestCase("abs=2,codec=hevc")]
    [TestCase("abs=2,codec=auto")]
    public void AlikeMembers_AtABoundCoarserThanTheirDetail_FollowEachOther(string quality)
    {
        var values = new float[Members * Times * Levels * Rows * Columns];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y, shared) = (i % Columns, i / Columns % Rows, i / (Columns * Rows) % (Times * Levels));
            values[i] = (float)(100 * Math.Sin((x / 7.0) + (2 * shared)) * Math.Cos((y / 5.0) - shared));
        }

        Write("together.nv12", values, quality, isEnsemble: true);
        Write("apart.nv12", values, quality, isEnsemble: false);

        using var together = Open("together.nv12");
        using var apart = Open("apart.nv12");
        Assert.That(SegmentsOf(together), Is.EqualTo(Levels));
        Assert.That(together.GetCodedByteCount("t"), Is.LessThan(0.5 * apart.GetCodedByteCount("t")));
    }

    [Test]
    public void LevelRange_IsThatOfALevelWithAllItsMembers()
    {
        var values = Ensemble(2);
        values[0] = -300;
        Write("field.nv12", values, "levelrange=1e-3", isEnsemble: true);

        using var data = Open("field.nv12");
        var bounds = data.Describe().Single(variable => variable.Name == "t").Bounds;

        var frame = Rows * Columns;
        Assert.That(bounds.Select(bound => bound.Indices), Is.EqualTo(
            new[] { new int?[] { null, null, 0, null, null }, new int?[] { null, null, 1, null, null } }));
        for (var level = 0; level < Levels; level++)
        {
            var own = values.Where((_, i) => i / frame % Levels == level).Select(value => (double)value).ToArray();
            Assert.That(bounds[level].Bound, Is.EqualTo(1e-3 * (own.Max() - own.Min())).Within(1e-12));
        }

        var read = data["t"].GetData().Cast<float>().ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var error = Math.Abs((double)read[i] - values[i]);
            Assert.That(error, Is.LessThanOrEqualTo(bounds[i / frame % Levels].Bound));
        }
    }

    [Test]
    public void OneMemberAtOneTimeAndLevel_IsReadFromOneSegment()
    {
        var codec = new FakeCodec();
        Write("field.nv12", Ensemble(3), "abs=0.01,codec=hevc,segment=14f", true, codec);
        codec.Reset();
        using var data = new Nv12DataSet($"{Path}?openMode=readOnly", codec);
        var cost = data.GetReadCost("t", [4, 5, 1, 0, 0], [1, 1, 1, Rows, Columns]);

        data["t"].GetData([4, 5, 1, 0, 0], [1, 1, 1, Rows, Columns]);

        Assert.That(codec.DecodeCount, Is.EqualTo(1));
        Assert.That(cost?.ValueCount, Is.EqualTo(2 * Members * Rows * Columns), "two times of all members");
        Assert.That(SegmentsOf(data), Is.EqualTo(Levels * 4));
    }

    [Test]
    public void Members_MoreThanASegmentShouldHold_AreGroups()
    {
        Write("field.nv12", Ensemble(4), "abs=0.01,segment=4f", true);
        using var data = Open("field.nv12");

        Assert.That(SegmentsOf(data), Is.EqualTo(Levels * Times * 2), "three members each");
        Assert.That(
            data.GetReadCost("t", [2, 0, 0, 0, 0], [1, 1, 1, 1, 1])?.ValueCount, Is.EqualTo(3 * Rows * Columns));
    }

    [Test]
    public void UnlikeMembers_KeepStreamsOfTheirOwn()
    {
        Write("field.nv12", Ensemble(5, own: 80), "range=1e-3", true);

        using var data = Open("field.nv12");
        Assert.That(SegmentsOf(data), Is.EqualTo(Levels * Members));
    }

    [TestCase("range=1e-3,codec=ffv1")]
    [TestCase("range=1e-2,codec=hevc")]
    [TestCase("lossless")]
    public void Append_AlongTime_KeepsStoredValuesAndGoesOn(string quality)
    {
        var first = Ensemble(6);
        Write("field.nv12", first, quality, isEnsemble: true);
        var before = All();
        var more = MemberFields.Ensemble(Members, 2, Levels, Rows, Columns, 7);
        for (var i = 0; i < 2; i++)
        {
            using var data = new Nv12DataSet(Path);
            data.IsAutocommitEnabled = false;
            data["time"].PutData([Times + (2 * i)], new[] { 100 + (2 * i), 101 + (2 * i) });
            data["t"].PutData([0, Times + (2 * i), 0, 0, 0], Shaped(more, [Members, 2, Levels, Rows, Columns]));
            data.Commit();
        }

        using var reopened = Open("field.nv12");
        var after = reopened["t"].GetData([0, 0, 0, 0, 0], s_shape).Cast<float>().ToArray();
        Assert.That(after, Is.EqualTo(before));
        var bound = reopened.Describe().Single(variable => variable.Name == "t").LargestBound;
        foreach (var time in new[] { Times, Times + 2 })
        {
            var added = reopened["t"].GetData([0, time, 0, 0, 0], [Members, 2, Levels, Rows, Columns]).Cast<float>();
            Assert.That(
                added.Zip(more).Max(pair => Math.Abs((double)pair.First - pair.Second)), Is.LessThanOrEqualTo(bound!.Value));
        }

        Assert.That(SegmentsOf(reopened), Is.LessThanOrEqualTo(3 * Levels));
        Assert.That(Nv12Fixity.Check(Path).IsSound);
    }

    [TestCase("range=1e-3,codec=ffv1")]
    [TestCase("abs=0.02,codec=hevc")]
    public void OverwritingAPart_ChangesNothingElse(string quality)
    {
        Write("field.nv12", Ensemble(8), quality, isEnsemble: true);
        var expected = All();
        float[] changed = [.. Enumerable.Range(0, 20).Select(i => 7 + (0.5f * i))];
        using (var data = new Nv12DataSet(Path))
        {
            data["t"].PutData([3, 2, 1, 4, 5], Shaped(changed, [1, 1, 1, 4, 5]));
        }

        var after = All();
        var at = ((((3 * Times) + 2) * Levels) + 1) * Rows * Columns;
        for (var i = 0; i < 20; i++)
        {
            var point = at + ((4 + (i / 5)) * Columns) + 5 + (i % 5);
            Assert.That(after[point], Is.EqualTo(changed[i]).Within(0.13));
            after[point] = expected[point];
        }

        Assert.That(after, Is.EqualTo(expected));
    }

    [Test]
    public void Repack_MakesTheBytesOfAFileWrittenAtOnce()
    {
        Write("field.nv12", Ensemble(9), "abs=0.01,segment=4f", isEnsemble: true);
        var written = File.ReadAllBytes(Path);

        Nv12Repacking.Run(Path);

        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(written));
    }

    [TestCase(new[] { 0, 0, 2 })]
    [TestCase(new[] { 0, 1 })]
    [TestCase(new[] { 1, 2, 3 })]
    public void AFileWithAnOrderThatIsNone_IsRefused(int[] order)
    {
        Write("field.nv12", Ensemble(10), "abs=0.01", isEnsemble: true);
        File.WriteAllBytes(Path, ForgedFile.ChangeManifest(File.ReadAllBytes(Path), manifest =>
        {
            var variable = manifest["variables"]!.AsArray().Single(item => item!["shape"]!.AsArray().Count == 5)!;
            variable["segments"]![0]!["frameOrder"] =
                new JsonArray([.. order.Select(axis => JsonValue.Create(axis))]);
        }));

        Assert.That(
            () => Open("field.nv12"), Throws.TypeOf<InvalidFileException>().With.Message.Contains("each once"));
    }

    private static float[] Ensemble(int seed, double own = 0.05) =>
        MemberFields.Ensemble(Members, Times, Levels, Rows, Columns, seed, own);

    private static int SegmentsOf(Nv12DataSet data) =>
        data.Describe().Single(variable => variable.Name == "t").SegmentCount;

    private static Array Shaped(float[] values, int[] shape) => TestFields.Shaped(values, shape);

    private float[] All()
    {
        using var data = Open("field.nv12");
        return [.. data["t"].GetData().Cast<float>()];
    }

    private Nv12DataSet Open(string name) => new($"{_folder.File(name)}?openMode=readOnly");

    private void Write(string name, float[] values, string quality, bool isEnsemble, FakeCodec? codec = null)
    {
        var uri = $"{_folder.File(name)}?openMode=create&quality={quality}";
        using var data = codec is null ? new Nv12DataSet(uri) : new Nv12DataSet(uri, codec);
        data.IsAutocommitEnabled = false;
        if (isEnsemble)
        {
            data.AddVariable<int>("member", Enumerable.Range(0, Members).ToArray(), "member")
                .Metadata["standard_name"] = "realization";
        }

        data.AddVariable<int>("time", Enumerable.Range(0, Times).ToArray(), "time")
            .Metadata["units"] = "hours since 2020-01-01";
        data.AddVariable<float>("t", Shaped(values, s_shape), "member", "time", "level", "y", "x");
        data.Commit();
    }
}
