using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Reading;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>A check reads each byte of the file once, also of entries that many segments share.</summary>
[TestFixture]
[NoLeakedHandles]
[NonParallelizable]
internal sealed class VerifyReadsTests
{
    private const int Commits = 3;
    private const int Rows = 1100;
    private const int Columns = 1000;

    [Test]
    public void Check_ReadsEachEntryOnce([Values(1, 2)] int threads)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("field.nv12");
        Write(path);
        var (entries, opening, packs) = Expect(path);
        Assert.That(packs, Is.EqualTo(Commits), "entries that hold blobs of many segments");
        var before = ZipReader.ReadByteCount;

        var report = Nv12Fixity.Check(path, threads);

        var read = ZipReader.ReadByteCount - before;
        Assert.That(report.IsSound, string.Join('\n', report.Problems));

        // Before its content is read, the header is asked where it starts; the header as a whole is compared as well.
        Assert.That(read, Is.LessThanOrEqualTo(entries + opening));
        Assert.That(read, Is.GreaterThanOrEqualTo(new FileInfo(path).Length / 2), "what is not read is not checked");
    }

    // Segments of noise have entries of their own, small ones share.
    private static void Write(string path)
    {
        var random = new Random(5);
        using var dataSet = new Nv12DataSet($"{path}?quality=lossless");
        dataSet.IsAutocommitEnabled = false;
        for (var commit = 0; commit < Commits; commit++)
        {
            var noise = new byte[Rows * Columns];
            random.NextBytes(noise);
            dataSet.AddVariable<byte>(
                $"noise{commit}", TestFields.Shaped(noise, [Rows, Columns]), $"y{commit}", $"x{commit}");
            dataSet.AddVariable<int>($"a{commit}", new[] { 1, 2, 3, commit }, $"i{commit}");
            dataSet.AddVariable<string>($"b{commit}", new[] { "u", "v" }, $"n{commit}");
            dataSet.Commit();
        }
    }

    private static (long Entries, long Opening, int Packs) Expect(string path)
    {
        var file = Nv12File.Open(path, CodecList.Instance);
        try
        {
            var all = file.Archive.Entries.Values.ToArray();
            return (
                all.Sum(entry => (long)entry.HeaderLength + ZipFormat.LocalHeaderBytes + entry.Length),
                file.Parts.Items.Sum(item => (long)ZipFormat.LocalHeaderBytes + item.Entry.Length),
                all.Count(entry => entry.Name.StartsWith('p')));
        }
        finally
        {
            file.Release();
        }
    }
}
