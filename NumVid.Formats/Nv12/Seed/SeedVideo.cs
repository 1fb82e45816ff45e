using System;
using System.IO;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Seed;

/// <summary>A field that an older program kept as one MP4 file of gray frames, or as a pair of them, with its range in
/// the file's name.</summary>
/// <remarks>
/// A code is a sample of the file; the bit depth is that of the stream, whatever the name says. In a pair of files the
/// code has 16 bits: the first file has its top bits, the second the bits that are left, or, when
/// <see cref="SeedLow.AroundGray"/>, what the lossy first file lacks, around the middle sample. The value of a code is
/// minimum + code x (maximum - minimum) / (2^bits - 1), in double. Frames are decoded one by one. For one thread at a
/// time.
/// </remarks>
public sealed class SeedVideo : IDisposable
{
    private const int PairBits = 16;

    private readonly string _path;
    private readonly MovieHandle _high;
    private readonly ushort[] _codes;
    private (string Path, MovieHandle Movie, SeedLow Kind)? _low;
    private ushort[] _lowCodes = [];
    private bool _isDisposed;
    private int _framesRead;

    private SeedVideo(string path, MovieHandle high, SeedRange range)
    {
        _path = path;
        _high = high;
        Range = range;
        _codes = new ushort[high.Shape.width * high.Shape.height];
    }

    /// <summary>The values of the smallest and the largest code.</summary>
    public SeedRange Range { get; }

    /// <summary>Frames that the file promises, at least 1.</summary>
    public int FrameCount => _high.Shape.frame_count;

    /// <summary>Rows of a frame.</summary>
    public int Height => _high.Shape.height;

    /// <summary>Values of a row.</summary>
    public int Width => _high.Shape.width;

    /// <summary>Bits of a code: those of the stream, 16 for a pair.</summary>
    public int BitDepth => _low is null ? _high.Shape.bit_depth : PairBits;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The MP4 file.</param>
    /// <param name="range">The values of the smallest and the largest code.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is damaged or not a video of gray frames.</exception>
    /// <exception cref="MissingLibraryException">The library that decodes it is not on this machine.</exception>
    public static SeedVideo Open(string path, SeedRange range) => new(path, OpenMovie(path), range);

    /// <summary>Opens a pair of files.</summary>
    /// <param name="highPath">The file with the top bits.</param>
    /// <param name="lowPath">The file with the others.</param>
    /// <param name="low">What the samples of the second file are.</param>
    /// <param name="range">The values of the smallest and the largest code.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">A file is damaged, no video of gray frames, or unlike the
    /// other.</exception>
    /// <exception cref="MissingLibraryException">The library that decodes them is not on this machine.</exception>
    public static SeedVideo OpenPair(string highPath, string lowPath, SeedLow low, SeedRange range)
    {
        var video = Open(highPath, range);
        try
        {
            video.AddLow(lowPath, low);
            return video;
        }
        catch
        {
            video.Dispose();
            throw;
        }
    }

    /// <summary>Decodes the next frame.</summary>
    /// <param name="values">Receives <see cref="Height"/> x <see cref="Width"/> values, row by row.</param>
    /// <exception cref="InvalidOperationException">All frames were read.</exception>
    /// <exception cref="InvalidFileException">A file is damaged, or ends before the frames that it
    /// promises.</exception>
    public void ReadFrame(Span<float> values)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _codes.Length, nameof(values));
        if (_framesRead == FrameCount)
        {
            throw new InvalidOperationException($"All {FrameCount} frames were read.");
        }

        Decode(_high, _path, _codes);
        if (_low is { } low)
        {
            Decode(low.Movie, low.Path, _lowCodes);
            Join(low.Movie.Shape.bit_depth, low.Kind);
        }

        var span = Range.Maximum - Range.Minimum;
        var largest = (1 << BitDepth) - 1;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Range.Minimum + (_codes[i] * span / largest));
        }

        _framesRead++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _high.Dispose();
        _low?.Movie.Dispose();
    }

    private void AddLow(string path, SeedLow kind)
    {
        var movie = OpenMovie(path);
        _low = (path, movie, kind);
        _lowCodes = new ushort[_codes.Length];
        var (high, low) = (_high.Shape, movie.Shape);
        if (high.width != low.width || high.height != low.height || high.frame_count != low.frame_count
            || high.bit_depth >= PairBits)
        {
            throw new InvalidFileException(
                path, $"it has {low.frame_count} frames of {low.width} x {low.height} beside {high.frame_count} of "
                    + $"{high.width} x {high.height} of {high.bit_depth} bits in '{_path}'");
        }
    }

    private static MovieHandle OpenMovie(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        try
        {
            VideoLibrary.EnsureShim();
            Mp4Limits.Check(path);
            return MovieHandle.Open(Path.GetFullPath(path));
        }
        catch (Exception e) when (e is InvalidDataException or VideoLibraryException)
        {
            throw new InvalidFileException(path, e.Message.TrimEnd('.'), innerException: e);
        }
    }

    private static void Decode(MovieHandle movie, string path, ushort[] codes)
    {
        try
        {
            movie.GetFrame(codes);
        }
        catch (Exception e) when (e is InvalidDataException or VideoLibraryException)
        {
            throw new InvalidFileException(path, e.Message.TrimEnd('.'), innerException: e);
        }
    }

    private void Join(int lowBits, SeedLow kind)
    {
        var factor = 1 << (PairBits - _high.Shape.bit_depth);
        var middle = kind == SeedLow.AroundGray ? 1 << (lowBits - 1) : 0;
        for (var i = 0; i < _codes.Length; i++)
        {
            _codes[i] = (ushort)Math.Clamp((_codes[i] * factor) + _lowCodes[i] - middle, 0, ushort.MaxValue);
        }
    }
}
