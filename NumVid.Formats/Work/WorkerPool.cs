using System.Collections.Generic;
using System.Threading;

namespace NumVid.Formats.Work;

/// <summary>So many threads of the thread pool that run tasks: what is urgent first, in the order in which it came;
/// what may turn out to be of no use only where a thread would be idle.</summary>
/// <remarks>The framework's schedulers limit what runs at once, but know no task that has to wait for
/// idleness.</remarks>
/// <param name="threads">How much runs at once.</param>
internal sealed class WorkerPool(int threads)
{
    private readonly Lock _lock = new();
    private readonly Queue<QueuedTask> _urgent = [];
    private readonly Queue<QueuedTask> _idle = [];
    private int _active;

    /// <summary>Takes a task.</summary>
    internal void Add(QueuedTask task, bool isUrgent)
    {
        lock (_lock)
        {
            (isUrgent ? _urgent : _idle).Enqueue(task);
            if (_active == threads)
            {
                return;
            }

            _active++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(pool => pool.Work(), this, preferLocal: false);
    }

    private void Work()
    {
        while (TryTake(out var task))
        {
            task.Run();
        }
    }

    private bool TryTake(out QueuedTask task)
    {
        lock (_lock)
        {
            if (_urgent.TryDequeue(out task) || _idle.TryDequeue(out task))
            {
                return true;
            }

            _active--;
            return false;
        }
    }
}
