using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using FFMpegCore;

namespace NumVid.Formats.Movies;

/// <summary>Takes the stream of a video out of its file, packets as they are.</summary>
internal static class StreamCopy
{
    // The system takes no argument beyond 128 KiB.
    private const int MaxCuts = 10_000;

    // Left to itself, the muxer takes a first unit of 256 to 511 bytes, which MP4 has behind its length, for a start
    // code. Streams that are Annex B already pass unchanged.
    private const string ToAnnexB = "-bsf:v hevc_mp4toannexb -f hevc";

    /// <summary>Hands over an HEVC stream as Annex B.</summary>
    /// <typeparam name="T">What is made of its parts.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="streamIndex">The number of the stream in it.</param>
    /// <param name="parts">Takes the stream apart.</param>
    internal static IEnumerable<T> AnnexB<T>(
        LocalMovieFile file, int streamIndex, Func<Stream, IEnumerable<T>> parts)
    {
        using var output = new ProgramPipe(PipeDirection.In);
        using var run = new ProgramRun(
            Arguments(file, streamIndex, ToAnnexB, output.Path), output.EndProgram, isWatched: false);
        foreach (var part in parts(output.Stream))
        {
            yield return part;
        }

        run.Finish(file.Name);
    }

    /// <summary>Makes Matroska files of a stream, cut at key frames.</summary>
    /// <param name="file">The file.</param>
    /// <param name="streamIndex">The number of the stream in it.</param>
    /// <param name="leastFrames">A part goes on until it has so many frames.</param>
    /// <param name="folder">An existing empty folder for them.</param>
    /// <returns>The files and their numbers of frames, in order.</returns>
    internal static IReadOnlyList<(string Path, int FrameCount)> Matroska(
        LocalMovieFile file, int streamIndex, int leastFrames, string folder)
    {
        var keys = PacketLog.Read(file, streamIndex);
        var cuts = CutsOf(keys, leastFrames);
        var list = cuts.Count == 0 ? "" : "-segment_frames "
            + string.Join(',', cuts.Select(cut => cut.ToString(CultureInfo.InvariantCulture))) + " ";
        var arguments = Arguments(
            file, streamIndex,
            $"-f segment -segment_format matroska {list}{(cuts.Count == 0 ? "-segment_time 1000000000 " : "")}"
                + "-reset_timestamps 1",
            "%08d.mkv");
        using var run = new ProgramRun(arguments, () => { }, isWatched: false, folder);
        run.Finish(file.Name);
        int[] ends = [.. cuts, keys.Count];
        return [.. ends.Select((end, i) => (
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i:D8}.mkv")),
            end - (i == 0 ? 0 : ends[i - 1])))];
    }

    private static List<int> CutsOf(IReadOnlyList<bool> keys, int leastFrames)
    {
        while (true)
        {
            var cuts = new List<int>();
            for (var i = 1; i < keys.Count; i++)
            {
                if (keys[i] && i - cuts.LastOrDefault() >= leastFrames)
                {
                    cuts.Add(i);
                }
            }

            if (cuts.Count <= MaxCuts)
            {
                return cuts;
            }

            leastFrames *= 2;
        }
    }

    private static FFMpegArgumentProcessor Arguments(
        LocalMovieFile file, int streamIndex, string container, string output) => FFMpegArguments
        .FromFileInput(file.ProgramPath, verifyExists: false, options => options
            .WithCustomArgument(LocalMovieFile.Restrictions))
        .OutputToUrl(output, options => options.WithCustomArgument(
            $"-y -nostdin -map 0:{streamIndex} -c copy -map_metadata -1 -map_chapters -1 -fflags +bitexact {container}"));
}
