using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NumVid.Benchmarks.Speed;

/// <summary>Writing and reading all fields of a file in each format, each time in a fresh process, beside NetCDF-4 with
/// zlib 9.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- speed [FILE...]</c>, or <c>-- cores</c>
/// for one and two processors. The ways take turns, so that a busy moment of the machine meets all of them; each figure
/// is the median of three. Times are those of create, put and commit, and of open and read, with all that a process
/// compiles at its first call. CPU ratios hold on a busy machine, too.</remarks>
internal static class SpeedTable
{
    private const int Rounds = 3;

    private static readonly string[] s_files =
    [
        "prect_60d.nc", "era5_t2m_uk_hourly.grib", "hrrr_tsfc_lambert.grib2", "tos_ipsl_monthly.nc",
        "ifs_oper_surface_ccsds.grib2", "era5_zt_members.grib", "nam_multi.grib2", "a1b_t_north_america.nc",
    ];

    /// <summary>Prints the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="names">Names of files in fields/ or paths; all that there are targets for when none is
    /// given.</param>
    /// <param name="processors">How many processors the runs may use; null for all.</param>
    internal static int Run(TextWriter output, string[] names, int? processors = null)
    {
        output.WriteLine(processors is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"\nprocessors: {count}\n") : "");
        output.WriteLine("| file | way | bytes | write s | x | write cpu s | x | read s | x | read cpu s | x |");
        output.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var folder = Directory.CreateTempSubdirectory("numvid-speed-").FullName;
        try
        {
            foreach (var name in names.Length > 0 ? names : s_files)
            {
                Compare(output, File.Exists(name) ? name : FieldFolder.File(name), folder, processors);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>Prints the table for one processor, and for two.</summary>
    internal static int RunCores(TextWriter output, string[] names) =>
        Math.Max(Run(output, names, 1), Run(output, names, 2));

    private static void Compare(TextWriter output, string file, string folder, int? processors)
    {
        var runs = SpeedCase.All.ToDictionary(way => way, _ => new List<SpeedFigures>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var way in SpeedCase.All)
            {
                if (Start(way, file, Path.Combine(folder, $"copy.{way.Extension}"), processors) is { } figures)
                {
                    runs[way].Add(figures);
                }
            }
        }

        if (runs[SpeedCase.Yardstick] is not { Count: Rounds } first)
        {
            output.WriteLine($"| {Path.GetFileName(file)} | {SpeedCase.Yardstick.Name} failed |");
            return;
        }

        var yardstick = SpeedFigures.MedianOf(first);
        foreach (var (way, figures) in runs.Where(run => run.Value.Count == Rounds))
        {
            var median = SpeedFigures.MedianOf(figures);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(file)} | {way.Name} | {median.Bytes} "
                    + $"| {median.Write:F2} | {median.Write / yardstick.Write:F2} "
                    + $"| {median.WriteCpu:F2} | {median.WriteCpu / yardstick.WriteCpu:F2} "
                    + $"| {median.Read:F2} | {median.Read / yardstick.Read:F2} "
                    + $"| {median.ReadCpu:F2} | {median.ReadCpu / yardstick.ReadCpu:F2} |"));
        }

        output.Flush();
    }

    /// <summary>Writes and reads in a fresh process; null for what a format cannot hold.</summary>
    internal static SpeedFigures? Start(SpeedCase way, string file, string target, int? processors)
    {
        File.Delete(target);
        string[] program =
            [Environment.ProcessPath!, typeof(SpeedTable).Assembly.Location, SpeedRun.Command, way.Name, file, target];
        string[] words = processors is { } count
            ? ["taskset", "-c", string.Create(CultureInfo.InvariantCulture, $"0-{count - 1}"), .. program] : program;
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var error = process.StandardError.ReadToEndAsync();
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error.Wait();
        return process.ExitCode == 0 ? SpeedFigures.TryParse(line) : null;
    }
}
