using System;
using System.Globalization;
using System.IO;
using System.IO.Pipes;
using FFMpegCore;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Movies;

/// <summary>A video file made of frames, encoded by the program ffmpeg beside this process. For one thread at a
/// time.</summary>
public sealed class MovieWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly ProgramPipe _frames;
    private readonly ProgramRun _run;
    private readonly int _frameBytes;
    private bool _isFinished;

    private MovieWriter(string path, FileStream file, MovieEncoding encoding, int width, int height, double rate)
    {
        _path = path;
        _file = file;
        _frameBytes = checked(width * height * encoding.BytesPerPixel);
        _frames = new ProgramPipe(PipeDirection.Out);
        var arguments = FFMpegArguments
            .FromFileInput(_frames.Path, verifyExists: false, options => options.WithCustomArgument(
                string.Create(CultureInfo.InvariantCulture,
                    $"-f rawvideo -pixel_format {encoding.InputFormat} -video_size {width}x{height} -framerate {rate:R}")))
            .OutputToUrl(LocalMovieFile.ProgramPathOf(file), options => options.WithCustomArgument(
                $"-y -nostdin -an -map_metadata -1 -fflags +bitexact -flags:v +bitexact {encoding.Arguments} "
                + $"-f {encoding.Muxer}"));
        _run = new ProgramRun(arguments, _frames.EndProgram, isWatched: false);
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file, which must not exist; it is complete after <see cref="Finish"/>.</param>
    /// <param name="encoding">How frames are encoded.</param>
    /// <param name="width">Pixels of a row; even for encodings of colours.</param>
    /// <param name="height">Rows; even for encodings of colours.</param>
    /// <param name="framesPerSecond">The rate at which it is played.</param>
    /// <exception cref="MissingLibraryException">The program is not on this machine.</exception>
    public static MovieWriter Create(
        string path, MovieEncoding encoding, int width, int height, double framesPerSecond)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        FfmpegPrograms.EnsureUsable();

        // The program opens the handle's path, as often as it likes: the index of an MP4 file comes last and goes first.
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            return new MovieWriter(path, file, encoding, width, height, framesPerSecond);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Encodes the next frame.</summary>
    /// <param name="pixels">Its pixels row by row: red, green and blue, or gray samples in the machine's byte
    /// order.</param>
    /// <exception cref="IOException">ffmpeg could not go on; the message says why.</exception>
    public void WriteFrame(ReadOnlySpan<byte> pixels)
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, _frameBytes, nameof(pixels));
        try
        {
            _frames.Stream.Write(pixels);
        }
        catch (IOException exception)
        {
            _run.Finish(_path);
            throw new IOException($"'{_path}': ffmpeg ended before the last frame.", exception);
        }
    }

    /// <summary>Ends the file after the last frame.</summary>
    /// <exception cref="IOException">ffmpeg could not make it; the message says why.</exception>
    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        _isFinished = true;
        _frames.Stream.Dispose();
        _run.Finish(_path);
        _file.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isFinished = true;
        _run.Dispose();
        _frames.Dispose();
        _file.Dispose();
    }
}
