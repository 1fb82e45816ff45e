using System;
using System.Diagnostics;
using System.Threading;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0153-time-of-the-choice.md
/// <summary>The time that encoding took in a commit, and which part of it made what was written; for any number of
/// threads.</summary>
/// <remarks>What is measured is each step of the work, by the clock of the thread that waits for it: a codec that runs
/// threads of its own is in it, and the thread is not used by others meanwhile.</remarks>
internal sealed class EncodingCosts
{
    private long _all;
    private long _kept;

    /// <summary>What went into bytes that were written, and what into finding out which.</summary>
    internal EncodingTimes Times
    {
        get
        {
            var kept = TimeSpan.FromTicks(Volatile.Read(ref _kept));
            return new EncodingTimes((TimeSpan.FromTicks(Volatile.Read(ref _all)) - kept).TotalSeconds, kept.TotalSeconds);
        }
    }

    /// <summary>Does a step of the work.</summary>
    /// <param name="work">The work; it waits for nothing that is measured by itself.</param>
    /// <returns>What came of it, and the time that it took.</returns>
    internal (TResult Result, TimeSpan Took) Measure<TResult>(Func<TResult> work)
    {
        var start = Stopwatch.GetTimestamp();
        TimeSpan? took = null;
        try
        {
            var result = work();
            took = Stopwatch.GetElapsedTime(start);
            return (result, took.Value);
        }
        finally
        {
            Interlocked.Add(ref _all, (took ?? Stopwatch.GetElapsedTime(start)).Ticks);
        }
    }

    /// <summary>Does a step that looks for a way.</summary>
    internal TResult Search<TResult>(Func<TResult> work) => Measure(work).Result;

    /// <summary>Does a step that makes a segment.</summary>
    /// <returns>The segment with the time that it took, on top of what it has taken before.</returns>
    internal EncodedSegment Encode(Func<EncodedSegment> work)
    {
        var (encoded, took) = Measure(work);
        return encoded with { Took = encoded.Took + took };
    }

    /// <summary>Counts a segment that is written.</summary>
    internal void Keep(EncodedSegment encoded) => Interlocked.Add(ref _kept, encoded.Took.Ticks);
}
