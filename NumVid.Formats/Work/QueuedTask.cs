using System.Threading.Tasks;

namespace NumVid.Formats.Work;

/// <summary>A task that waits for a thread, and the scheduler that may run it.</summary>
/// <param name="Scheduler">The scheduler.</param>
/// <param name="Task">The task.</param>
internal readonly record struct QueuedTask(PoolTaskScheduler Scheduler, Task Task)
{
    /// <summary>Runs the task on this thread.</summary>
    internal void Run() => Scheduler.Execute(Task);
}
