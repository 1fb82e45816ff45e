using System;
using System.Threading.Tasks;

namespace NumVid.Formats.Model;

/// <summary>Values in row-major order that another thread may still be at work on.</summary>
/// <param name="values">The values; of what has not arrived nothing is known.</param>
/// <param name="arrival">What has arrived.</param>
/// <param name="work">The thread that makes them; it fails where a value does not
/// come, or is not what it has to be.</param>
internal sealed class ArrivingValues(Array values, Arrival arrival, Task work) : IDisposable
{
    /// <summary>The values.</summary>
    internal Array Values => values;

    /// <summary>Values that are all there.</summary>
    internal static ArrivingValues Of(Array values)
    {
        var arrival = new Arrival(values.Length);
        arrival.Report(values.Length);
        return new ArrivingValues(values, arrival, Task.CompletedTask);
    }

    /// <summary>Waits for the first values, so many.</summary>
    internal void WaitFor(int count) => arrival.WaitFor(count);

    /// <summary>Waits for all, and for what is checked when all are there.</summary>
    internal void Finish() => work.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => Task.WaitAny(work);
}
