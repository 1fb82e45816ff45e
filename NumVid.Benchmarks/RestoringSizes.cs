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

/// <summary>Every GRIB file of a folder as a .nv12 file from which it comes back byte by byte, against the same messages in
/// CCSDS packing and <c>xz -9</c>.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- restoring [FILE...]</c>; without names all of
/// <c>fields/</c> and <c>odd/</c>. Ends with 1 when a file does not come back.</remarks>
internal static class RestoringSizes
{
    private static readonly string[] s_folders = ["fields", "odd"];

    /// <summary>Prints a table for each folder.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var failed = 0;
        if (names.Length > 0)
        {
            return Write(output, "files", names);
        }

        foreach (var folder in s_folders)
        {
            failed += Write(
                output, folder, Directory.GetFiles(Path.Combine(FieldFolder.Path, folder)).Order(StringComparer.Ordinal));
        }

        return failed == 0 ? 0 : 1;
    }

    private static int Write(TextWriter output, string title, IEnumerable<string> files)
    {
        var rows = new List<RestoringRow>();
        var work = Directory.CreateTempSubdirectory("numvid-restoring-").FullName;
        output.WriteLine($"\n{title}\n\n{RestoringRow.Heading}");
        try
        {
            foreach (var file in files.Where(IsGrib))
            {
                rows.Add(Measure(file, work));
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
                + $"{Mean(rows, row => row.ToCcsds):F3} of CCSDS, {Mean(rows, row => row.ToXz):F3} of xz -9; "
                + $"at most {rows.Max(row => row.Ratio):F3} of the original"));
        return rows.Count(row => !row.IsIdentical);
    }

    private static bool IsGrib(string file)
    {
        try
        {
            return Originals.CanKeep(file);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static double Mean(IEnumerable<RestoringRow> rows, Func<RestoringRow, double?> ratio) =>
        Math.Exp(rows.Select(ratio).OfType<double>().Average(Math.Log));

    private static RestoringRow Measure(string file, string work)
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
            IsIdentical = kept?.Sha256 == Provenance.ChecksumOf(file),
            Parts = kept?.Parts ?? [],
            Ccsds = Keep(new RepackedKeeping(), file, Path.Combine(work, "repacked.grib2")),
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
