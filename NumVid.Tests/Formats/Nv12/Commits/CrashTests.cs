using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>Whenever power is lost, the file holds the state before a commit or the one after it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class CrashTests
{
    private const int RandomOrders = 6;

    private readonly List<string> _states = [];
    private readonly List<int> _stepsAtState = [];
    private TemporaryFolder _folder = null!;
    private RecordingFileLayer _layer = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void Record()
    {
        _folder = new TemporaryFolder();
        _layer = new RecordingFileLayer();
        _states.Clear();
        _stepsAtState.Clear();
        WriteHistory();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void History_HasBothKindsOfCommits()
    {
        var moves = _layer.Steps.Count(step => step.Kind == FileStepKind.Move);

        Assert.That(moves, Is.InRange(2, _states.Count - 4), "new files");
        Assert.That(_states.Distinct().Count(), Is.EqualTo(_states.Count));
    }

    [Test]
    public void PowerLoss_AtEveryStep_LeavesTheStateBeforeOrAfter()
    {
        var random = new Random(7);
        var disk = new CrashedDisk();
        var seen = 0;
        for (var done = 0; done <= _layer.Steps.Count; done++)
        {
            var committed = _stepsAtState.FindLastIndex(steps => steps <= done);
            foreach (var content in ContentsAfterCrash(disk, random).DistinctBy(Convert.ToHexString))
            {
                AssertIsOneOf(content, committed, $"after step {done}");
                seen++;
            }

            if (done < _layer.Steps.Count)
            {
                disk.Do(_layer.Steps[done]);
            }
        }

        TestContext.Out.WriteLine($"{_layer.Steps.Count} steps, {seen} different files after a crash");
        Assert.That(seen, Is.GreaterThan(_layer.Steps.Count));
    }

    [Test]
    public void Writer_AfterACrash_CutsWhatIsUnfinishedAndGoesOn()
    {
        var disk = new CrashedDisk();
        foreach (var (step, done) in _layer.Steps.Select((step, i) => (step, i)))
        {
            disk.Do(step);
            if (done % 5 == 0 && done > _stepsAtState[0]
                && disk.ContentOf(Path, write => write.Bytes.Length) is { } content)
            {
                var copy = _folder.File("again.nv12");
                File.WriteAllBytes(copy, content);
                var before = StateOf(copy);
                using (var dataSet = new Nv12DataSet(copy))
                {
                    dataSet.Metadata["again"] = done;
                }

                Assert.That(StateOf(copy), Is.EqualTo(before + $"again={done};"));
                Assert.That(Nv12Fixity.Check(copy).IsSound);
            }
        }
    }

    // All, none, the last one torn, each alone missing, and some by chance.
    private IEnumerable<byte[]> ContentsAfterCrash(CrashedDisk disk, Random random)
    {
        List<Func<FileStep, int>> choices = [write => write.Bytes.Length, _ => 0, write => write.Bytes.Length / 2];
        for (var skipped = 0; skipped < Math.Min(disk.PendingCount, 12); skipped++)
        {
            var left = skipped;
            choices.Add(write => left-- == 0 ? write.Bytes.Length / 3 : write.Bytes.Length);
        }

        for (var i = 0; i < RandomOrders; i++)
        {
            choices.Add(write =>
                random.Next(3) switch { 0 => 0, 1 => random.Next(write.Bytes.Length + 1), _ => write.Bytes.Length });
        }

        return choices.Select(choose => disk.ContentOf(Path, choose)).OfType<byte[]>();
    }

    private void AssertIsOneOf(byte[] content, int committed, string message)
    {
        var copy = _folder.File("crashed.nv12");
        File.WriteAllBytes(copy, content);
        var state = StateOf(copy);
        Assert.That(
            state == _states[Math.Max(committed, 0)]
                || (committed + 1 < _states.Count && state == _states[committed + 1]), $"{message}: {state}");
    }

    // New file, appends, values written over, attributes, and a replacement because too much was dead.
    private void WriteHistory()
    {
        using var dataSet = new Nv12DataSet($"{Path}?quality=lossless", CodecList.Instance, _layer);
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<int>("counts", Enumerable.Range(0, 30000).Select(i => i * 7919 % 10007).ToArray(), "i");
        dataSet.AddVariable<string>("names", new[] { "a", "b" }, "n");
        Commit(dataSet);
        for (var step = 0; step < 3; step++)
        {
            dataSet["names"].Append(new[] { $"appended {step}" });
            Commit(dataSet);
        }

        dataSet["counts"].Append(Enumerable.Range(0, 5000).ToArray());
        dataSet.Metadata["title"] = "x";
        Commit(dataSet);
        dataSet["names"].PutData([1], new[] { "over" });
        Commit(dataSet);
        dataSet["counts"].PutData([0], Enumerable.Range(0, 35000).Select(i => i * 104729 % 10009).ToArray());
        Commit(dataSet);
        dataSet["names"].Append(new[] { "last" });
        Commit(dataSet);
    }

    private void Commit(Nv12DataSet dataSet)
    {
        dataSet.Commit();
        NoteState();
    }

    private void NoteState()
    {
        _states.Add(StateOf(Path));
        _stepsAtState.Add(_layer.Steps.Count);
    }

    private static string StateOf(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        var text = new StringBuilder();
        foreach (var variable in dataSet)
        {
            var hash = new HashCode();
            foreach (var value in variable.GetData())
            {
                hash.Add(Convert.ToString(value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
            }

            text.Append(
                CultureInfo.InvariantCulture, $"{variable.Name}[{variable.GetData().Length}]:{hash.ToHashCode()};");
        }

        foreach (var (key, value) in dataSet.Metadata.AsDictionary().Where(pair => pair.Key is "title" or "again"))
        {
            text.Append(CultureInfo.InvariantCulture, $"{key}={value};");
        }

        return text.ToString();
    }
}
