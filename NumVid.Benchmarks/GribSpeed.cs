using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;

namespace NumVid.Benchmarks;

/// <summary>Reading GRIB against a loop in C over ecCodes, and writing it against <c>grib_set -r</c>.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- grib [FILE...]</c>. Each figure is the best of several runs; both
/// sides open the file and read or write all of it. Wall time is on all processors for us and on one for ecCodes; processor
/// time is the sum over all threads, so its ratio is that of a single thread. Ends with 1 when a ratio of wall time is over 1.1.</remarks>
internal static class GribSpeed
{
    private const int Rounds = 7;
    private const double Target = 1.1;

    private static readonly string[] s_files =
    [
        "aifs_t500_ccsds.grib2", "ifs_oper_surface_ccsds.grib2", "hrrr_tsfc_lambert.grib2", "nam_multi.grib2", "gg_modellevel.grib2",
        "gefs_soilw_bitmap.grib2", "era5_t2m_uk_hourly.grib", "era5_zt_members.grib", "jra_seaice_bitmap.grb",
    ];

    private static readonly (string Ours, string Theirs)[] s_settings =
        [("packing=ccsds&bits=12", "packingType=grid_ccsds,bitsPerValue=12"), ("packing=simple&bits=16", "packingType=grid_simple,bitsPerValue=16")];

    /// <summary>Prints the tables.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var files = (names.Length > 0 ? names : s_files).Select(FieldFolder.File).ToArray();
        var folder = Directory.CreateTempSubdirectory("numvid-grib-").FullName;
        try
        {
            return Math.Max(CompareReading(output, files, folder), CompareWriting(output, files, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int CompareReading(TextWriter output, string[] files, string folder)
    {
        var reader = Path.Combine(folder, "grib_read");
        Execute("gcc", "-O2", "-o", reader, Path.Combine(AppContext.BaseDirectory, "grib_read.c"), "-l:libeccodes.so.0");
        output.WriteLine("| reading | C wall s | C cpu s | ours wall s | ours cpu s | wall ratio | cpu ratio |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        return files.Max(file => Math.Max(
            Report(output, Path.GetFileName(file), () => ReadByC(reader, file), () => Measure(() => ReadAll(file, withPositions: true))),
            Report(output, $"{Path.GetFileName(file)}, fields alone", () => ReadByC(reader, file), () => Measure(() => ReadAll(file, withPositions: false)))));
    }

    private static int CompareWriting(TextWriter output, string[] files, string folder)
    {
        output.WriteLine();
        output.WriteLine("| writing | grib_set -r wall s | cpu s | ours wall s | ours cpu s | wall ratio | cpu ratio |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        var worst = 0;
        foreach (var (ours, theirs) in s_settings)
        {
            foreach (var file in files)
            {
                // The tool keeps the edition of a message, and edition 1 has no CCSDS packing.
                var edition = file.EndsWith(".grib2", StringComparison.Ordinal) ? 2 : 1;
                if (edition == 2 || ours.Contains("simple", StringComparison.Ordinal))
                {
                    var target = Path.Combine(folder, "copy.grib2");
                    foreach (var withPositions in new[] { true, false })
                    {
                        worst = Math.Max(worst, Report(
                            output, $"{Path.GetFileName(file)}, {ours}{(withPositions ? "" : ", fields alone")}",
                            () => Execute("grib_set", "-r", "-s", theirs, file, target),
                            () => Measure(() => Copy(file, $"{target}?openMode=create&edition={edition}&{ours}", withPositions))));
                    }
                }
            }
        }

        return worst;
    }

    private static int Report(TextWriter output, string what, Func<(double Wall, double Cpu)> theirs, Func<(double Wall, double Cpu)> ours)
    {
        // In turns, so that a busy moment of the machine meets both.
        var (their, our) = ((Wall: double.MaxValue, Cpu: double.MaxValue), (Wall: double.MaxValue, Cpu: double.MaxValue));
        for (var round = 0; round < Rounds; round++)
        {
            their = Best(their, theirs());
            our = Best(our, ours());
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {their.Wall:F3} | {their.Cpu:F3} | {our.Wall:F3} | {our.Cpu:F3} | {our.Wall / their.Wall:F2} | {our.Cpu / their.Cpu:F2} |"));
        return our.Wall > Target * their.Wall ? 1 : 0;
    }

    private static (double Wall, double Cpu) Best((double Wall, double Cpu) one, (double Wall, double Cpu) other) =>
        (Math.Min(one.Wall, other.Wall), Math.Min(one.Cpu, other.Cpu));

    // The loop in C decodes values and computes no positions: "fields alone" is the same work.
    private static void ReadAll(string file, bool withPositions)
    {
        using var dataSet = NumVidProviders.OpenRead(file);
        foreach (var variable in dataSet.Variables.Where(variable => withPositions || !IsPosition(variable)))
        {
            variable.GetData();
        }
    }

    // One of a point, which a projection has to be computed for.
    private static bool IsPosition(Variable variable) => variable.Rank > 0 && variable.Dimensions[0].Name != variable.Name
        && variable.Metadata.AsDictionary().Any(pair => pair is { Key: "standard_name", Value: "latitude" or "longitude" });

    private static void Copy(string file, string target, bool withPositions)
    {
        using var source = NumVidProviders.OpenRead(file);
        using var copy = new NumVid.Formats.Grib.GribDataSet(target) { IsAutocommitEnabled = false };
        foreach (var variable in source.Variables.Reverse().Where(variable => withPositions || !IsPosition(variable)))
        {
            var added = copy.AddVariable(variable.TypeOfData, variable.Name, variable.GetData(), variable.Dimensions.AsNamesArray());
            foreach (var (key, value) in variable.Metadata.AsDictionary())
            {
                added.Metadata[key] = value;
            }
        }

        copy.Commit();
    }

    private static (double Wall, double Cpu) Measure(Action action)
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        action();
        var wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static (double Wall, double Cpu) ReadByC(string reader, string file)
    {
        using var process = Process.Start(new ProcessStartInfo(reader, [file]) { RedirectStandardOutput = true })!;
        var parts = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0
            ? (Parse(parts[2]), Parse(parts[3]))
            : throw new InvalidOperationException($"The loop in C could not read '{file}'.");
    }

    // The shell tells the processor time of a program that has ended; the runtime does not on every system.
    private static (double Wall, double Cpu) Execute(string program, params string[] arguments)
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
