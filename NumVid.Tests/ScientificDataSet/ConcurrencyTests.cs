using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Many readers beside a writer, and several writers, whom the lock puts in a row.</summary>
internal sealed class ConcurrencyTests
{
    [Test]
    public void GetData_TakesNoLock()
    {
        using var ds = new MemoryDataSet();
        var v = ds.AddVariable<int>("v", new[] { 1, 2 }, "x");
        lock (ds)
        {
            var read = Task.Run(() => (v.GetData(), v.GetShape(), v.Metadata["Name"], v.Dimensions));
            Assert.That(read.Wait(TimeSpan.FromSeconds(20)), Is.True, "a reader waits for the lock");
            Assert.That(read.Result.Item1, Is.EqualTo(new[] { 1, 2 }));
        }
    }

    [Test]
    public void GetData_DuringCommits_SeesWholeCommits()
    {
        using var ds = new MemoryDataSet();
        var v = ds.AddVariable<int>("v", new int[1000], "x");
        using var stop = new CancellationTokenSource();
        ds.IsAutocommitEnabled = false;
        var writer = Task.Run(() =>
        {
            for (var i = 1; i <= 300; i++)
            {
                v.PutData(Enumerable.Repeat(i, 600).ToArray());
                v.PutData([600], Enumerable.Repeat(i, 400).ToArray());
                ds.Commit();
            }

            stop.Cancel();
        });
        var reads = 0;
        while (!stop.IsCancellationRequested || reads == 0)
        {
            var data = (int[])v.GetData();
            Assert.That(data.Distinct().Count(), Is.EqualTo(1), "two commits meet in one array");
            reads++;
        }

        writer.Wait();
        Assert.That(v.GetData(), Is.All.EqualTo(300));
    }

    [Test]
    public void AddVariable_FromManyThreads_LosesNone()
    {
        using var ds = new MemoryDataSet();
        Parallel.For(0, 200, i => ds.AddVariable<int>($"v{i}", new[] { i }, $"x{i}"));

        Assert.That(ds.Variables.Count, Is.EqualTo(200));
        Assert.That(ds.Variables.Select(v => v.ID).Distinct().Count(), Is.EqualTo(200));
        Assert.That(ds.HasChanges, Is.False);
        Assert.That(Enumerable.Range(0, 200)
            .Select(i => ((int[])ds[$"v{i}"].GetData())[0]), Is.EqualTo(Enumerable.Range(0, 200)));
    }

    [Test]
    public void Append_FromManyThreads_LosesNone()
    {
        using var ds = new MemoryDataSet();
        var v = ds.AddVariable<int>("v", "x");
        Parallel.For(0, 200, i => v.Append(i));

        Assert.That(((int[])v.GetData()).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
    }
}
