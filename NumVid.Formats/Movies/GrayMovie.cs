using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Formats.Movies;

/// <summary>A gray video whose stream can be kept as it is, and what its frames decode to.</summary>
public sealed class GrayMovie
{
    // Of FFmpeg's names; those of .nv12 are the same.
    private static readonly string[] s_codecs = [CodecNames.Hevc, CodecNames.Ffv1, CodecNames.Jpeg2000];
    private static readonly int[] s_depths = [8, 10, 12, 16];

    private GrayMovie(
        string path, MovieDescription description, IReadOnlyList<ulong> checksums, double[] times)
    {
        Path = path;
        Description = description;
        Checksums = checksums;
        Times = times;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What ffprobe tells of it.</summary>
    public MovieDescription Description { get; }

    /// <summary>When each frame is shown, in seconds.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Frames.</summary>
    public int FrameCount => Checksums.Count;

    /// <summary>The first thing that ffmpeg complained about although it went on; null when it was content.</summary>
    public string? Complaint { get; private init; }

    /// <summary>XXH64 of the samples of each frame.</summary>
    internal IReadOnlyList<ulong> Checksums { get; }

    /// <summary>Looks at a file and decodes it once.</summary>
    /// <param name="path">A video file of this machine.</param>
    /// <param name="onFrame">Told how many frames are decoded; may be null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is damaged or no video.</exception>
    /// <exception cref="UnsupportedDataException">It is no gray video of a codec that can be kept.</exception>
    public static GrayMovie Read(string path, Action<int>? onFrame = null)
    {
        using var reader = MovieReader.Open(path);
        if (ProblemOf(reader) is { } problem)
        {
            throw new UnsupportedDataException(
                $"The stream of '{path}' cannot be kept: {problem}. Without '--keep-stream' its luminance is imported.");
        }

        var checksums = new List<ulong>();
        var samples = new ushort[reader.Width * reader.Height];
        while (reader.ReadFrame(samples))
        {
            checksums.Add(ChecksumOf(samples));
            onFrame?.Invoke(checksums.Count);
        }

        return new GrayMovie(path, reader.Description, checksums, reader.FrameTimes())
        {
            Complaint = reader.Complaint,
        };
    }

    /// <summary>The checksum of one frame.</summary>
    internal static ulong ChecksumOf(ReadOnlySpan<ushort> samples) =>
        XxHash64.HashToUInt64(MemoryMarshal.AsBytes(samples));

    private static string? ProblemOf(MovieReader reader)
    {
        var video = reader.Description;
        return !s_codecs.Contains(video.Codec)
            ? $"it is coded by {video.Codec}, and streams of {string.Join(", ", s_codecs)} are kept"
            : !video.IsGray ? $"its samples are {video.PixelFormat}, and gray ones are kept"
            : !s_depths.Contains(video.BitDepth)
                ? $"its samples have {video.BitDepth} bits, and those of {string.Join(", ", s_depths)} are kept"
            : (reader.Width, reader.Height) == (video.Width, video.Height) ? null
            : (reader.Width, reader.Height) == (video.Height, video.Width) ? "the file asks for a rotation"
            : $"its frames come as {reader.Width} x {reader.Height}, and its description says {video.Width} x {video.Height}";
    }
}
