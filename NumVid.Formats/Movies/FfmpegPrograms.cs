using System;
using System.IO;
using System.Text;
using FFMpegCore;
using FFMpegCore.Enums;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;

namespace NumVid.Formats.Movies;

// Why programs and not the shim: docs/decisions/0100-movies-by-the-ffmpeg-program.md
/// <summary>The programs ffmpeg and ffprobe as found on this machine. For any number of threads.</summary>
/// <remarks>They are looked for in the folder named by the environment variable <c>NUMVID_FFMPEG</c>, else on the
/// PATH.</remarks>
public static class FfmpegPrograms
{
    internal const string Folder = "NUMVID_FFMPEG";
    private const string Name = "ffmpeg (program)";
    private const string Enables = "videos in and movies out; video codecs where libnumvid_av is missing";
    private const string Remedy = "Debian has it in the package 'ffmpeg'.";

    /// <summary>Tells whether the programs can be used, and the version of ffmpeg.</summary>
    public static NativeLibraryStatus Status()
    {
        var problem = FindProblem();
        return new(Name, problem is null, problem is null ? ProgramVersion.Of(PathOf("ffmpeg")) : null, Enables, problem);
    }

    /// <summary>Throws unless both programs were found.</summary>
    /// <exception cref="MissingLibraryException">One is missing; the message says what to do.</exception>
    internal static void EnsureUsable()
    {
        if (FindProblem() is { } problem)
        {
            throw new MissingLibraryException(problem);
        }
    }

    /// <summary>What each start of a program gets.</summary>
    /// <param name="workingFolder">The folder in which it runs; null for that of this process.</param>
    internal static FFOptions Options(string? workingFolder = null) => new()
    {
        BinaryFolder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder
            ? Path.GetFullPath(folder) : "",
        WorkingDirectory = workingFolder ?? "",
        Encoding = Encoding.UTF8,
        LogLevel = FFMpegLogLevel.Error,
    };

    /// <summary>What is missing; null when nothing is.</summary>
    internal static string? FindProblem()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Videos are read and written through ffmpeg on Linux alone, where it takes pipes by their path.";
        }

        var folder = Environment.GetEnvironmentVariable(Folder);
        foreach (var program in new[] { "ffmpeg", "ffprobe" })
        {
            if (!File.Exists(PathOf(program)))
            {
                return string.IsNullOrEmpty(folder)
                    ? $"There is no program '{program}' on this machine. {Remedy}"
                    : $"There is no program '{program}' in the folder '{folder}' that {Folder} names.";
            }
        }

        return null;
    }

    /// <summary>The path of a program.</summary>
    internal static string PathOf(string program)
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder)
        {
            return Path.Combine(folder, program);
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Array.Find(folders, each => File.Exists(Path.Combine(each, program))) is { } found
            ? Path.Combine(found, program) : program;
    }
}
