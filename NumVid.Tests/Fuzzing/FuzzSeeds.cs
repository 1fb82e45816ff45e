using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;

namespace NumVid.Tests.Fuzzing;

/// <summary>Small sound files of each format, which mutants are made of.</summary>
internal static class FuzzSeeds
{
    internal static readonly string[] Formats = ["nv12", "grib", "netcdf"];

    /// <summary>Writes the files of a format into a folder.</summary>
    internal static void Write(string format, string folder)
    {
        switch (format)
        {
            case "nv12":
                DamagedFiles.Write(Path.Combine(folder, "mixed.nv12"));
                foreach (var codec in new[] { "hevc", "ffv1", "jpeg2000" })
                {
                    WriteField(Path.Combine(folder, $"{codec}.nv12"), "quality", $"codec={codec}");
                }

                foreach (var golden in Directory.GetFiles(GoldenFiles.Folder, "*.nv12"))
                {
                    File.Copy(golden, Path.Combine(folder, $"golden-{Path.GetFileName(golden)}"));
                }

                break;
            case "grib":
                foreach (var packing in new[] { "ccsds", "simple", "jpeg2000", "png", "second-order" })
                {
                    WriteField(Path.Combine(folder, $"{packing}.grib2"), "packing", packing);
                }

                break;
            default:
                WriteField(Path.Combine(folder, "deflated.nc"), "deflate", "5");
                WriteField(Path.Combine(folder, "plain.nc"), "deflate", "0");
                foreach (var kind in new[] { "classic", "64-bit-offset", "cdf5" })
                {
                    ExternalTool.Run("nccopy", "-k", kind, Path.Combine(folder, "plain.nc"), Path.Combine(folder, $"{kind}.nc"));
                }

                break;
        }
    }

    private static void WriteField(string path, string option, string value)
    {
        using var dataSet = NumVidProviders.Create(path, new Dictionary<string, string> { [option] = value });
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [3, 19, 36];
        dataSet.AddVariable<float>("t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "time", "lat", "lon");
        var time = dataSet.AddVariable<double>("time", new double[] { 0, 6, 12 }, "time");
        time.Metadata["units"] = "hours since 2020-01-01 00:00:00";
        Describe(dataSet.AddVariable<double>("lat", Enumerable.Range(0, 19).Select(i => 90.0 - (i * 10)).ToArray(), "lat"), "degrees_north", "latitude");
        Describe(dataSet.AddVariable<double>("lon", Enumerable.Range(0, 36).Select(i => i * 10.0).ToArray(), "lon"), "degrees_east", "longitude");
        dataSet.Commit();
    }

    private static void Describe(Microsoft.Research.Science.Data.Variable variable, string units, string standardName)
    {
        variable.Metadata["units"] = units;
        variable.Metadata["standard_name"] = standardName;
    }
}
