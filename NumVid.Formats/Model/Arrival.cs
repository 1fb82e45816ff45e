using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace NumVid.Formats.Model;

/// <summary>Tells how much of something is there, while one thread makes it and others wait for what they need.</summary>
/// <param name="total">How much there will be.</param>
internal sealed class Arrival(int total)
{
    // To wake others takes as long as to make a thousand values.
    private const int Batch = 1 << 13;

    private readonly object _lock = new();
    private int _count;
    private ExceptionDispatchInfo? _error;

    /// <summary>Says that so many are there.</summary>
    internal void Report(int count)
    {
        if (count - _count < Batch && count < total)
        {
            return;
        }

        lock (_lock)
        {
            Volatile.Write(ref _count, count);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Says that no more will come.</summary>
    internal void Fail(Exception error)
    {
        lock (_lock)
        {
            _error = ExceptionDispatchInfo.Capture(error);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Runs what makes it on a thread of its own; when it ends all is there, or those who wait are told what
    /// failed.</summary>
    internal Task Run(Action work) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                work();
                Report(total);
            }
            catch (Exception error)
            {
                Fail(error);
                throw;
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits until so many are there; throws what went wrong where they will not be.</summary>
    internal void WaitFor(int count)
    {
        if (Volatile.Read(ref _count) >= count)
        {
            return;
        }

        lock (_lock)
        {
            while (_count < count && _error is null)
            {
                Monitor.Wait(_lock);
            }

            if (_count < count)
            {
                _error?.Throw();
            }
        }
    }
}
