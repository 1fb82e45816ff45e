using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>How many threads there are, and which of them is first, changes nothing that is written.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class ThreadCountTests
{
    private static readonly int[] s_threads = [1, 2, 3, 8];

    private TemporaryFolder _folder = null!;

    // Streams that are kept are not encoded.
    private static IEnumerable<string> Names => GoldenRecipes.Names.Except(GoldenRecipes.NamesOfClips);

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Names))]
    public void Recipe_WithAnyNumberOfThreads_WritesTheSameBytes(string name)
    {
        foreach (var threads in s_threads)
        {
            GoldenRecipes.Write(name, Path, threads);
            Assert.That(GoldenFiles.ChecksumOf(Path), Is.EqualTo(GoldenFiles.WrittenOf(name)), $"{threads} threads");
            File.Delete(Path);
        }
    }

    [Test]
    public void ManyVariables_WithAnyNumberOfThreads_AreTheSameBytes()
    {
        var files = s_threads.Select(threads => BytesOf(threads, CodecList.Instance)).ToArray();

        Assert.That(files, Is.All.EqualTo(files[0]));
    }

    [Test]
    public void ManyVariables_WhoseEncodersTakeAnyTime_AreTheSameBytes()
    {
        var files = Enumerable.Range(0, 12).Select(round => BytesOf(s_threads[round % 4], Delayed(round))).ToArray();

        Assert.That(files, Is.All.EqualTo(files[0]));
    }

    [Test]
    public void FailingEncoders_TheFirstInOrderIsToldAndNothingIsLeft([Values(1, 2, 3, 8)] int threads)
    {
        Write(threads, new FakeCodec());
        var before = File.ReadAllBytes(Path);
        var codec = new FakeCodec { OnEncode = FailForLargeFrames };
        using (var dataSet = new Nv12DataSet($"{Path}?threads={threads}&quality=abs=0.05,codec=hevc", codec))
        {
            dataSet.IsAutocommitEnabled = false;
            for (var i = 0; i < 9; i++)
            {
                int[] shape = i == 3 ? [3, 40, 60] : i == 6 ? [3, 100, 80] : [3, 20, 30];
                Add(dataSet, $"w{i}", shape, i);
            }

            Assert.That(
                dataSet.Commit, Throws.TypeOf<MissingLibraryException>().With.Message.EqualTo("The fourth is gone."));
            var count = codec.EncodeCount;
            Thread.Sleep(100);
            Assert.That(codec.EncodeCount, Is.EqualTo(count), "nothing runs on");
            dataSet.Rollback();
        }

        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }));
    }

    // The later one fails at once, the earlier one after a while.
    private static void FailForLargeFrames(ushort[] samples)
    {
        if (samples.Length >= 20_000)
        {
            throw new MissingLibraryException("The seventh is gone.");
        }

        Thread.Sleep(samples.Length >= 7_000 ? 40 : 1);
        if (samples.Length >= 7_000)
        {
            throw new MissingLibraryException("The fourth is gone.");
        }
    }

    private static FakeCodec Delayed(int seed)
    {
        var random = new Random(seed);
        return new FakeCodec
        {
            OnEncode = _ =>
            {
                int milliseconds;
                lock (random)
                {
                    milliseconds = random.Next(6);
                }

                Thread.Sleep(milliseconds);
            },
        };
    }

    private static void Add(Nv12DataSet dataSet, string name, int[] shape, int seed) => dataSet.AddVariable<float>(
        name, TestFields.Shaped(
            TestFields.Smooth<float>(shape, seed, noise: 1), shape), [.. shape.Select((_, axis) => $"{name}{axis}")]);

    private byte[] BytesOf(int threads, ICodecSource codecs)
    {
        Write(threads, codecs);
        return File.ReadAllBytes(Path);
    }

    // The first axis of a field of four dimensions cuts it into segments.
    private void Write(int threads, ICodecSource codecs)
    {
        using var dataSet = new Nv12DataSet(
            $"{Path}?openMode=create&threads={threads}&quality=v3:psnr=45;v5:lossless;five:abs=0.02;default:range=1e-2", codecs);
        dataSet.IsAutocommitEnabled = false;
        for (var i = 0; i < 12; i++)
        {
            Add(dataSet, $"v{i}", [3, 18, 24 + i], i);
        }

        Add(dataSet, "five", [5, 6, 20, 30], 77);
        dataSet.Commit();
        Assert.That(dataSet.Describe()[^1].SegmentCount, Is.EqualTo(5));
    }
}
