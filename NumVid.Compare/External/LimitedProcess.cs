using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using NumVid.Formats.Errors;

namespace NumVid.Compare.External;

/// <summary>Starts a program of somebody else's without a shell, in a folder of its own and within limits.</summary>
/// <remarks>The limits of memory and of file size are set by util-linux's <c>prlimit</c>, which becomes the program: so
/// they hold from its first instruction on, and for all that it starts. Time is wall time, after which it is ended with
/// all of its children.</remarks>
internal static class LimitedProcess
{
    private const string Limiter = "prlimit";
    private const int LongestComplaint = 400;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="arguments">The program and its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="largestFile">The largest file that it may write, in bytes.</param>
    /// <returns>The wall time in seconds.</returns>
    /// <exception cref="MissingLibraryException">The program is not on this machine.</exception>
    /// <exception cref="ExternalProgramException">It has failed, or taken more than it may.</exception>
    internal static double Run(IReadOnlyList<string> arguments, string folder, ExternalLimits limits, long largestFile)
    {
        var program = ProgramPath.Find(arguments[0]);
        var start = new ProcessStartInfo(Limiter)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] limited =
        [
            FormattableString.Invariant($"--as={limits.MemoryBytes}"),
            FormattableString.Invariant($"--fsize={largestFile}"), "--core=0", "--", program, .. arguments.Skip(1),
        ];
        foreach (var argument in limited)
        {
            start.ArgumentList.Add(argument);
        }

        // Programs keep their temporaries there, and it is removed with all that it holds.
        start.Environment["TMPDIR"] = folder;
        var watch = Stopwatch.StartNew();
        using var process = Start(start);
        var complaint = new StringBuilder();
        process.OutputDataReceived += (_, line) => Keep(complaint, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(complaint, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        if (!process.WaitForExit(limits.Time))
        {
            process.Kill(entireProcessTree: true);
            WaitForWords(process);
            throw new ExternalProgramException(FormattableString.Invariant(
                $"'{NameOf(program)}' was ended after {limits.Time.TotalSeconds} s; '--external-limits time=N' ")
                + "allows more.");
        }

        var seconds = watch.Elapsed.TotalSeconds;
        WaitForWords(process);
        return process.ExitCode == 0 ? seconds : throw new ExternalProgramException(
            $"'{NameOf(program)}' failed (exit code {process.ExitCode}){Said(complaint, folder)}");
    }

    // What it said may come a moment after its end; what it has left running may hold the line for ever.
    private static void WaitForWords(Process process)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.CancelOutputRead();
            process.CancelErrorRead();
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new MissingLibraryException(
                $"There is no '{Limiter}' on this machine, without which no program can be kept within limits; Debian "
                + "has it in util-linux.");
        }
    }

    private static void Keep(StringBuilder complaint, string? line)
    {
        lock (complaint)
        {
            if (line is not null && complaint.Length < LongestComplaint)
            {
                complaint.Append(complaint.Length > 0 ? " " : "").Append(line.Trim());
            }
        }
    }

    private static string Said(StringBuilder complaint, string folder)
    {
        lock (complaint)
        {
            var text = complaint.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            return text.Length == 0 ? "; it may have needed more memory than '--external-limits memory=N' allows."
                : $": {(text.Length > LongestComplaint ? text[..LongestComplaint] + "..." : text).TrimEnd('.')}.";
        }
    }

    private static string NameOf(string program) => Path.GetFileName(program);
}
