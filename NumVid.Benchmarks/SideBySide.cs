using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace NumVid.Benchmarks;

/// <summary>Times another program and ours in turns.</summary>
internal static class SideBySide
{
    private const int Rounds = 7;
    private const double Target = 1.1;

    /// <summary>Builds a loop in C that stands beside the benchmarks.</summary>
    internal static void Compile(string source, string library, string program) =>
        Execute("gcc", "-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, source), $"-l:{library}");

    /// <summary>Runs both sides and prints a line of a table.</summary>
    /// <returns>1 when ours took more wall time than the target allows.</returns>
    internal static int Report(
        TextWriter output, string what, Func<(double Wall, double Cpu)> theirs, Func<(double Wall, double Cpu)> ours)
    {
        // In turns, so that a busy moment of the machine meets both.
        var (their, our) =
            ((Wall: double.MaxValue, Cpu: double.MaxValue), (Wall: double.MaxValue, Cpu: double.MaxValue));
        for (var round = 0; round < Rounds; round++)
        {
            their = Best(their, theirs());
            our = Best(our, ours());
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {their.Wall:F3} | {their.Cpu:F3} | {our.Wall:F3} | {our.Cpu:F3} | {our.Wall / their.Wall:F2} "
                + $"| {our.Cpu / their.Cpu:F2} |"));
        return our.Wall > Target * their.Wall ? 1 : 0;
    }

    private static (double Wall, double Cpu) Best((double Wall, double Cpu) one, (double Wall, double Cpu) other) =>
        (Math.Min(one.Wall, other.Wall), Math.Min(one.Cpu, other.Cpu));

    /// <summary>The time of an action of ours.</summary>
    internal static (double Wall, double Cpu) Measure(Action action)
    {
        // Grids of an earlier run, which would be shared as long as they are in memory, are forgotten.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        action();
        var wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>The time of a loop in C over a file, as it measures itself.</summary>
    internal static (double Wall, double Cpu) RunReader(string reader, string file)
    {
        using var process = Process.Start(new ProcessStartInfo(reader, [file]) { RedirectStandardOutput = true })!;
        var parts = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0
            ? (Parse(parts[2]), Parse(parts[3]))
            : throw new InvalidOperationException($"The loop in C could not read '{file}'.");
    }

    /// <summary>The time of a program.</summary>
    /// <remarks>The shell tells the processor time of a program that has ended; the runtime does not on every
    /// system.</remarks>
    internal static (double Wall, double Cpu) Execute(string program, params string[] arguments)
    {
        string[] timed = ["-c", "TIMEFORMAT='numvid-time %R %U %S'; time \"$@\"", "bash", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("bash", timed) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var figures = error.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^3..];
        return process.ExitCode == 0
            ? (Parse(figures[0]), Parse(figures[1]) + Parse(figures[2]))
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' failed: {error}");
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
