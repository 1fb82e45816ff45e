using System;
using System.Globalization;
using System.IO;

namespace NumVid.Compare.Runs;

/// <summary>How much more memory of the machine the process holds at most while something is done.</summary>
/// <remarks>By the kernel's own marks of what is resident, for libraries take theirs beside the runtime. Of the runtime's
/// garbage nothing counts that was there before.</remarks>
internal sealed class PeakMemory
{
    private const string Status = "/proc/self/status";
    private readonly long? _before;

    private PeakMemory(long? before) => _before = before;

    /// <summary>Begins anew.</summary>
    internal static PeakMemory Start()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
            return new PeakMemory(Read("VmRSS:"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another system, or one that does not allow it.
            return new PeakMemory(null);
        }
    }

    /// <summary>Bytes since the start; null where the system does not tell.</summary>
    internal long? Bytes() => _before is { } before && Read("VmHWM:") is { } peak ? Math.Max(0, peak - before) : null;

    private static long? Read(string key)
    {
        foreach (var line in File.ReadLines(Status))
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
            {
                var kilobytes = line[key.Length..].Trim().Split(' ')[0];
                return 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
