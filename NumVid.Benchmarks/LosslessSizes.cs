using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;

namespace NumVid.Benchmarks;

/// <summary>The size of each field without loss, against NetCDF-4 with zlib 9 and shuffle.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- lossless [FILE...]</c>; without names all
/// of <c>fields/</c>. A variable is compared by the bytes of its values in the file, and every file by its whole size.
/// Ends with 1 when a field over 100 kB is larger than its peer.</remarks>
internal static class LosslessSizes
{
    private const long SmallField = 100_000;

    /// <summary>Prints the table.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var files = names.Length > 0 ? names.Select(FieldFolder.File).ToArray()
            : Directory.GetFiles(Path.Combine(FieldFolder.Path, "fields")).Where(IsField).Order(StringComparer.Ordinal)
            .ToArray();
        var folder = Directory.CreateTempSubdirectory("numvid-lossless-").FullName;
        var losses = 0;
        output.WriteLine("| file | variable | float bytes | NetCDF-4 zlib 9 | .nv12 lossless | NetCDF / .nv12 |");
        output.WriteLine("|---|---|---|---|---|---|");
        try
        {
            foreach (var file in files)
            {
                losses += Compare(output, file, folder);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        output.WriteLine($"{losses} fields over 100 kB are larger than their peer.");
        return losses == 0 ? 0 : 1;
    }

    private static bool IsField(string path) => Path.GetExtension(path) is ".nc" or ".grib" or ".grb" or ".grib2";

    private static int Compare(TextWriter output, string file, string folder)
    {
        using var source = NumVidProviders.OpenRead(file);
        var losses = 0;
        foreach (var variable in source.Where(IsFloatField).OrderBy(variable => variable.ID))
        {
            var (peer, peerFile) = SizesOf<NumVid.Formats.NetCdf.NetCdfDataSet>(
                variable, Path.Combine(folder, "field.nc"), "deflate=9&shuffle=true");
            var (own, ownFile) = SizesOf<Nv12DataSet>(variable, Path.Combine(folder, "field.nv12"), "quality=lossless");
            var bytes = variable.GetShape().Aggregate(1L, (count, extent) => count * extent)
                * (variable.TypeOfData == typeof(float) ? sizeof(float) : sizeof(double));
            losses += own >= peer && bytes > SmallField ? 1 : 0;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(file)} | {variable.Name} | {bytes} | {peer} ({peerFile}) | {own} ({ownFile}) | "
                    + $"{(double)peer / own:F3} ({(double)peerFile / ownFile:F3}) |"));
        }

        return losses;
    }

    private static bool IsFloatField(Variable variable) =>
        variable.Rank >= 2 && (variable.TypeOfData == typeof(float) || variable.TypeOfData == typeof(double));

    private static (long Coded, long File) SizesOf<TDataSet>(Variable variable, string path, string options)
        where TDataSet : DataSet, IFieldStorage
    {
        File.Delete(path);
        using (var target = (DataSet)Activator.CreateInstance(typeof(TDataSet), $"{path}?openMode=create&{options}")!)
        {
            FieldCopy.Add(target, variable);
        }

        using var written = (TDataSet)Activator.CreateInstance(typeof(TDataSet), $"{path}?openMode=readOnly")!;
        return (written.GetCodedByteCount(variable.Name), new FileInfo(path).Length);
    }
}
