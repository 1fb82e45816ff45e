using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Formats;

namespace NumVid.Benchmarks;

/// <summary>Reading NetCDF against a loop in C over libnetcdf, and writing it against <c>nccopy</c> with the same
/// settings.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- netcdf [FILE...]</c>. Packed and missing
/// values are left as they are stored on our side, too. <c>nccopy</c> gets the chunks that we choose. Ends with 1 when
/// a ratio of wall time is over 1.1. Our processor time is without that of the program that reads NetCDF-4 files for
/// us.</remarks>
internal static partial class NetCdfSpeed
{
    private const string Raw = "raw=true";

    private static readonly string[] s_files =
    [
        "eraint_uvz.nc", "mrms_preciprate_2min.nc", "tos_ipsl_monthly.nc", "prect_60d.nc", "fice_monthly.nc", "a1b_t_north_america.nc",
    ];

    /// <summary>Prints the tables.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var files = (names.Length > 0 ? names : s_files).Select(FieldFolder.File).ToArray();
        var folder = Directory.CreateTempSubdirectory("numvid-netcdf-").FullName;
        try
        {
            var reading = CompareReading(output, files, folder);
            Head(output, "writing", "nccopy -d 5 -s");
            return Math.Max(reading, files.Max(file => CompareWriting(output, file, folder)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int CompareReading(TextWriter output, string[] files, string folder)
    {
        var reader = Path.Combine(folder, "netcdf_read");
        SideBySide.Compile("netcdf_read.c", "libnetcdf.so.19", reader);
        Head(output, "reading", "C");
        return files.Max(file => SideBySide.Report(
            output, Path.GetFileName(file), () => SideBySide.RunReader(reader, file), () =>
                SideBySide.Measure(() => ReadAll(file))));
    }

    private static int CompareWriting(TextWriter output, string file, string folder)
    {
        // Both copy a file of ours: plain variables without groups.
        var (source, target) = (Path.Combine(folder, "source.nc"), Path.Combine(folder, "target.nc"));
        Copy(file, source, "0");
        Copy(source, target, "5");
        string[] chunks = [.. ChunksOf(target).SelectMany(spec => new[] { "-c", spec })];
        return SideBySide.Report(
            output, Path.GetFileName(file),
            () => SideBySide.Execute("nccopy", ["-u", "-d", "5", "-s", .. chunks, source, target]), () =>
                SideBySide.Measure(() => Copy(source, target, "5")));
    }

    private static void Head(TextWriter output, string what, string theirs)
    {
        output.WriteLine($"| {what} | {theirs} wall s | cpu s | ours wall s | ours cpu s | wall ratio | cpu ratio |");
        output.WriteLine("|---|---|---|---|---|---|---|");
    }

    private static void ReadAll(string file)
    {
        using var dataSet = new NumVid.Formats.NetCdf.NetCdfDataSet($"{file}?openMode=readOnly&{Raw}");
        foreach (var variable in dataSet.Variables.Where(variable => variable.Rank > 0))
        {
            variable.GetData();
        }
    }

    private static void Copy(string file, string target, string deflate)
    {
        using var source = new NumVid.Formats.NetCdf.NetCdfDataSet($"{file}?openMode=readOnly&{Raw}");
        using var copy = NumVidProviders.Create(target, new Dictionary<string, string> { ["deflate"] = deflate });
        copy.IsAutocommitEnabled = false;
        foreach (var variable in source.Variables.Reverse().Where(variable => variable.Rank > 0))
        {
            var added = copy.AddVariable(
                variable.TypeOfData, variable.Name, variable.GetData(), variable.Dimensions.AsNamesArray());
            foreach (var (key, value) in variable.Metadata.AsDictionary())
            {
                added.Metadata[key] = value;
            }
        }

        copy.Commit();
    }

    private static IEnumerable<string> ChunksOf(string file)
    {
        using var process =
            Process.Start(new ProcessStartInfo("ncdump", ["-h", "-s", file]) { RedirectStandardOutput = true })!;
        var header = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Chunks().Matches(header).Select(
            match => $"{match.Groups[1].Value}:{match.Groups[2].Value.Replace(" ", "", StringComparison.Ordinal)}");
    }

    [GeneratedRegex(@"\t\t(\w+):_ChunkSizes = ([0-9, ]+) ;")]
    private static partial Regex Chunks();
}
