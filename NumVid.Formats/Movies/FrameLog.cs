using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NumVid.Formats.Movies;

/// <summary>Reads what ffmpeg's muxer <c>framecrc</c> writes beside the frames: their size, and of each its time and
/// its number of bytes.</summary>
/// <remarks>The lines come through a pipe of their own and are read on a thread of their own: a full pipe would hold
/// up the frames.</remarks>
internal sealed class FrameLog
{
    // '0, dts, pts, duration, size, checksum'
    private const int TimeColumn = 2;
    private const int SizeColumn = 4;
    private const int LeastColumns = 5;

    private readonly Lock _gate = new();
    private readonly List<long> _times = [];
    private readonly TaskCompletionSource<(int Width, int Height)?> _size =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (long Numerator, long Denominator) _unit = (0, 1);
    private long _byteCount;

    /// <summary>Reads until the end.</summary>
    internal FrameLog(Stream lines)
    {
        Ended = Task.Factory.StartNew(
            () => Read(lines), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Completed with the end of the lines.</summary>
    internal Task Ended { get; }

    /// <summary>Columns and rows of all frames; null when the end came before.</summary>
    internal (int Width, int Height)? WaitForSize() => _size.Task.GetAwaiter().GetResult();

    /// <summary>The bytes of all frames told of.</summary>
    internal long ByteCount
    {
        get
        {
            lock (_gate)
            {
                return _byteCount;
            }
        }
    }

    /// <summary>The time of each frame told of, in seconds.</summary>
    internal double[] Times()
    {
        lock (_gate)
        {
            return [.. _times.ConvertAll(time => time * (double)_unit.Numerator / _unit.Denominator)];
        }
    }

    private void Read(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                Take(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Whoever disposed of the pipe no longer asks.
        }
        finally
        {
            _size.TrySetResult(null);
        }
    }

    private void Take(string line)
    {
        if (line.StartsWith("#tb 0: ", StringComparison.Ordinal))
        {
            var parts = line["#tb 0: ".Length..].Split('/');
            lock (_gate)
            {
                _unit = parts.Length == 2 && Number(parts[0]) is var top && Number(parts[1]) is > 0 and var bottom
                    ? (top, bottom) : _unit;
            }
        }
        else if (line.StartsWith("#dimensions 0: ", StringComparison.Ordinal))
        {
            var parts = line["#dimensions 0: ".Length..].Split('x');
            _size.TrySetResult(parts.Length == 2 ? ((int)Number(parts[0]), (int)Number(parts[1])) : null);
        }
        else if (!line.StartsWith('#') && line.Split(',') is { Length: >= LeastColumns } columns)
        {
            lock (_gate)
            {
                _times.Add(Number(columns[TimeColumn]));
                _byteCount += Number(columns[SizeColumn]);
            }
        }
    }

    private static long Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : 0;
}
