using System.ComponentModel;
using System.Diagnostics;

namespace NumVid.Formats.Movies;

/// <summary>What a program of FFmpeg says about itself.</summary>
internal static class ProgramVersion
{
    private const string Start = " version ";

    /// <summary>The version in its first line, for example <c>5.1.9-0+deb12u1</c>; null when it does not say.</summary>
    /// <param name="program">The path of the program.</param>
    internal static string? Of(string program)
    {
        var start = new ProcessStartInfo(program, "-version")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var line = process.StandardOutput.ReadLine() ?? "";
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var from = line.IndexOf(Start, System.StringComparison.Ordinal);
            return from < 0 ? null : line[(from + Start.Length)..].Split(' ')[0];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
