using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using NumVid.Formats;
using NumVid.Formats.Model;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Model;

/// <summary>What a storage says that a read takes, against the bytes that the kernel saw being read.</summary>
[NoLeakedHandles]
[SupportedOSPlatform("linux")]
internal sealed class ReadCostTests
{
    // The chunk index of HDF5, the test host's own messages: what may be read besides.
    private const long Slack = 48 << 10;

    private static readonly int[] s_shape = [8, 3, 200, 300];

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    // Noise does not shrink: 1.44 million values of four bytes. A step is all three levels of one time.
    [TestCase("a.nv12?quality=lossless", true, TestName = "GetReadCost_OfNv12_IsWhatTheKernelSees")]
    [TestCase("a.nc?deflate=1", true, TestName = "GetReadCost_OfChunkedNetCdf_IsWhatTheKernelSees")]
    [TestCase("b.nc?deflate=0&shuffle=false", false, TestName = "GetReadCost_OfContiguousNetCdf_IsWhatTheKernelSees")]
    public void GetReadCost(string file, bool isCut)
    {
        var path = Write(file);
        using (var whole = NumVidProviders.OpenRead(path))
        {
            var storage = (IFieldStorage)whole;
            var all = storage.GetReadCost("t", new int[4], s_shape)!.Value;
            Assert.That(all.ByteCount, Is.EqualTo(storage.GetCodedByteCount("t")));
            Assert.That(all.ValueCount, Is.GreaterThanOrEqualTo(1_440_000));
        }

        using (Assert.EnterMultipleScope())
        {
            AssertSeen(path, "t", [4, 0, 0, 0], [1, 3, 200, 300]);
            if (isCut)
            {
                AssertSeen(path, "t", [0, 1, 100, 150], [8, 1, 1, 1]);
            }
        }
    }

    [Test]
    public void GetReadCost_OfGrib_IsWhatTheKernelSeesAndItsMessagesAre()
    {
        var path = TestFiles.Fixture("safrica_forecast_3h.grib2");
        using var file = NumVidProviders.OpenRead(path);
        var field = file.OrderByDescending(variable => variable.Rank).ThenBy(variable => variable.ID).First();
        var shape = field.GetShape();
        int[] first = [.. shape.Select((length, axis) => axis < shape.Length - 2 ? 1 : length)];

        AssertSeen(path, field.Name, new int[shape.Length], first);
        var cost = ((IFieldStorage)file).GetReadCost(field.Name, new int[shape.Length], shape)!.Value;
        Assert.That(cost.ValueCount, Is.EqualTo(shape.Aggregate(1L, (product, length) => product * length)));
        Assert.That(
            cost.ByteCount, Is.InRange(((IFieldStorage)file).GetCodedByteCount(field.Name), new FileInfo(path).Length));
    }

    [TestCase("safrica_forecast_3h.grib2", "prate")]
    [TestCase("safrica_forecast_3h.grib2", "pwat")]
    [TestCase("gfs_pressure_levels.grib2", "gh")]
    public void GetPackedBits_OfGrib_AreThoseOfItsMessages(string fixture, string shortName)
    {
        var path = TestFiles.Fixture(fixture);
        var bits = ExternalTool.Run("grib_get", "-w", $"shortName={shortName}", "-p", "bitsPerValue", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        using var file = NumVidProviders.OpenRead(path);

        Assert.That(((IFieldStorage)file).GetPackedBits(shortName), Is.EqualTo(new PackedBits(bits.Min(), bits.Max())));
    }

    [Test]
    public void GetPackedBits_OfFloats_AreNull()
    {
        using var file = NumVidProviders.OpenRead(TestFiles.Fixture("coads_sst_airt_monthly.nc"));

        Assert.That(((IFieldStorage)file).GetPackedBits("SST"), Is.Null);
    }

    [Test]
    public void GetPackedBits_OfPackedNetCdf_IsTheWidthOfItsType()
    {
        using var file = NumVidProviders.OpenRead(TestFiles.Field("eraint_uvz.nc"));

        Assert.That(((IFieldStorage)file).GetPackedBits("z"), Is.EqualTo(new PackedBits(16, 16)));
    }

    private static void AssertSeen(string path, string name, int[] origin, int[] shape)
    {
        using var file = NumVidProviders.OpenRead(path);
        var cost = ((IFieldStorage)file).GetReadCost(name, origin, shape)!.Value;
        var isHdf5 = File.ReadAllBytes(path)[1] == (byte)'H';
        var before = BytesRead(isHdf5);
        _ = file[name].GetData(origin, shape);
        var seen = BytesRead(isHdf5) - before;

        Assert.That(seen, Is.InRange(cost.ByteCount, cost.ByteCount + Slack), $"{path} {string.Join(',', shape)}");
    }

    // Of NetCDF-4 files by the program that reads them for us, of all others by this one.
    private static long BytesRead(bool byReader) =>
        (byReader ? ReaderProcesses() : [Environment.ProcessId]).Sum(id => long.Parse(
        File.ReadLines($"/proc/{id}/io")
            .Single(line => line.StartsWith("rchar:", StringComparison.Ordinal))["rchar:".Length..],
        System.Globalization.CultureInfo.InvariantCulture));

    private static int[] ReaderProcesses()
    {
        var ids = System.Diagnostics.Process.GetProcessesByName("netcdf_reader")
            .Where(NetCdf.NetCdfReaderProcessTests.IsOurs).Select(process => process.Id).ToArray();
        Assert.That(ids, Is.Not.Empty);
        return ids;
    }

    private string Write(string file)
    {
        var path = _folder.File(file.Split('?')[0]);
        var random = new Random(20240611);
        var values = new float[s_shape[0], s_shape[1], s_shape[2], s_shape[3]];
        foreach (ref var value in MemoryMarshal.CreateSpan(ref values[0, 0, 0, 0], values.Length))
        {
            value = random.NextSingle();
        }

        var options = file.Split('?')[1].Split('&').Select(option => option.Split('='))
            .ToDictionary(option => option[0], option => option[1]);
        using var target = NumVidProviders.Create(path, options);
        target.IsAutocommitEnabled = false;
        target.AddVariable<float>("t", values, "time", "z", "y", "x");
        target.Commit();
        return path;
    }
}
