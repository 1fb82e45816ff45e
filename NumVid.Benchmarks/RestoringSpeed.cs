using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Archives;
using NumVid.Compare.External;
using NumVid.Formats;

namespace NumVid.Benchmarks;

/// <summary>Processor time to have an original back, against that to read all values of the same file.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- restoring-speed FILE...</c>. The shorter of
/// three runs each, in turns; the last column is the largest memory of the process so far.</remarks>
internal static class RestoringSpeed
{
    private const int Turns = 3;

    /// <summary>Prints a line for each file.</summary>
    internal static int Run(TextWriter output, string[] files)
    {
        var work = Directory.CreateTempSubdirectory("numvid-restoring-").FullName;
        output.WriteLine("| file | bytes | read, CPU s | restore, CPU s | restore / read | largest memory, MB |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(work, "restorable.nv12");
                new RestorableKeeping().Run(file, path, ExternalLimits.Default);
                var turns = Enumerable.Range(0, Turns).Select(_ => (
                    Read: SecondsOf(() => ReadAll(path)),
                    Restore: SecondsOf(() => Originals.Restore(path, Path.Combine(work, "restored"), overwrites: true)))).ToArray();
                var (read, restore) = (turns.Min(turn => turn.Read), turns.Min(turn => turn.Restore));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(file)} | {new FileInfo(file).Length} | {read:F2} | {restore:F2} | "
                        + $"{restore / read:F2} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |"));
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        return 0;
    }

    private static void ReadAll(string path)
    {
        using var file = NumVidProviders.OpenRead(path);
        foreach (var variable in file)
        {
            _ = variable.GetData();
        }
    }

    private static double SecondsOf(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
