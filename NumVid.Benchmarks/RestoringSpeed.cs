using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Archives;
using NumVid.Compare.External;
using NumVid.Formats;

namespace NumVid.Benchmarks;

/// <summary>The time to have an original back, against that to read all values of the same file: of the processors, and
/// by the clock.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- restoring-speed [FILE...]</c>; without names
/// all GRIB files of <c>fields/</c>. The shortest of ten runs each, in turns and in one process; the last column is the
/// largest memory of the process so far.</remarks>
internal static class RestoringSpeed
{
    private const int Turns = 10;

    /// <summary>Prints a line for each file.</summary>
    internal static int Run(TextWriter output, string[] files)
    {
        var work = Directory.CreateTempSubdirectory("numvid-restoring-").FullName;
        output.WriteLine(
            "| file | bytes | read, CPU s | restore, CPU s | restore / read | read, s | restore, s | restore / read | "
                + "largest memory, MB |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        try
        {
            foreach (var file in files.Length > 0 ? files : FieldsOfGrib())
            {
                var path = Path.Combine(work, "restorable.nv12");
                new RestorableKeeping().Run(file, path, ExternalLimits.Default);
                var turns = Enumerable.Range(0, Turns).Select(turn => (
                    Read: SecondsOf(() => ReadAll(path)),
                    Restore: SecondsOf(() => Originals.Restore(path, Path.Combine(work, $"{turn}"), overwrites: false))))
                    .ToArray();
                foreach (var restored in Enumerable.Range(0, Turns))
                {
                    File.Delete(Path.Combine(work, $"{restored}"));
                }

                File.Delete(path);
                var (read, restore) = (turns.Min(turn => turn.Read.Processors), turns.Min(turn => turn.Restore.Processors));
                var (readClock, restoreClock) = (turns.Min(turn => turn.Read.Clock), turns.Min(turn => turn.Restore.Clock));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(file)} | {new FileInfo(file).Length} | {read:F3} | {restore:F3} | {restore / read:F2} | "
                        + $"{readClock:F3} | {restoreClock:F3} | {restoreClock / readClock:F2} | "
                        + $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |"));
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        return 0;
    }

    private static string[] FieldsOfGrib() =>
    [
        .. Directory.GetFiles(Path.Combine(FieldFolder.Path, "fields"))
            .Where(file => Path.GetExtension(file).StartsWith(".gr", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static void ReadAll(string path)
    {
        using var file = NumVidProviders.OpenRead(path);
        foreach (var variable in file)
        {
            _ = variable.GetData();
        }
    }

    private static (double Processors, double Clock) SecondsOf(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        action();
        var elapsed = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalSeconds, elapsed);
    }
}
