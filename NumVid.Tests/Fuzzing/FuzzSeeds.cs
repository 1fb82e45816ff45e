using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.Grib;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Fuzzing;

/// <summary>Small sound files of each format, which mutants are made of.</summary>
internal static class FuzzSeeds
{
    /// <summary>.nv12 files that keep an original; the originals are in a folder of this name.</summary>
    internal const string Restorable = "restorable";

    /// <summary>Any video, which is imported.</summary>
    internal const string Movie = "movie";

    internal static readonly string[] Formats = ["nv12", "grib", "netcdf", Restorable, Movie];

    /// <summary>Writes the files of a format into a folder.</summary>
    internal static void Write(string format, string folder)
    {
        switch (format)
        {
            case "nv12":
                DamagedFiles.Write(Path.Combine(folder, "mixed.nv12"));
                foreach (var codec in new[] { "hevc", "ffv1", "jpeg2000", "predictive", "dct" })
                {
                    WriteField(Path.Combine(folder, $"{codec}.nv12"), "quality", $"codec={codec}");
                }

                KeptSeeds.Write(folder);
                foreach (var golden in Directory.GetFiles(GoldenFiles.Folder, "*.nv12"))
                {
                    File.Copy(golden, Path.Combine(folder, $"golden-{Path.GetFileName(golden)}"));
                }

                break;
            case "grib":
                WriteGrib(folder);
                break;
            case Restorable:
                WriteRestorable(folder);
                break;
            case Movie:
                MovieSeeds.Write(folder);
                break;
            default:
                WriteField(Path.Combine(folder, "deflated.nc"), "deflate", "5");
                WriteField(Path.Combine(folder, "plain.nc"), "deflate", "0");
                foreach (var kind in new[] { "classic", "64-bit-offset", "cdf5" })
                {
                    ExternalTool.Run(
                        "nccopy", "-k", kind, Path.Combine(folder, "plain.nc"), Path.Combine(folder, $"{kind}.nc"));
                }

                WriteTypes(folder);
                foreach (var file in Directory.GetFiles(folder).Where(file => !IsClassic(file)))
                {
                    // A library whose headers have no checksums that can be found here would make the mutants shallow.
                    Assert.That(Hdf5Mutation.FindHeaders(File.ReadAllBytes(file)), Is.Not.Empty, file);
                }

                break;
        }
    }

    // Packed numbers with two markers, text, records, what is kept and what is patched.
    internal const string RestorableText = """
        netcdf restorable {
        dimensions: time = UNLIMITED ; x = 5 ; letters = 3 ;
        variables:
            short packed(time, x) ;
                packed:scale_factor = 0.1 ;
                packed:_FillValue = -1s ;
                packed:missing_value = -2s ;
            float plain(time, x) ;
                plain:_FillValue = -9.f ;
            char name(x, letters) ;
            byte odd(time) ;
            double scaled(x) ;
                scaled:scale_factor = 0.3 ;
        data:
            packed = 1, 2, -1, -1, -2, 6, 7, 8, -2, 10, 11, 12, 13, -1, 15 ;
            plain = 1, 2, 3, _, NaN, 6, 7, -0., 9, 10, 11, 12, 13, 14, 15 ;
            name = "one", "two", "", "4", "v" ;
            odd = 1, 2, 3 ;
            scaled = 0.1, 0.2, 0.7, 1e300, NaN ;
        }
        """;

    // Every packing, every kind of grid, both editions, a bitmap, and a message of several fields.
    private static void WriteGrib(string folder)
    {
        foreach (var packing in new[] { "ccsds", "simple", "jpeg2000", "png", "second-order" })
        {
            WriteField(Path.Combine(folder, $"{packing}.grib2"), "packing", packing);
        }

        WriteField(Path.Combine(folder, "bitmap.grib2"), "packing", "second-order", withMissing: true);
        var samples = ExternalTool.Run("codes_info", "-s").Trim();
        foreach (var sample in new[]
        {
            "polar_stereographic_pl_grib1", "polar_stereographic_pl_grib2", "lambert_bf_grib2", "rotated_ll_pl_grib2", "regular_gg_pl_grib2",
            "reduced_gg_pl_32_grib1", "reduced_gg_pl_32_grib2", "sh_pl_grib2",
        })
        {
            File.Copy(Path.Combine(samples, $"{sample}.tmpl"), Path.Combine(folder, $"{sample}.grib"));
        }

        var edition1 = Path.Combine(folder, "edition1.grib");
        var simple = Path.Combine(folder, "winds.grib2");
        ExternalTool.Run("grib_set", "-r", "-w", "count=1/2", "-S", "-s", "packingType=grid_simple", TestFiles.Fixture(
            "surface_winds_monthly.grib2"), simple);
        ExternalTool.Run("grib_set", "-s", "edition=1", simple, edition1);
        ExternalTool.Run("grib_set", "-r", "-s", "packingType=grid_second_order", edition1,
            Path.Combine(folder, "edition1-second-order.grib"));
        foreach (var packing in new[] { "grid_second_order", "grid_ieee", "grid_simple_log_preprocessing" })
        {
            ExternalTool.Run(
                "grib_set", "-r", "-s", $"packingType={packing}", simple, Path.Combine(folder, $"{packing}.grib2"));
        }

        foreach (var (kind, bytes) in GribSecondOrderMessages.ByHand)
        {
            File.WriteAllBytes(Path.Combine(folder, $"edition1-{kind}.grib"), bytes);
        }

        var first = Path.Combine(folder, "complex.grib2");
        ExternalTool.Run("grib_copy", "-w", "count=1/2", TestFiles.Fixture("gfs_pressure_levels.grib2"), first);
        File.WriteAllBytes(Path.Combine(folder, "several-fields.grib2"), Together(File.ReadAllBytes(first)));
    }

