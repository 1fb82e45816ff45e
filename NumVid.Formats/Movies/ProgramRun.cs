using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using FFMpegCore;
using FFMpegCore.Exceptions;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Movies;

/// <summary>One run of ffmpeg beside this process: started, watched, ended.</summary>
/// <remarks>It is ended when nothing has moved for a minute, and when it complains without end: both could otherwise
/// be had from a forged file.</remarks>
internal sealed class ProgramRun : IDisposable
{
    private const int MostComplaints = 1000;
    private const double MostIdleSeconds = 60;
    private static readonly TimeSpan s_watchInterval = TimeSpan.FromSeconds(1);

    private readonly Task _task;
    private readonly Action _cancel;
    private readonly Timer _watch;
    private long _lastMove = Stopwatch.GetTimestamp();
    private int _complaints;
    private string? _firstComplaint;
    private volatile string? _endedBecause;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="onEnd">Called when it has ended, however.</param>
    /// <param name="isWatched">Whether it is ended when nothing moves; one that waits for us need not be.</param>
    /// <param name="folder">The folder in which it runs; null for that of this process.</param>
    internal ProgramRun(FFMpegArgumentProcessor arguments, Action onEnd, bool isWatched, string? folder = null)
    {
        var options = FfmpegPrograms.Options(folder);
        arguments.NotifyOnStandardError(Complain).CancellableThrough(out _cancel, TimeSpan.Zero);
        _task = Task.Run(async () =>
        {
            try
            {
                await arguments.ProcessAsynchronously(throwOnError: true, options)
                    .ConfigureAwait(false);
            }
            finally
            {
                onEnd();
            }
        });
        _watch = new Timer(
            _ => EndIfIdle(), null, isWatched ? s_watchInterval : Timeout.InfiniteTimeSpan, s_watchInterval);
    }

    /// <summary>The first thing that it complained about; null when it was content.</summary>
    internal string? FirstComplaint => _firstComplaint;

    /// <summary>Completed when it has ended.</summary>
    internal Task Ended => _task;

    /// <summary>Tells that something came or went.</summary>
    internal void Touch() => Volatile.Write(ref _lastMove, Stopwatch.GetTimestamp());

    /// <summary>Waits for its end.</summary>
    /// <param name="path">The file that it reads, for the message.</param>
    /// <exception cref="InvalidFileException">It failed.</exception>
    internal void Finish(string path)
    {
        try
        {
            _task.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is FFMpegException or OperationCanceledException or IOException)
        {
            throw new InvalidFileException(path, _endedBecause ?? ReasonOf(exception), innerException: exception);
        }

        if (_endedBecause is { } reason)
        {
            throw new InvalidFileException(path, reason);
        }
    }

    /// <summary>Waits for its end and says why it failed; null when it did not.</summary>
    internal string? WaitForProblem()
    {
        try
        {
            _task.GetAwaiter().GetResult();
            return _endedBecause;
        }
        catch (Exception exception) when (exception is FFMpegException or OperationCanceledException or IOException)
        {
            return _endedBecause ?? ReasonOf(exception);
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        if (!_task.IsCompleted)
        {
            _cancel();
            ((IAsyncResult)_task).AsyncWaitHandle.WaitOne();
        }

        // Seen, so that nobody reports it as lost.
        _ = _task.Exception;
    }

    private string ReasonOf(Exception exception)
    {
        var said = _firstComplaint ?? exception.Message;
        return $"ffmpeg says: {ProgramNames.FirstLine(said)}";
    }

    private void Complain(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        _firstComplaint ??= ProgramNames.FirstLine(line);
        if (++_complaints == MostComplaints)
        {
            End($"ffmpeg complained {MostComplaints} times, first: {_firstComplaint}");
        }
    }

    private void EndIfIdle()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _lastMove)).TotalSeconds > MostIdleSeconds && !_task.IsCompleted)
        {
            End($"ffmpeg did nothing for {MostIdleSeconds} seconds");
        }
    }

    private void End(string reason)
    {
        _endedBecause ??= reason;
        _ = Task.Run(_cancel);
    }
}
