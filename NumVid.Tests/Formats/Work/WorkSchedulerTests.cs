using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;
using NumVid.Formats.Work;

namespace NumVid.Tests.Formats.Work;

/// <summary>Never more at once than allowed, never a standstill, and errors as they were thrown.</summary>
[TestFixture]
internal sealed class WorkSchedulerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Test]
    public void Run_MuchWork_RunsAsMuchAtOnceAsAllowedAndNoMore([Values(1, 2, 5)] int threads)
    {
        var scheduler = new WorkScheduler(threads);
        var (running, most) = (0, 0);
        using var areTwo = new ManualResetEventSlim(threads == 1);

        var works = Enumerable.Range(0, 60).Select(_ => scheduler.Run(async () =>
        {
            Work();
            await scheduler.Run(Work);
            Work();
        }));

        Assert.That(Task.WaitAll([.. works], s_patience), "all ends");
        Assert.That(scheduler.Threads, Is.EqualTo(threads));
        Assert.That(most, Is.InRange(1, threads));
        Assert.That(most, threads == 1 ? Is.EqualTo(1) : Is.GreaterThan(1), "work runs beside each other");

        void Work()
        {
            var now = Interlocked.Increment(ref running);
            for (var seen = most; now > seen; seen = most)
            {
                Interlocked.CompareExchange(ref most, now, seen);
            }

            // Whoever is alone waits for a second one: the thread pool may have to make a thread first.
            if (now > 1)
            {
                areTwo.Set();
            }

            areTwo.Wait(s_patience);
            Thread.Sleep(1);
            Interlocked.Decrement(ref running);
        }
    }

    [Test]
    public void Run_WorkThatWaitsForWork_EndsOnOneThread()
    {
        var scheduler = new WorkScheduler(1);

        var depth = Nested(scheduler, 50);

        Assert.That(depth.Wait(s_patience), "no standstill");
        Assert.That(depth.Result, Is.EqualTo(50));
    }

    [Test]
    public void Run_WorkThatWaitsForWorkBehindIt_EndsOnOneThread()
    {
        var scheduler = new WorkScheduler(1);
        var later = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = scheduler.Run(async () => 1 + await later.Task);
        var second = scheduler.Run(() => later.SetResult(41));

        Assert.That(Task.WaitAll([first, second], s_patience), "the first gives its thread to the second");
        Assert.That(first.Result, Is.EqualTo(42));
    }

    [Test]
    public void RunAll_SomeThrow_TellsTheFirstInOrder([Values(1, 3)] int threads)
    {
        var scheduler = new WorkScheduler(threads);
        var expected = new InvalidOperationException("first");
        var ended = 0;
        Func<int>[] works =
            [() => 1, () => Fail(20, expected), () => Fail(0, new ArgumentException("second")), () => ended = 4];

        Assert.That(() => scheduler.RunAll(works).GetAwaiter().GetResult(), Throws.Exception.SameAs(expected));
        Assert.That(ended, Is.EqualTo(4), "the others are not left behind");
    }

    [Test]
    public void Run_WorkThatThrows_ThrowsTheSame()
    {
        var scheduler = new WorkScheduler(2);
        var expected = new InvalidOperationException("only");

        Assert.That(
            () => scheduler.Run(void () => throw expected).GetAwaiter().GetResult(), Throws.Exception.SameAs(expected));
        Assert.That(
            () => scheduler.Run(int () => throw expected).GetAwaiter().GetResult(), Throws.Exception.SameAs(expected));
        Assert.That(async () => await scheduler.Run(
            async () => await scheduler.Run(() => Fail(5, expected))), Throws.Exception.SameAs(expected));
    }

    [Test]
    public void RunAll_ReturnsResultsInOrder()
    {
        var works = Enumerable.Range(0, 20).Select<int, Func<int>>(i => () => Slow(i));

        Assert.That(new WorkScheduler(3).RunAll(works).GetAwaiter().GetResult(), Is.EqualTo(Enumerable.Range(0, 20)));
    }

    private static int Slow(int number)
    {
        Thread.Sleep(number % 3);
        return number;
    }

    private static int Fail(int milliseconds, Exception exception)
    {
        Thread.Sleep(milliseconds);
        throw exception;
    }

    private static Task<int> Nested(WorkScheduler scheduler, int depth) => scheduler.Run(async () =>
        depth == 0 ? 0 : 1 + await Nested(scheduler, depth - 1));
}
