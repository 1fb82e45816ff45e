using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using FFMpegCore;
using FFMpegCore.Exceptions;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Movies;

/// <summary>Asks ffprobe what a file is.</summary>
internal static class MovieProbe
{
    /// <summary>Samples of a frame; more than cinemas show, and what the memory of a reader rests on.</summary>
    internal const long MostSamples = 1L << 26;

    private const string Unknown = "unknown";
    private const string Cover = "attached_pic";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Describes the first video of a file.</summary>
    /// <exception cref="InvalidFileException">There is none that can be read.</exception>
    internal static MovieDescription Describe(LocalMovieFile file)
    {
        var analysis = Analyse(file);
        var stream = analysis.VideoStreams.OrderBy(each => each.Index).FirstOrDefault(each => !IsCover(each))
            ?? throw new InvalidFileException(file.Name, "it holds no video");
        if (string.IsNullOrEmpty(stream.PixelFormat) || string.IsNullOrEmpty(stream.CodecName))
        {
            throw new InvalidFileException(file.Name, "ffmpeg finds a video in it that it cannot decode");
        }

        var (width, height) = (stream.Width ?? 0, stream.Height ?? 0);
        if (width < 1 || height < 1 || (long)width * height > MostSamples)
        {
            throw new InvalidFileException(file.Name, FormattableString.Invariant(
                $"it names frames of {width} x {height}; at least 1 and at most {MostSamples} points are read"));
        }

        return new MovieDescription(
            analysis.Format.FormatName, stream.CodecName, stream.PixelFormat, width, height,
            PixelDepth.Of(stream.PixelFormat), double.IsFinite(stream.AverageFrameRate) ? stream.AverageFrameRate : 0,
            stream.ColorRange ?? Unknown, stream.ColorSpace ?? Unknown,
            PixelDepth.IsRgb(stream.PixelFormat), PixelDepth.IsGray(stream.PixelFormat), stream.Index);
    }

    private static IMediaAnalysis Analyse(LocalMovieFile file)
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            return FFProbe.AnalyseAsync(
                    file.ProgramPath, FfmpegPrograms.Options(), LocalMovieFile.Restrictions, limit.Token)
                .GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception)
        {
            throw new InvalidFileException(
                file.Name, $"ffprobe did not know after {s_limit.TotalSeconds} seconds what it is",
                innerException: exception);
        }
        catch (FFProbeProcessException exception)
        {
            throw new InvalidFileException(
                file.Name, $"ffprobe says: {ProgramNames.FirstLine(string.Join('\n', exception.StandardError))}",
                innerException: exception);
        }
        catch (Exception exception) when (exception is FFMpegException or JsonException or FormatException
            or OverflowException or ArgumentException or InvalidOperationException or NullReferenceException
            or IndexOutOfRangeException or KeyNotFoundException or IOException)
        {
            // The library takes what ffprobe prints for well formed; a damaged file may have numbers that are not.
            throw new InvalidFileException(
                file.Name, "ffprobe describes it in a way that makes no sense", innerException: exception);
        }
    }

    private static bool IsCover(VideoStream stream) => stream.Disposition?.GetValueOrDefault(Cover) == true;
}
