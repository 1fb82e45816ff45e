using System;
using System.Threading;

namespace NumVid.Compare.Transfer;

// Why so: docs/decisions/0040-garbage-of-large-arrays.md
/// <summary>Keeps the garbage of a stream of large arrays small.</summary>
/// <remarks>The runtime collects large arrays the more rarely the more memory the machine has: a comparison of 1 GB
/// took 2.5 GB on a machine with 23 GB, nearly all of it blocks that nobody needed any more. A collection that has to
/// mark a few hundred objects takes milliseconds, which is nothing beside writing or reading as many values.</remarks>
internal static class LargeArrays
{
    private const long CollectEvery = 128L << 20;

    private static long s_bytes;

    /// <summary>Counts an array that will be garbage soon.</summary>
    /// <param name="byteCount">Its size.</param>
    internal static void Count(long byteCount)
    {
        var bytes = Interlocked.Add(ref s_bytes, byteCount);
        if (bytes >= CollectEvery && Interlocked.CompareExchange(ref s_bytes, 0, bytes) == bytes)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }
}
