using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NumVid.Formats.Work;

// Why so: docs/decisions/0059-one-scheduler.md
/// <summary>Runs the work of one commit or one read on so many threads: segments, variables, candidates and trials
/// alike.</summary>
/// <remarks>Work that waits for other work gives its thread back. Nothing that is computed may depend on the number of
/// threads or on the order in which work ends. For any number of threads.</remarks>
internal sealed class WorkScheduler
{
    private readonly TaskFactory _urgent;
    private readonly TaskFactory _idle;

    /// <summary>Creates a scheduler.</summary>
    /// <param name="threads">How much runs at once, at least 1.</param>
    internal WorkScheduler(int threads)
    {
        Threads = threads;
        var pool = new WorkerPool(threads);
        _urgent = FactoryOf(new PoolTaskScheduler(pool, isUrgent: true));
        _idle = FactoryOf(new PoolTaskScheduler(pool, isUrgent: false));
    }

    /// <summary>How much runs at once.</summary>
    internal int Threads { get; }

    /// <summary>Runs work.</summary>
    internal Task<T> Run<T>(Func<T> work) => _urgent.StartNew(work);

    /// <summary>Runs works beside each other and waits for all of them.</summary>
    /// <returns>What they return, in their order.</returns>
    /// <remarks>When several fail, the first in order is told; <see cref="Task.WhenAll(Task[])"/> alone tells the one
    /// that failed first.</remarks>
    internal async Task<T[]> RunAll<T>(IEnumerable<Func<T>> works)
    {
        Task<T>[] tasks = [.. works.Select(Run)];
        await Task.WhenAll((Task[])tasks).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return [.. tasks.Select(task => task.GetAwaiter().GetResult())];
    }

    /// <summary>Runs work.</summary>
    internal Task Run(Action work) => _urgent.StartNew(work);

    /// <summary>Runs work that waits for other work now and then.</summary>
    internal Task<T> Run<T>(Func<Task<T>> work) => _urgent.StartNew(work).Unwrap();

    /// <summary>Runs work that waits for other work now and then.</summary>
    internal Task Run(Func<Task> work) => _urgent.StartNew(work).Unwrap();

    /// <summary>Runs work that may turn out to be of no use, where a thread has nothing else to do.</summary>
    internal Task<T> RunWhenIdle<T>(Func<T> work) => _idle.StartNew(work);

    private static TaskFactory FactoryOf(TaskScheduler scheduler) => new(
        CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskContinuationOptions.None, scheduler);
}
