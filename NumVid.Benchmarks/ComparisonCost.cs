using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.CommandLine;
using NumVid.Compare.Configurations;
using NumVid.Compare.Demonstration;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;
using NumVid.Compare.Selection;

namespace NumVid.Benchmarks;

/// <summary>What a comparison costs beside the formats that it compares: memory, and time.</summary>
internal static class ComparisonCost
{
    private const double MostOverhead = 1.15;
    private const long MostMemoryBytes = 1_500_000_000;
    private const int Latitudes = 721;
    private const int Longitudes = 1440;
    private const int BytesPerValue = 4;
    private const int FieldCount = 2;

    /// <summary>Makes a file of so many gigabytes, compares it, and tells the largest memory of the process.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="arguments">Gigabytes, 1 when not given, and a list of configurations.</param>
    /// <returns>0 when the memory stayed below 1.5 GB and every cell came out well.</returns>
    internal static int Memory(TextWriter output, string[] arguments)
    {
        var gigabytes = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        var folder = Directory.CreateTempSubdirectory("numvid-memory-");
        try
        {
            var input = Path.Combine(folder.FullName, "input.nc");
            DemoFile.Write(input, (int)(
                gigabytes * 1e9 / (BytesPerValue * FieldCount) / (Latitudes * Longitudes)), Latitudes, Longitudes);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"input {new FileInfo(input).Length:N0} "
                + $"bytes, largest memory after making it {PeakBytes() / 1e6:F0} MB"));
            var (result, seconds) = Compare(input, arguments.Length > 1 ? arguments[1]
                : "netcdf4-none,grib2-ccsds:16,nv12:abs=0.5", folder.FullName);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compared in {seconds:F0} s; largest memory "
                + $"{PeakBytes() / 1e6:F0} MB"));
            Show(output, result);
            return PeakBytes() < MostMemoryBytes && result.Results.All(row => row.Status == CellStatus.Ok) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Compares a file and tells the wall time as a share of encodes, decodes and one read of the
    /// input.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="input">The file.</param>
    /// <param name="arguments">A list of configurations; the default one when not given.</param>
    /// <returns>0 when it stayed below 1.15.</returns>
    internal static int Overhead(TextWriter output, string input, string[] arguments)
    {
        var (result, seconds) =
            Compare(input, arguments.Length > 0 ? arguments[0] : ConfigurationSets.Default, Path.GetTempPath());
        var formats =
            result.Results.Where(row => row.Variable != ComparisonRow.AllVariables || result.Input.Variables.Count > 1)
            .Sum(row => (row.EncodeSeconds ?? 0) + (row.DecodeSeconds ?? 0));
        var share = seconds / (formats + result.Input.ReadSeconds);
        Show(output, result);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"wall {seconds:F2} s, formats {formats:F2} s, one read of the input "
                + $"{result.Input.ReadSeconds:F2} s: {share:F3}"));
        return share <= MostOverhead ? 0 : 1;
    }

    private static (ComparisonResult Result, double Seconds) Compare(string input, string configurations, string folder)
    {
        var options = new ComparisonOptions(
            ConfigurationList.Parse(configurations), new FieldRequest([]), folder, null, null, "numvid compare");
        var watch = Stopwatch.StartNew();
        return (new ComparisonRunner(new ProviderFormats(), options, new QuietProgress())
            .Run(input), watch.Elapsed.TotalSeconds);
    }

    private static void Show(TextWriter output, ComparisonResult result)
    {
        foreach (var row in result.Results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Variable,-6} {row.Configuration,-24} {row.Status,-11} {row.Bytes,14:N0} bytes  write "
                    + $"{row.EncodeSeconds,8:F2} s  read {row.DecodeSeconds,8:F2} s  {row.Reason}"));
        }
    }

    // What Linux counts as the process's largest resident set; the runtime's own figure elsewhere.
    private static long PeakBytes()
    {
        const string Status = "/proc/self/status";
        const string Peak = "VmHWM:";
        if (!File.Exists(Status))
        {
            return Process.GetCurrentProcess().PeakWorkingSet64;
        }

        var line = File.ReadLines(Status).First(line => line.StartsWith(Peak, StringComparison.Ordinal));
        return 1024 * long.Parse(
            line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
