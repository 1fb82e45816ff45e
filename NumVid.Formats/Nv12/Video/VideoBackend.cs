using System;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;

namespace NumVid.Formats.Nv12.Video;

/// <summary>Which of the two ways to FFmpeg is taken: the shim in this process, or the program beside it.</summary>
internal static class VideoBackend
{
    private const string Variable = "NUMVID_VIDEO";
    private const string LibraryVariable = "NUMVID_AV_LIBRARY";
    private const string Program = "program";
    private const string Shim = "shim";

    private static readonly Lazy<bool> s_isProgram = new(Choose);

    /// <summary>Whether it is the program.</summary>
    /// <exception cref="MissingLibraryException">The environment names neither.</exception>
    internal static bool IsProgram => s_isProgram.Value;

    // A shim whose path was given is meant: if it cannot be loaded, that is an error and no reason for another way.
    private static bool Choose() => Environment.GetEnvironmentVariable(Variable) switch
    {
        Program => true,
        Shim => false,
        null or "" => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(LibraryVariable))
            && VideoLibrary.ShimProblem is not null && FfmpegPrograms.FindProblem() is null,
        var other => throw new MissingLibraryException(
            $"{Variable} is '{other}'; '{Program}' (the program ffmpeg) or '{Shim}' (libnumvid_av) is expected."),
    };
}
