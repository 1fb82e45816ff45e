using System;
using System.IO;
using System.Runtime.InteropServices;
using NumVid.Compare.CommandLine;

namespace NumVid.Tests.Fuzzing;

/// <summary>Imports a mutant of a video as a user would.</summary>
internal static partial class MovieTrial
{
    private const int Children = -1;
    private const int PeakIndex = 4;

    // What ffmpeg may take beside this process.
    private const long MostBytesOfAProgram = 1L << 30;

    /// <summary>Makes a file of it, or gets a sentence that names it.</summary>
    internal static (string Outcome, string Text, long Answer) Run(string path, bool keepsStream)
    {
        var output = path + ".nv12";
        try
        {
            using var told = new StringWriter();
            using var terminal = new Terminal(told, told, isOutputTerminal: false, showsProgress: false, width: 100);
            string[] options = keepsStream ? ["--keep-stream"] : [];
            var exitCode = Application.Run(["import", path, output, "--force", .. options], terminal);
            var text = told.ToString();
            var isWritten = File.Exists(output);
            var isSentence = text.Contains(path, StringComparison.Ordinal)
                && !text.Contains("   at ", StringComparison.Ordinal);
            var limit = ChildrenPeakBytes() > MostBytesOfAProgram ? "failed" : null;
            return (exitCode, isWritten, isSentence) switch
            {
                (0, true, _) => (limit ?? "read", $"{ChildrenPeakBytes()}", 0),
                (2, false, true) => (limit ?? "refused", $"{ChildrenPeakBytes()} {text}", 0),
                _ => ("failed", $"exit code {exitCode}, {(isWritten ? "a file" : "no file")}: {text}", 0),
            };
        }
        catch (Exception error)
        {
            return ("failed", error.ToString(), 0);
        }
        finally
        {
            File.Delete(output);
        }
    }

    /// <summary>The most memory that a program took which this process started, so far.</summary>
    private static long ChildrenPeakBytes()
    {
        var numbers = new long[18];
        _ = ResourceUse(Children, numbers);
        return numbers[PeakIndex] * 1024;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ResourceUse(int who, [Out] long[] numbers);
}
