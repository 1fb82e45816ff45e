using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Formats.Nv12;

namespace NumVid.Benchmarks;

/// <summary>The size of fields at guaranteed absolute bounds, against what SZ3, ZFP, SPERR and GRIB2 CCSDS need for the
/// same.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- peers [TERMS] [FIELD...]</c>, TERMS being
/// terms of the quality besides the bound, for example <c>codec=predictive,effort=best</c>; the peers' bytes stand in
/// <c>reference/peers.csv</c> of NUMVID_FIELDS and are whole payloads, as the coded bytes of a variable are
/// here.</remarks>
internal static class PeerSizes
{
    private static readonly Dictionary<string, (string File, string Variable, int? Level)> s_fields = new()
    {
        ["era5_2t"] = ("era5_t2m_uk_hourly.grib", "2t", null),
        ["a1b_t"] = ("a1b_t_north_america.nc", "air_temperature", null),
        ["fice"] = ("fice_monthly.nc", "fice", null),
        ["mrms"] = ("mrms_preciprate_2min.nc", "precip_rate", null),
        ["prect"] = ("prect_60d.nc", "PRECT", null),
        ["stageiv"] = ("stageiv_precip_hourly.nc", "Total_precipitation_surface_1_Hour_Accumulation", null),
        ["pr_rotpole"] = ("pr_rotpole.nc", "pr", null),
        ["hrrr_t"] = ("hrrr_tsfc_lambert.grib2", "t", null),
        ["aifs_t500"] = ("aifs_t500_ccsds.grib2", "t", null),
        ["era5_t500_members"] = ("era5_zt_members.grib", "t", 500),
        ["era5_z500_members"] = ("era5_zt_members.grib", "z", 500),
        ["eraint_u500"] = ("eraint_uvz.nc", "u", 1),
    };

    /// <summary>Prints the table.</summary>
    internal static int Run(TextWriter output, string[] names)
    {
        var terms = names.FirstOrDefault(name => name.Contains('=', StringComparison.Ordinal));
        names = [.. names.Where(name => name != terms)];
        var folder = Directory.CreateTempSubdirectory("numvid-peers-").FullName;
        var ratios = new List<(string Bound, double Ratio, double OfAll)>();
        output.WriteLine(
            "| field | bound / R | smallest of four peers | its bytes | .nv12 bytes | codec | peer / .nv12 "
            + "| smallest of all | its bytes | peer / .nv12 |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        try
        {
            var lines = File.ReadLines(Path.Combine(FieldFolder.Path, "reference", "peers.csv")).Skip(1)
                .Select(line => line.Split(','));
            foreach (var line in lines
                .Where(line => s_fields.ContainsKey(line[0]) && (names.Length == 0 || names.Contains(line[0]))))
            {
                var (ratio, ofAll) = Compare(output, line, folder, terms);
                ratios.Add((line[4], ratio, ofAll));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var bound in ratios.GroupBy(ratio => ratio.Bound))
        {
            var mean = Math.Exp(bound.Average(ratio => Math.Log(ratio.Ratio)));
            var ofAll = Math.Exp(bound.Average(ratio => Math.Log(ratio.OfAll)));
            var least = bound.Min(ratio => ratio.OfAll);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bound {bound.Key}: geometric mean {mean:F3}, "
                + $"against all peers {ofAll:F3} (least {least:F3}), over {bound.Count()} fields"));
        }

        return 0;
    }

    private static (double Ratio, double OfAll) Compare(
        TextWriter output, string[] line, string folder, string? terms)
    {
        var (file, variable, level) = s_fields[line[0]];
        var peer = new[] { ("SZ3", line[6]), ("ZFP", line[7]), ("SPERR", line[8]), ("CCSDS", line[9]) }
            .Select(pair => (Name: pair.Item1, Bytes: long.Parse(pair.Item2, CultureInfo.InvariantCulture)))
            .MinBy(pair => pair.Bytes);
        var path = Path.Combine(folder, "field.nv12");
        File.Delete(path);
        using (var source = NumVidProviders.OpenRead(FieldFolder.File(file)))
        using (var target = new Nv12DataSet($"{path}?openMode=create&quality=abs={line[5]}{(terms is null ? "" : "," + terms)}"))
        {
            var stored = source[variable];
            var values = level is { } wanted ? OneLevel(source, stored, wanted) : stored.GetData();
            values = AsSeries(values);
            FieldCopy.Add(target, "field", values, [.. Enumerable.Range(0, values.Rank).Select(axis => $"d{axis}")],
                stored.MissingValue);
        }

        using var written = new Nv12DataSet($"{path}?openMode=readOnly");
        var own = written.GetCodedByteCount("field");
        var ratio = (double)peer.Bytes / own;
        var ofAll = double.Parse(line[^1], CultureInfo.InvariantCulture) / own;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {line[0]} | {line[4]} | {peer.Name} | {peer.Bytes} | {own} | {written.Describe()[0].Codec} | "
                + $"{ratio:F3} | {line[^2]} | {line[^1]} | {ofAll:F3} |"));
        output.Flush();
        return (ratio, ofAll);
    }

    // The peers saw all fields as one series of frames in file order, which goes through all members before the next
    // time.
    private static Array AsSeries(Array values)
    {
        var (rows, columns) = (values.GetLength(values.Rank - 2), values.GetLength(values.Rank - 1));
        var frames = values.Length / rows / columns;
        var members = values.Rank == 5 ? values.GetLength(0) : 1;
        var series = Array.CreateInstance(values.GetType().GetElementType()!, frames, rows, columns);
        var bytes = Buffer.ByteLength(values) / frames;
        for (var frame = 0; frame < frames; frame++)
        {
            var (member, time) = (frame / (frames / members), frame % (frames / members));
            Buffer.BlockCopy(values, frame * bytes, series, ((time * members) + member) * bytes, bytes);
        }

        return series;
    }

    // A level in hPa where there is such a coordinate, else the number of the level.
    private static Array OneLevel(
        Microsoft.Research.Science.Data.DataSet source, Microsoft.Research.Science.Data.Variable variable, int level)
    {
        var axis = variable.Dimensions.Select((dimension, i) => (dimension.Name, i))
            .First(pair => pair.Name.Contains("lev", StringComparison.OrdinalIgnoreCase)
            || pair.Name.Contains("isobaric", StringComparison.OrdinalIgnoreCase)).i;
        var name = variable.Dimensions[axis].Name;
        var coordinate = source.Variables.FirstOrDefault(candidate => candidate.Name == name);
        var index = coordinate is null || level < 10
            ? level
            : Array.IndexOf(
            [.. coordinate.GetData().Cast<object>()
            .Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture))], level);
        var origin = new int[variable.Rank];
        var shape = variable.GetShape();
        (origin[axis], shape[axis]) = (index, 1);
        return variable.GetData(origin, shape);
    }
}
