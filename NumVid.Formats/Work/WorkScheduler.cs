using System;
using System.Threading;
using System.Threading.Tasks;

namespace NumVid.Formats.Work;

// Why so: docs/decisions/0059-one-scheduler.md
/// <summary>Runs the work of one commit or one read on so many threads: segments, variables, candidates and trials alike.</summary>
/// <remarks>Work that waits for other work gives its thread back. Nothing that is computed may depend on the number of
/// threads or on the order in which work ends. For any number of threads.</remarks>
internal sealed class WorkScheduler
{
    private readonly TaskFactory _factory;

    /// <summary>Creates a scheduler.</summary>
    /// <param name="threads">How much runs at once, at least 1.</param>
    internal WorkScheduler(int threads)
    {
        Threads = threads;
        var pair = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads);
        _factory = new TaskFactory(
            CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskContinuationOptions.None, pair.ConcurrentScheduler);
    }

    /// <summary>How much runs at once.</summary>
    internal int Threads { get; }

    /// <summary>Runs work.</summary>
    internal Task<T> Run<T>(Func<T> work) => _factory.StartNew(work);

    /// <summary>Runs work.</summary>
    internal Task Run(Action work) => _factory.StartNew(work);

    /// <summary>Runs work that waits for other work now and then.</summary>
    internal Task<T> Run<T>(Func<Task<T>> work) => _factory.StartNew(work).Unwrap();

    /// <summary>Runs work that waits for other work now and then.</summary>
    internal Task Run(Func<Task> work) => _factory.StartNew(work).Unwrap();
}