    // Every packing of GRIB, with what stands between messages and a message that is cut; NetCDF of both sorts.
    private static void WriteRestorable(string folder)
    {
        var originals = Directory.CreateDirectory(Path.Combine(folder, Restorable)).FullName;
        WriteGrib(originals);
        File.Copy(
            Path.Combine(TestFiles.Root, "fixtures", "nv12", "v1", "clips", "jpeg2000.grib2"),
            Path.Combine(originals, "packed.grib2"));
        foreach (var original in Directory.GetFiles(originals))
        {
            var bytes = File.ReadAllBytes(original);
            File.WriteAllBytes(original, [.. "SMPK01 EGRR 010000\r\r\n"u8, .. bytes, .. bytes.AsSpan(0, Math.Min(bytes.Length / 2, 150))]);
        }

        foreach (var kind in new[] { "nc4", "nc7", "classic", "64-bit-offset", "cdf5" })
        {
            var text = Path.Combine(folder, $"{kind}.cdl");
            File.WriteAllText(text, RestorableText);
            ExternalTool.Run("ncgen", "-k", kind, "-o", Path.Combine(originals, $"{kind}.nc"), text);
            File.Delete(text);
        }

        foreach (var original in Directory.GetFiles(originals))
        {
            var made = Path.Combine(folder, Path.GetFileName(original) + ".nv12");
            var run = NumVidProgram.Run("convert", original, made, "--restorable");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
        }
    }

    // The second message of two becomes a second field of the first: sections 4 to 7 once more.
    private static byte[] Together(byte[] messages)
    {
        var length = (int)BinaryPrimitives.ReadInt64BigEndian(messages.AsSpan(8));
        var position = length + 16;
        while (messages[position + 4] < 4)
        {
            position += BinaryPrimitives.ReadInt32BigEndian(messages.AsSpan(position));
        }

        byte[] message = [.. messages[..(length - 4)], .. messages[position..]];
        BinaryPrimitives.WriteInt64BigEndian(message.AsSpan(8), message.Length);
        return message;
    }

    // What NetCDF-4 has beyond the classic model, in the text form of ncgen.
    private static void WriteTypes(string folder)
    {
        const string Text = """
            netcdf types {
            types:
              compound pair { short first; double second; };
              int(*) list;
              byte enum sky { clear = 0, cloudy = 1 };
              opaque(5) blob;
            dimensions:
              time = UNLIMITED;
              x = 7;
              n = 12;
            variables:
              string label(x);
                string label:long_name = "name", "other";
              char text(x, n);
              pair p(x);
              list l(x);
              sky s(x);
              blob o(x);
              uint64 u(time, x);
                u:_FillValue = 5ULL;
                u:_Fletcher32 = "true";
                u:_DeflateLevel = 4;
                u:_Shuffle = "true";
                u:_ChunkSizes = 2, 3;
              float plain(x);
                plain:scale_factor = 0.5;
                plain:list_of = 1, 2, 3;
            data:
              label = "a", "bc", "def", "g", "h", "i", "klmnopqrstuvwxyz";
              text = "one", "two", "three", "four", "five", "six", "seven";
              p = {1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14};
              l = {1}, {2, 3}, {}, {4}, {5, 6, 7}, {8}, {9};
              s = clear, cloudy, clear, cloudy, clear, cloudy, clear;
              u = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21;
              plain = 1, 2, 3, 4, 5, 6, 7;
            group: inner {
              dimensions:
                y = 4;
              variables:
                double v(y, x);
                  v:units = "K";
            }
            }
            """;
        var cdl = Path.Combine(folder, "types.cdl");
        File.WriteAllText(cdl, Text);
        ExternalTool.Run("ncgen", "-4", "-o", Path.Combine(folder, "types.nc"), cdl);
        File.Delete(cdl);
    }

    private static bool IsClassic(string path) => File.ReadAllBytes(path).AsSpan().StartsWith("CDF"u8);

    private static void WriteField(string path, string option, string value, bool withMissing = false)
    {
        using var dataSet = NumVidProviders.Create(path, new Dictionary<string, string> { [option] = value });
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [3, 19, 36];
        var values = TestFields.Smooth<float>(shape, 1);
        for (var i = 0; withMissing && i < values.Length; i += 5)
        {
            values[i] = float.NaN;
        }

        dataSet.AddVariable<float>("t", TestFields.Shaped(values, shape), "time", "lat", "lon");
        var time = dataSet.AddVariable<double>("time", new double[] { 0, 6, 12 }, "time");
        time.Metadata["units"] = "hours since 2020-01-01 00:00:00";
        Describe(dataSet.AddVariable<double>(
            "lat", Enumerable.Range(0, 19).Select(i => 90.0 - (i * 10)).ToArray(), "lat"), "degrees_north", "latitude");
        Describe(dataSet.AddVariable<double>(
            "lon", Enumerable.Range(0, 36).Select(i => i * 10.0).ToArray(), "lon"), "degrees_east", "longitude");
        dataSet.Commit();
    }

    private static void Describe(Microsoft.Research.Science.Data.Variable variable, string units, string standardName)
    {
        variable.Metadata["units"] = units;
        variable.Metadata["standard_name"] = standardName;
    }
}
