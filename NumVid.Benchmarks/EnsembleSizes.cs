using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.CommandLine;
using NumVid.Formats;
using NumVid.Formats.Nv12;

namespace NumVid.Benchmarks;

/// <summary>Whole ensemble files as <c>numvid convert</c> stores them, against the same fields as one series of frames a
/// level.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- ensembles [TERMS] [FILE...]</c>, TERMS being
/// terms of the quality besides the bound; files stand in <c>fields/</c> of NUMVID_FIELDS. A series goes through all members
/// before the next time, or through all times before the next member: the smaller one counts. Coded bytes of the
/// variables, without coordinates and headers.</remarks>
internal static class EnsembleSizes
{
    private static readonly string[] s_files = ["era5_zt_members.grib", "ukmo_members_small.grib"];
    private static readonly double[] s_parts = [1e-2, 3e-3, 1e-3, 3e-4, 1e-4];

    /// <summary>Prints the table.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var terms = names.FirstOrDefault(name => name.Contains('=', StringComparison.Ordinal)) ?? "codec=auto";
        names = [.. names.Where(name => !name.Contains('=', StringComparison.Ordinal))];
        output.WriteLine("| file | variable | bound / R | as stored | codec | as series | codec | stored / series |");
        output.WriteLine("|---|---|---:|---:|---|---:|---|---:|");
        var folder = Directory.CreateTempSubdirectory("numvid-ensembles-").FullName;
        try
        {
            foreach (var name in names.Length > 0 ? names : s_files)
            {
                Compare(output, name, terms, folder);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Compare(TextWriter output, string name, string terms, string folder)
    {
        using var source = NumVidProviders.OpenRead(FieldFolder.File(name));
        var fields = source.Variables.Where(variable => MemberAxisOf(variable) >= 0).ToArray();
        foreach (var part in s_parts)
        {
            var bounds = fields.ToDictionary(field => field.Name, field => part * RangeOf(field.GetData()));
            var stored = Path.Combine(folder, "stored.nv12");
            File.Delete(stored);
            var quality = string.Join(
                ';', bounds.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:abs={pair.Value:R},{terms}")));
            Convert(FieldFolder.File(name), stored, quality);
            using var written = new Nv12DataSet($"{stored}?openMode=readOnly");
            foreach (var field in fields)
            {
                var whole = written.GetCodedByteCount(field.Name);
                var codec = written.Describe().First(description => description.Name == field.Name).Codec;
                var series = Levels(field)
                    .Select(level => Orders(level).Select(frames => SizeOf(frames, bounds[field.Name], terms, folder)).Min())
                    .ToArray();
                var bytes = series.Sum(level => level.Bytes);
                var codecs = string.Join(", ", series.Select(level => level.Codec).Distinct());
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {field.Name} | {part:G1} | {whole} | {codec} | {bytes} | {codecs} | {(double)whole / bytes:F3} |"));
                output.Flush();
            }
        }
    }

    private static void Convert(string source, string target, string quality)
    {
        var messages = new StringWriter();
        using var terminal = new Terminal(TextWriter.Null, messages, isOutputTerminal: false, showsProgress: false, 120);
        if (Application.Run(["convert", source, target, "--quality", quality], terminal) != 0)
        {
            throw new InvalidOperationException($"'{source}' was not converted: {messages}");
        }
    }

    private static int MemberAxisOf(Variable variable) =>
        variable.Rank < 4 ? -1 : Enumerable.Range(0, variable.Rank).FirstOrDefault(
            axis => variable.Dimensions[axis].Name == "member", -1);

    private static double RangeOf(Array values)
    {
        var numbers = values.Cast<object>().Select(value => System.Convert.ToDouble(value, CultureInfo.InvariantCulture))
            .Where(double.IsFinite).ToArray();
        return numbers.Max() - numbers.Min();
    }

    // Members x times x rows x columns, one for each place on the other axes.
    private static IEnumerable<Array> Levels(Variable field)
    {
        var shape = field.GetShape();
        var times = Enumerable.Range(0, field.Rank)
            .FirstOrDefault(axis => field.Dimensions[axis].Name == "time", -1);
        var others = Enumerable.Range(0, field.Rank - 2)
            .Where(axis => axis != MemberAxisOf(field) && axis != times).ToArray();
        var places = others.Aggregate(1, (all, axis) => all * shape[axis]);
        for (var place = 0; place < places; place++)
        {
            var (origin, extent, rest) = (new int[field.Rank], (int[])shape.Clone(), place);
            foreach (var axis in others)
            {
                (origin[axis], extent[axis], rest) = (rest % shape[axis], 1, rest / shape[axis]);
            }

            var values = field.GetData(origin, extent);
            var level = Array.CreateInstance(
                values.GetType().GetElementType()!, shape[MemberAxisOf(field)], times < 0 ? 1 : shape[times], shape[^2], shape[^1]);
            Buffer.BlockCopy(values, 0, level, 0, Buffer.ByteLength(values));
            yield return level;
        }
    }

    private static IEnumerable<Array> Orders(Array level)
    {
        var (members, times) = (level.GetLength(0), level.GetLength(1));
        var bytes = Buffer.ByteLength(level) / members / times;
        foreach (var byTime in new[] { true, false })
        {
            var frames = Array.CreateInstance(
                level.GetType().GetElementType()!, members * times, level.GetLength(2), level.GetLength(3));
            for (var frame = 0; frame < members * times; frame++)
            {
                var place = byTime ? ((frame % times) * members) + (frame / times) : frame;
                Buffer.BlockCopy(level, frame * bytes, frames, place * bytes, bytes);
            }

            yield return frames;
        }
    }

    private static (long Bytes, string Codec) SizeOf(Array frames, double bound, string terms, string folder)
    {
        var path = Path.Combine(folder, "series.nv12");
        File.Delete(path);
        using (var target = new Nv12DataSet(
            string.Create(CultureInfo.InvariantCulture, $"{path}?openMode=create&quality=abs={bound:R},{terms}")))
        {
            FieldCopy.Add(target, "field", frames, ["frame", "row", "column"], null);
        }

        using var written = new Nv12DataSet($"{path}?openMode=readOnly");
        return (written.GetCodedByteCount("field"), written.Describe()[0].Codec ?? "");
    }
}
