using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipes;
using FFMpegCore;

namespace NumVid.Formats.Movies;

/// <summary>Which packets of a video decoding can begin with, as its file says.</summary>
internal static class PacketLog
{
    // '0, dts, pts, duration, size, checksum', and the flags where they are others than that of a key frame.
    private const string OtherFlags = ", F=0x";

    /// <summary>For each packet whether it is a key frame.</summary>
    internal static IReadOnlyList<bool> Read(LocalMovieFile file, int streamIndex)
    {
        using var output = new ProgramPipe(PipeDirection.In);
        var arguments = FFMpegArguments
            .FromFileInput(file.ProgramPath, verifyExists: false, options => options
                .WithCustomArgument(LocalMovieFile.Restrictions))
            .OutputToUrl(output.Path, options => options.WithCustomArgument(
                $"-y -nostdin -map 0:{streamIndex} -c copy -f framecrc"));
        using var run = new ProgramRun(arguments, output.EndProgram, isWatched: true);
        var keys = new List<bool>();
        using var reader = new StreamReader(output.Stream);
        while (reader.ReadLine() is { } line)
        {
            run.Touch();
            if (!line.StartsWith('#'))
            {
                keys.Add(!line.Contains(OtherFlags, StringComparison.Ordinal));
            }
        }

        run.Finish(file.Name);
        return keys;
    }
}
