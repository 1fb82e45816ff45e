using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>Commits go behind the end; who reads goes on reading; one writes at a time.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class CommitTests
{
    private static readonly int[] s_shape = [4, 60, 80];

    private static int[] SegmentCounts =>
        LongRun.IsAsked ? [10, 1000, 10_000] : [10, 1000];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFile()
    {
        _folder = new TemporaryFolder();
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create");
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(s_shape, 1), s_shape), "time", "y", "x");
        dataSet.AddVariable<int>("counts", new[] { 1, 2, 3 }, "i");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Commit_ChangesNoOldByte()
    {
        var before = File.ReadAllBytes(Path);

        Append(1);

        var after = File.ReadAllBytes(Path);
        Assert.That(after, Has.Length.GreaterThan(before.Length));
        Assert.That(after[..before.Length], Is.EqualTo(before));
        Assert.That(Nv12Fixity.Check(Path).IsSound);
    }

    [Test]
    public void CommittedFile_ForStockTools_IsASoundArchive()
    {
        Append(3);

        Assert.That(ExternalTool.Run("unzip", "-t", Path), Does.Contain("No errors detected"));
        ExternalTool.Run("zip", "-T", Path);
        ExternalTool.Run(
            "python3", "-c", "import sys,zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None", Path);
    }

    [Test]
    public void Reader_KeepsTheStateThatItOpened_WhileOthersAppendAndReplace()
    {
        using var reader = new Nv12DataSet($"{Path}?openMode=readOnly");
        var first = reader["counts"].GetData();

        Append(1);
        Nv12Repacking.Run(Path);
        Append(1);

        Assert.That(reader["counts"].GetShape(), Is.EqualTo(new[] { 3 }));
        Assert.That(reader["counts"].GetData(), Is.EqualTo(first));
        Assert.That(reader["t"].GetData().Length, Is.EqualTo(4 * 60 * 80));
    }

    [TestCase(1)]
    [TestCase(200_000)]
    public void Open_WithRubbishBehindTheEnd_ShowsTheStateBeforeAndWarns(int count)
    {
        var sound = File.ReadAllBytes(Path);
        var rubbish = new byte[count];
        new Random(3).NextBytes(rubbish);
        "PK\x05\x06"u8[..Math.Min(4, count)].CopyTo(rubbish.AsSpan(count / 2));
        File.WriteAllBytes(Path, [.. sound, .. rubbish]);
        using (var dataSet = new Nv12DataSet(Path))
        {
            Assert.That(dataSet.Warnings.Single(), Does.Contain($"The last {count} bytes"));
            Assert.That(dataSet["counts"].GetData(), Is.EqualTo(new[] { 1, 2, 3 }));
            dataSet["counts"].Append(new[] { 4 });
        }

        Assert.That(File.ReadAllBytes(Path)[..sound.Length], Is.EqualTo(sound));
        Assert.That(Nv12Fixity.Check(Path).IsSound);
        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened["counts"].GetData(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(reopened.Warnings, Is.Empty);
    }

    [Test]
    public void SecondWriter_IsToldToWait_AndWritesWhenTheFirstIsGone()
    {
        using var second = new Nv12DataSet(Path);
        using (var first = new Nv12DataSet(Path))
        {
            first["counts"].Append(new[] { 4 });

            Assert.That(
                () => second["counts"].Append(new[] { 5 }),
                Throws.TypeOf<IOException>().With.Message.Contains("is being written").And.Message
                    .Contains("openMode=readOnly"));
            Assert.That(() => Nv12Repacking.Run(Path), Throws.TypeOf<IOException>());
        }

        Assert.That(second.Commit, Throws.TypeOf<IOException>().With.Message.Contains("Open it again"));
        second.Rollback();
        Append(1);
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }), "the lock leaves no trace");
    }

    [Test]
    public void Repack_OfAFileThatGrewVariableByVariable_HasTheBytesOfOneWrittenAtOnce()
    {
        var once = _folder.File("once.nv12");
        using (var dataSet = new Nv12DataSet($"{once}?openMode=create"))
        {
            dataSet.IsAutocommitEnabled = false;
            dataSet.AddVariable<float>(
                "t", TestFields.Shaped(TestFields.Smooth<float>(s_shape, 1), s_shape), "time", "y", "x");
            dataSet.AddVariable<int>("counts", new[] { 1, 2, 3 }, "i");
            dataSet.Metadata["title"] = "new";
            dataSet.Commit();
        }

        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet["counts"].PutData([0], new[] { 7, 8, 9 });
            dataSet.Metadata["title"] = "old";
            dataSet.Metadata["title"] = "new";
            dataSet["counts"].PutData([0], new[] { 1, 2, 3 });
        }

        var before = ValuesOf(Path);

        var (exitCode, output, error) = NumVid.Tests.Compare.CommandLine.NumVidProgram.Run("repack", Path);

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("bytes ->"));
        Assert.That(ValuesOf(Path), Is.EqualTo(before));
        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(File.ReadAllBytes(once)));
    }

    [Test]
    public void ManyCommits_LeaveAtMostAQuarterUnused()
    {
        for (var i = 0; i < 40; i++)
        {
            Append(1);
            var length = new FileInfo(Path).Length;
            var copy = _folder.File("copy.nv12");
            File.Copy(Path, copy, overwrite: true);
            Nv12Repacking.Run(copy);
            Assert.That(new FileInfo(copy).Length, Is.GreaterThan(length * 0.6), $"after {i + 1} commits");
        }
    }

    [TestCaseSource(nameof(SegmentCounts))]
    public void Append_Cost_IsThatOfWhatIsAppended(int segments)
    {
        var path = _folder.File("many.nv12");
        using var dataSet = new Nv12DataSet($"{path}?quality=abs=0.01,codec=hevc", new FakeCodec());
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [1, segments, 6, 7];
        dataSet.AddVariable<float>(
            "f", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "time", "level", "y", "x");
        dataSet.AddVariable<double>("time", new[] { 0.0 }, "time").Metadata["units"] = "hours since 2000-01-01";
        dataSet.AddVariable<int>("g", new[] { 1 }, "i");
        dataSet.Commit();
        Assert.That(dataSet.Describe()[0].SegmentCount, Is.EqualTo(segments));
        var before = new FileInfo(path).Length;
        var written = new List<long>();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            dataSet["g"].Append(new[] { i });
            dataSet.Commit();
            written.Add(new FileInfo(path).Length - before);
            before = new FileInfo(path).Length;
        }

        var commitTime = watch.ElapsedMilliseconds / written.Count;
        watch.Restart();
        new Nv12DataSet($"{path}?openMode=readOnly", new FakeCodec()).Dispose();
        var openTime = watch.ElapsedMilliseconds;
        var entries = Nv12Fixity.Check(path, 2, null, new FakeCodec()).EntryCount;
        TestContext.Out.WriteLine(
            $"{segments} segments, {entries} entries, {before} bytes: commits wrote {string.Join(", ", written)} "
                + $"bytes, {commitTime} ms each; opened in {openTime} ms");
        Assert.That(written.Where(bytes => bytes > 0)
            .Max(), Is.LessThan(1500 + (70 * entries)), "the directory and what is new");
    }

    private void Append(int count)
    {
        using var dataSet = new Nv12DataSet(Path);
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [count, 60, 80];
        dataSet["t"].Append(TestFields.Shaped(TestFields.Smooth<float>(shape, count), shape));
        dataSet["counts"].Append(new int[count]);
        dataSet.Commit();
    }

    private static string[] ValuesOf(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        return [.. dataSet.SelectMany(variable => DamagedFiles.ValuesOf(dataSet, variable.Name))];
    }
}
