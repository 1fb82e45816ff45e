using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;

namespace NumVid.Benchmarks;

/// <summary>Reading GRIB against a loop in C over ecCodes, and writing it against <c>grib_set -r</c>.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- grib [FILE...]</c>. Each figure is the
/// best of several runs; both sides open the file and read or write all of it. Wall time is on all processors for us
/// and on one for ecCodes; processor time is the sum over all threads, so its ratio is that of a single thread. The
/// names of parameters are known from earlier runs; the loop in C asks for none. Ends with 1 when a ratio of wall time
/// is over 1.1.</remarks>
internal static class GribSpeed
{
    private static readonly string[] s_files =
    [
        "aifs_t500_ccsds.grib2", "ifs_oper_surface_ccsds.grib2", "hrrr_tsfc_lambert.grib2", "nam_multi.grib2", "gg_modellevel.grib2",
        "gefs_soilw_bitmap.grib2", "era5_t2m_uk_hourly.grib", "era5_zt_members.grib", "jra_seaice_bitmap.grb",
    ];

    private static readonly (string Ours, string Theirs)[] s_settings =
        [("packing=ccsds&bits=12", "packingType=grid_ccsds,bitsPerValue=12"), (
            "packing=simple&bits=16", "packingType=grid_simple,bitsPerValue=16")];

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
        SideBySide.Compile("grib_read.c", "libeccodes.so.0", reader);
        output.WriteLine("| reading | C wall s | C cpu s | ours wall s | ours cpu s | wall ratio | cpu ratio |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        return files.Max(file => Math.Max(
            SideBySide.Report(output, Path.GetFileName(file), () => SideBySide.RunReader(reader, file), () =>
                SideBySide.Measure(() => ReadAll(file, withPositions: true))),
            SideBySide.Report(output, $"{Path.GetFileName(file)}, fields alone", () => SideBySide.RunReader(
                reader, file), () => SideBySide.Measure(() => ReadAll(file, withPositions: false)))));
    }

    private static int CompareWriting(TextWriter output, string[] files, string folder)
    {
        output.WriteLine();
        output.WriteLine(
            "| writing | grib_set -r wall s | cpu s | ours wall s | ours cpu s | wall ratio | cpu ratio |");
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
                        worst = Math.Max(worst, SideBySide.Report(
                            output, $"{Path.GetFileName(file)}, {ours}{(withPositions ? "" : ", fields alone")}",
                            () => SideBySide.Execute("grib_set", "-r", "-s", theirs, file, target),
                            () => SideBySide.Measure(() =>
                                Copy(file, $"{target}?openMode=create&edition={edition}&{ours}", withPositions))));
                    }
                }
            }
        }

        return worst;
    }

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
    private static bool IsPosition(Variable variable) =>
        variable.Rank > 0 && variable.Dimensions[0].Name != variable.Name
        && variable.Metadata.AsDictionary()
        .Any(pair => pair is { Key: "standard_name", Value: "latitude" or "longitude" });

    private static void Copy(string file, string target, bool withPositions)
    {
        using var source = NumVidProviders.OpenRead(file);
        using var copy = new NumVid.Formats.Grib.GribDataSet(target) { IsAutocommitEnabled = false };
        foreach (var variable in source.Variables.Reverse().Where(variable => withPositions || !IsPosition(variable)))
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
}
