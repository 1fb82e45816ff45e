using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Archives;
using NumVid.Compare.Conversions;
using NumVid.Compare.External;
using NumVid.Formats;
using NumVid.Formats.Model;

namespace NumVid.Benchmarks;

/// <summary>Every GRIB and NetCDF file of a folder as a .nv12 file from which it comes back, against the same messages in
/// CCSDS packing, or the same dataset deflated at level 9, and <c>xz -9</c>.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- restoring [FILE...]</c>; without names all of
/// <c>fields/</c>, <c>odd/</c> and <c>field-cases/</c>. Ends with 1 when a file does not come back.</remarks>
internal static class RestoringSizes
{
    private static readonly string[] s_folders = ["fields", "odd", "field-cases"];

    private static readonly (string Format, string Parts, string Repacked, FileKeeping Keeping)[] s_formats =
    [
        ("grib", "fields", "CCSDS", new RepackedKeeping()),
        ("netcdf", "variables", "zlib 9", new DeflatedKeeping()),
    ];

    /// <summary>Prints tables for each folder.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var failed = 0;
        IEnumerable<(string Title, string[] Files)> groups = names.Length > 0 ? [("files", names)]
            : s_folders.Select(folder => (folder, Directory.GetFiles(Path.Combine(FieldFolder.Path, folder))));
        foreach (var (title, files) in groups)
        {
            foreach (var (format, parts, repacked, keeping) in s_formats)
            {
                string[] ours = [.. files.Where(file => FormatOf(file) == format).Order(StringComparer.Ordinal)];
                failed += ours.Length == 0 ? 0
                    : Write(output, title, ours, RestoringRow.HeadingOf(parts, repacked), repacked, keeping);
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static int Write(
        TextWriter output, string title, IEnumerable<string> files, string heading, string repacked, FileKeeping keeping)
    {
        var rows = new List<RestoringRow>();
        var work = Directory.CreateTempSubdirectory("numvid-restoring-").FullName;
        output.WriteLine($"\n{title}\n\n{heading}");
        try
        {
            foreach (var file in files)
            {
                rows.Add(Measure(file, work, keeping));
                output.WriteLine(rows[^1].Text);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{rows.Count} files; geometric means: {Mean(rows, row => row.Ratio):F3} of the original, "
                + $"{Mean(rows, row => row.ToRepacked):F3} of {repacked}, {Mean(rows, row => row.ToXz):F3} of xz -9; "
                + $"at most {rows.Max(row => row.Ratio):F3} of the original"));
        return rows.Count(row => row.ComesBack is null);
    }

    // What cannot be opened has no variables that could be compared.
    private static string? FormatOf(string file)
    {
        try
        {
            var format = NumVidProviders.ProviderNameOfContent(file);
            using var opened = format == "netcdf" ? NumVidProviders.OpenRead(file) : null;
            return format;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Mean(IEnumerable<RestoringRow> rows, Func<RestoringRow, double?> ratio) =>
        Math.Exp(rows.Select(ratio).OfType<double>().Average(Math.Log));

    private static RestoringRow Measure(string file, string work, FileKeeping repacking)
    {
        var path = Path.Combine(work, "restorable.nv12");
        var restorable = Keep(new RestorableKeeping(), file, path);
        StoredOriginalFile? kept = null;
        if (restorable is not null)
        {
            using var made = NumVidProviders.OpenRead(path);
            kept = Originals.Of(made);
        }

        return new RestoringRow(Path.GetFileName(file), new FileInfo(file).Length)
        {
            Restorable = restorable,
            ComesBack = kept?.Sha256 != Provenance.ChecksumOf(file) ? null
                : kept.DataSetSha256 is null ? "yes" : "dataset",
            Parts = kept?.Parts ?? [],
            Repacked = Keep(repacking, file, Path.Combine(work, "repacked")),
            Xz = Keep(new XzKeeping(), file, Path.Combine(work, "original.xz")),
        };
    }

    // What is damaged has no values to repack.
    private static long? Keep(FileKeeping keeping, string file, string path)
    {
        try
        {
            return keeping.Run(file, path, ExternalLimits.Default).Bytes;
        }
        catch (Exception exception) when (exception is IOException or FormatException or NotSupportedException)
        {
            Console.Error.WriteLine($"{Path.GetFileName(file)}: {exception.Message}");
            return null;
        }
    }
}
