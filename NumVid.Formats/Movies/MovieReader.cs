using System;
using System.IO;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using FFMpegCore;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Movies;

/// <summary>The luminance of a video file, frame by frame, decoded by the program ffmpeg beside this process.</summary>
/// <remarks>
/// A gray video comes as it is; of luma and colour differences the luma comes; of red, green and blue what
/// <see cref="Matrix"/> makes of them. What is damaged is an error: no frame is made up. For one thread at a time.
/// </remarks>
public sealed class MovieReader : IDisposable
{
    /// <summary>The matrices that red, green and blue can go through.</summary>
    public static readonly System.Collections.Generic.IReadOnlyList<string> Matrices = ["bt601", "bt709", "bt2020"];

    private const int MostFrames = 1 << 22;

    private readonly LocalMovieFile _file;
    private readonly ProgramPipe _frames;
    private readonly ProgramPipe _lines;
    private readonly ProgramRun _run;
    private readonly FrameLog _log;
    private byte[] _bytes = [];
    private bool _isDisposed;

    private MovieReader(LocalMovieFile file, MovieDescription description, string matrix, LuminanceRange range)
    {
        _file = file;
        Description = description;
        Matrix = matrix;
        _frames = new ProgramPipe(PipeDirection.In);
        _lines = new ProgramPipe(PipeDirection.In);
        _run = new ProgramRun(ArgumentsFor(range), EndPipes, isWatched: true);
        _log = new FrameLog(_lines.Stream);
    }

    /// <summary>What ffprobe tells of the file.</summary>
    public MovieDescription Description { get; }

    /// <summary>The matrix that red, green and blue go through; of other videos the one that the file names.</summary>
    public string Matrix { get; }

    /// <summary>Rows of a frame, after a rotation that the file asks for.</summary>
    public int Height { get; private set; }

    /// <summary>Values of a row.</summary>
    public int Width { get; private set; }

    /// <summary>Frames that were read.</summary>
    public int FrameCount { get; private set; }

    /// <summary>The first thing that ffmpeg complained about although it went on; null when it was content.</summary>
    public string? Complaint => _run.FirstComplaint;

    /// <summary>Opens a file of this machine.</summary>
    /// <param name="path">The file, whatever its name looks like; lists of other files are refused.</param>
    /// <param name="matrix">One of <see cref="Matrices"/>, for red, green and blue; others need none.</param>
    /// <param name="range">What the samples of limited range become.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is damaged, or no video that FFmpeg reads.</exception>
    /// <exception cref="MissingLibraryException">The programs are not on this machine.</exception>
    public static MovieReader Open(string path, string matrix = "bt601", LuminanceRange range = LuminanceRange.Full)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!System.Linq.Enumerable.Contains(Matrices, matrix))
        {
            throw new ArgumentException(
                $"There is no matrix '{matrix}' here; known are {string.Join(", ", Matrices)}.", nameof(matrix));
        }

        FfmpegPrograms.EnsureUsable();
        var file = LocalMovieFile.Open(path);
        try
        {
            var description = MovieProbe.Describe(file);
            var reader = new MovieReader(
                file, description, description.IsRgb ? matrix : description.ColourMatrix, range);
            try
            {
                reader.Begin();
                return reader;
            }
            catch
            {
                reader.Dispose();
                throw;
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Decodes the next frame.</summary>
    /// <param name="samples">Receives <see cref="Height"/> x <see cref="Width"/> samples, row by row.</param>
    /// <returns>False after the last frame.</returns>
    /// <exception cref="InvalidFileException">The file is damaged.</exception>
    public bool ReadFrame(Span<ushort> samples)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, Width * Height, nameof(samples));
        var got = _frames.Stream.ReadAtLeast(_bytes, _bytes.Length, throwOnEndOfStream: false);
        _run.Touch();
        if (got < _bytes.Length)
        {
            Finish(got);
            return false;
        }

        if (++FrameCount > MostFrames)
        {
            throw new InvalidFileException(_file.Name, $"it has more than {MostFrames} frames");
        }

        if (Description.BitDepth == 8)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = _bytes[i];
            }
        }
        else
        {
            MemoryMarshal.Cast<byte, ushort>(_bytes).CopyTo(samples);
        }

        return true;
    }

    /// <summary>When each frame is shown, in seconds from the start of the file; complete after the last
    /// frame.</summary>
    public double[] FrameTimes() => _log.Times();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _run.Dispose();
            Task.WaitAll([_log.Ended]);
            _frames.Dispose();
            _lines.Dispose();
            _file.Dispose();
        }
    }

    private FFMpegArgumentProcessor ArgumentsFor(LuminanceRange range)
    {
        var filter = range == LuminanceRange.Coded && !Description.IsRgb && !Description.IsGray
            ? "-vf extractplanes=y "
            : Description.IsRgb ? $"-vf scale=out_color_matrix={Matrix} " : "";
        return FFMpegArguments
            .FromFileInput(_file.ProgramPath, verifyExists: false, options => options
                .WithCustomArgument(LocalMovieFile.Restrictions))
            .OutputToUrl(
                $"[f=framecrc:flush_packets=1]{_lines.Path}|[f=rawvideo]{_frames.Path}", options => options
                .WithCustomArgument(
                    $"-y -nostdin -xerror -map 0:{Description.StreamIndex} -an -sn -dn -fps_mode passthrough "
                    + $"-enc_time_base -1 {filter}-pix_fmt {PixelDepth.GrayFormat(Description.BitDepth)} "
                    + "-c:v rawvideo -f tee"));
    }

    private void Begin()
    {
        if (_log.WaitForSize() is not { Width: > 0, Height: > 0 } size
            || (long)size.Width * size.Height > MovieProbe.MostSamples)
        {
            _run.Finish(_file.Name);
            throw new InvalidFileException(_file.Name, "ffmpeg finds no frame in it");
        }

        (Width, Height) = (size.Width, size.Height);
        _bytes = new byte[Width * Height * (Description.BitDepth == 8 ? sizeof(byte) : sizeof(ushort))];
    }

    private void Finish(int bytesLeft)
    {
        _run.Finish(_file.Name);
        Task.WaitAll([_log.Ended]);
        if (bytesLeft > 0 || _log.ByteCount != (long)FrameCount * _bytes.Length)
        {
            throw new InvalidFileException(
                _file.Name, $"its frames are not all of {Width} x {Height}, as the first one is");
        }

        if (FrameCount == 0)
        {
            throw new InvalidFileException(_file.Name, "ffmpeg finds no frame in it");
        }
    }

    // The last that was written stays in the pipes until it is read.
    private void EndPipes()
    {
        _frames.EndProgram();
        _lines.EndProgram();
    }
}
