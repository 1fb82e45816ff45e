using System;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Files that make HDF5 crash or hang are refused with a sentence, by a process that is spent on them.</summary>
[TestFixture]
internal sealed class NetCdfProbeTests
{
    private const int CollectionHeader = 16;
    private const int ObjectSizeOffset = 8;

    private TemporaryFolder _folder = null!;
    private byte[] _sound = [];

    [SetUp]
    public void Write()
    {
        _folder = new TemporaryFolder();
        var path = _folder.File("sound.nc");
        using (var dataSet = NumVidProviders.Create(path, new System.Collections.Generic.Dictionary<string, string>()))
        {
            dataSet.AddVariable<float>("t", new float[] { 1, 2 }, "x");
            dataSet.AddVariable<double>("x", new double[] { 0, 1 }, "x");
            dataSet.AddVariable<string>("names", new[] { "one", "two" }, "x");
        }

        _sound = File.ReadAllBytes(path);
    }

    [TearDown]
    public void Remove() => _folder.Dispose();

    [TestCase(ulong.MaxValue - 15, "does not come to an end")]
    [TestCase(1UL << 30, "crashes")]
    public void Open_DamagedGlobalHeap_IsRefusedAndTheNextFileIsRead(ulong size, string problem)
    {
        var path = _folder.File("damaged.nc");
        var damaged = (byte[])_sound.Clone();
        for (var heap = damaged.AsSpan().IndexOf("GCOL"u8); heap >= 0; heap = Next(damaged, heap))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(damaged.AsSpan(heap + CollectionHeader + ObjectSizeOffset), size);
        }

        File.WriteAllBytes(path, damaged);

        Assert.That(
            () => NumVidProviders.OpenRead(path).Dispose(), Throws.TypeOf<InvalidFileException>().With.Message.Contains(problem).And.Message.Contains("damaged.nc"));
        ReadSound();
    }

    [Test]
    public void Open_AfterSomebodyKilledTheProcess_StartsAnother()
    {
        ReadSound();
        foreach (var process in Process.GetProcessesByName("netcdf_probe").Where(IsOurs))
        {
            process.Kill();
            process.WaitForExit();
        }

        ReadSound();
    }

    private static int Next(byte[] bytes, int heap)
    {
        var next = bytes.AsSpan(heap + 1).IndexOf("GCOL"u8);
        return next < 0 ? -1 : heap + 1 + next;
    }

    private static bool IsOurs(Process process) =>
        File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ')[1] == FormattableString.Invariant($"{Environment.ProcessId}");

    private void ReadSound()
    {
        using var dataSet = NumVidProviders.OpenRead(_folder.File("sound.nc"));
        Assert.That(dataSet["names"].GetData(), Is.EqualTo(new[] { "one", "two" }));
    }
}
