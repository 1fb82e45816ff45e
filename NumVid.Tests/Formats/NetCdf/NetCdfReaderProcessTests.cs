using System;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Files that make HDF5 crash or hang are refused with a sentence, by a process that is spent on
/// them.</summary>
[TestFixture]
internal sealed class NetCdfReaderProcessTests
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
    [TestCase(1UL << 30, "could not read a variable")]
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
            () => NumVidProviders.OpenRead(path).Dispose(), Throws.TypeOf<InvalidFileException>().With.Message
                .Contains(problem).And.Message.Contains("damaged.nc"));
        ReadSound();
    }

    [Test]
    public void Open_AfterSomebodyKilledTheProcess_StartsAnother()
    {
        ReadSound();
        KillTheProcess();
        ReadSound();
    }

    // A crash as of a damaged file, at a moment of our choice: the process is stopped, asked, and ended by the signal.
    [TestCase("SEGV", typeof(InvalidFileException), "crashes on its header, which is damaged (signal 11)")]
    [TestCase("KILL", typeof(IOException), "was ended from outside (code 137)")]
    public async Task Open_WhenTheProcessEnds_IsRefusedAndTheNextFileIsRead(string signal, Type error, string problem)
    {
        ReadSound();
        var process = Process.GetProcessesByName("netcdf_reader").Single(IsOurs);
        ExternalTool.Run("kill", "-STOP", $"{process.Id}");
        var reading = Task.Run(() => NumVidProviders.OpenRead(_folder.File("sound.nc")).Dispose());
        await Task.Delay(TimeSpan.FromSeconds(0.3)).ConfigureAwait(false);
        ExternalTool.Run("kill", $"-{signal}", $"{process.Id}");
        ExternalTool.TryRun("kill", "-CONT", $"{process.Id}");

        Assert.That(
            async () => await reading.ConfigureAwait(false), Throws.TypeOf(error).With.Message.Contains(problem));
        ReadSound();
    }

    // Whoever reads it anew, because the process was ended or has closed it for others, opens what has no name any
    // more.
    [TestCase(false, TestName = "GetData_OfAFileThatWasReplaced_IsThatOfTheFileOpened")]
    [TestCase(true, TestName = "GetData_OfAFileThatWasReplaced_ByAnotherProcess_IsThatOfTheFileOpened")]
    public void GetData_OfAFileThatWasReplaced_IsThatOfTheFileOpened(bool isReadAnew)
    {
        var path = _folder.File("sound.nc");
        using var dataSet = NumVidProviders.OpenRead(path);
        var other = _folder.File("other.nc");
        using (var replacement = NumVidProviders
            .Create(other, new System.Collections.Generic.Dictionary<string, string>()))
        {
            replacement.AddVariable<float>("t", new float[] { 7, 8 }, "x");
        }

        File.Move(other, path, overwrite: true);
        if (isReadAnew)
        {
            KillTheProcess();
        }

        Assert.That(dataSet["t"].GetData(), Is.EqualTo(new float[] { 1, 2 }));
        Assert.That(dataSet["names"].GetData(), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void GetData_OfMoreFilesThanTheProcessKeepsOpen_IsThatOfEach()
    {
        var files = Enumerable.Range(0, 20).Select(i =>
        {
            var path = _folder.File($"{i}.nc");
            using var dataSet =
                NumVidProviders.Create(path, new System.Collections.Generic.Dictionary<string, string>());
            dataSet.AddVariable<int>("i", new[] { i, -i }, "x");
            return path;
        }).ToArray();
        var open = files.Select(NumVidProviders.OpenRead).ToArray();

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < open.Length; i++)
            {
                Assert.That(open[i]["i"].GetData(), Is.EqualTo(new[] { i, -i }));
            }
        }

        Array.ForEach(open, dataSet => dataSet.Dispose());
    }

    private static int Next(byte[] bytes, int heap)
    {
        var next = bytes.AsSpan(heap + 1).IndexOf("GCOL"u8);
        return next < 0 ? -1 : heap + 1 + next;
    }

    /// <summary>Whether a process is a child of this one.</summary>
    internal static bool IsOurs(Process process) =>
        File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1]
            .Split(' ')[1] == FormattableString.Invariant($"{Environment.ProcessId}");

    private static void KillTheProcess()
    {
        foreach (var process in Process.GetProcessesByName("netcdf_reader").Where(IsOurs))
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private void ReadSound()
    {
        using var dataSet = NumVidProviders.OpenRead(_folder.File("sound.nc"));
        Assert.That(dataSet["names"].GetData(), Is.EqualTo(new[] { "one", "two" }));
    }
}
