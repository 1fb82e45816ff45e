using System;
using System.Collections.Generic;
using System.IO;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Seed;

namespace NumVid.Compare.Arrays;

/// <summary>Opens files that hold one array, by what they hold and by what a user says about them.</summary>
/// <param name="Low">The second file of a pair; null to look for it by name.</param>
/// <param name="LowKind">What the samples of the second file are.</param>
/// <param name="Minimum">The value of code 0; null to take it from the name.</param>
/// <param name="Maximum">The value of the largest code; null as above.</param>
internal sealed record ArraySources(string? Low, SeedLow LowKind, double? Minimum, double? Maximum)
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">A NumPy array, an MP4 file of gray frames with its range, or any video.</param>
    /// <param name="movies">How videos without a range are read.</param>
    /// <param name="work">Where decoded frames are kept; what is returned does not outlive it.</param>
    /// <param name="description">What the file tells of the array.</param>
    /// <exception cref="Errors.UsageException">What was said does not fit the file, or too little was said.</exception>
    internal FieldValues Open(string path, MovieSource movies, WorkFolder work, out ArrayDescription description)
    {
        description = ArrayDescription.None;
        CheckThere(path);
        if (Low is not null)
        {
            CheckThere(Low);
        }

        if (!IsNpy(path))
        {
            return IsSeed(path) ? OpenSeed(path, work) : movies.Open(path, work, out description);
        }

        return Low is null && Minimum is null && Maximum is null
            ? NpyValues.Open(path)
            : throw new UsageException($"'{path}' is a NumPy array, which has neither a second file nor a range; leave "
            + $"out '--low', '--minimum' and '--maximum'.");
    }

    /// <summary>The values of the smallest and the largest sample of a video whose stream is to be kept; null where
    /// samples are values.</summary>
    /// <exception cref="Errors.UsageException">It is no single video.</exception>
    internal SeedRange? RangeOfKept(string path)
    {
        CheckThere(path);
        return Low is not null || SeedName.FindPair(path) is not null
            ? throw new UsageException(
                $"'{path}' is one of a pair, whose values are in neither stream: '--keep-stream' keeps one video.")
            : IsNpy(path)
            ? throw new UsageException($"'{path}' is a NumPy array and has no stream for '--keep-stream'.")
            : IsSeed(path) ? RangeOf(path) : null;
    }

    // A pair without a range has no meaning as two videos, and its values would be neither.
    private bool IsSeed(string path) => Low is not null || Minimum is not null || Maximum is not null
        || SeedName.FindRange(path) is not null || SeedName.FindPair(path) is not null;

    private StagedValues OpenSeed(string path, WorkFolder work)
    {
        var (high, low) = Low is not null ? (path, Low) : SeedName.FindPair(path) is { } pair ? pair : (path, null);
        var range = RangeOf(path);
        using var video = low is null ? SeedVideo.Open(high, range) : SeedVideo.OpenPair(high, low, LowKind, range);
        return StagedValues.Create(
            work.File("frames"), typeof(float), [video.FrameCount, video.Height, video.Width], FramesOf(video));
    }

    private static IEnumerable<Array> FramesOf(SeedVideo video)
    {
        var frame = new float[video.Height * video.Width];
        for (var i = 0; i < video.FrameCount; i++)
        {
            video.ReadFrame(frame);
            yield return frame;
        }
    }

    private SeedRange RangeOf(string path)
    {
        var named = SeedName.FindRange(path);
        var minimum = Minimum ?? named?.Minimum;
        var maximum = Maximum ?? named?.Maximum;
        if (minimum is not { } from || maximum is not { } to)
        {
            throw new UsageException(
                $"The name of '{Path.GetFileName(path)}' has no range as in 'video_min-6.07_max5.02_fc1301.mp4'; "
                    + $"'--minimum' and '--maximum' give it.");
        }

        return from <= to && double.IsFinite(to - from)
            ? new SeedRange(from, to)
            : throw new UsageException(
            $"A range from {from} to {to} is none; the minimum is not above the maximum, and both are finite.");
    }

    // Opening a pipe would wait for its writer; its length is 0, as is that of devices.
    private static void CheckThere(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        if (new FileInfo(path).Length == 0)
        {
            throw new InvalidFileException(
                path, "it is empty or no regular file; a video or a NumPy array is expected");
        }
    }

    private static bool IsNpy(string path)
    {
        Span<byte> start = stackalloc byte[6];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start[0] == 0x93
            && start[1..].SequenceEqual("NUMPY"u8)
            || Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase);
    }
}
