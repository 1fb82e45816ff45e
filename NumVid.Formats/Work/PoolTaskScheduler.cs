using System.Collections.Generic;
using System.Threading.Tasks;

namespace NumVid.Formats.Work;

/// <summary>Gives tasks, and what follows on what they wait for, to a pool.</summary>
/// <param name="pool">The pool.</param>
/// <param name="isUrgent">Whether tasks are more than a use of idle threads.</param>
internal sealed class PoolTaskScheduler(WorkerPool pool, bool isUrgent) : TaskScheduler
{
    /// <summary>Runs a task of this scheduler.</summary>
    internal void Execute(Task task) => TryExecuteTask(task);

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => pool.Add(new QueuedTask(this, task), isUrgent);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    /// <remarks>For debuggers alone, which see the pool itself.</remarks>
    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
