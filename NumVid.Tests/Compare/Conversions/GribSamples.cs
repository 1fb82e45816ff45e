using System.IO;
using System.Linq;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>GRIB files of fields on a small grid, made by grib_set from the samples of ecCodes.</summary>
internal static class GribSamples
{
    /// <summary>Puts messages one after the other into a file.</summary>
    internal static string Join(string path, params string[] messages)
    {
        File.WriteAllBytes(path, [.. messages.SelectMany(File.ReadAllBytes)]);
        return path;
    }

    /// <summary>A field of 16 x 31 points on a pressure level, whose keys are set.</summary>
    internal static string Pressure(TemporaryFolder folder, string name, string keys) =>
        Make(folder, name, "regular_ll_pl_grib2", keys);

    /// <summary>A spectral field, which has no grid and becomes no variable.</summary>
    internal static string Spectral(TemporaryFolder folder, string name) =>
        Make(folder, name, "sh_ml_grib2", "level=7");

    private static string Make(TemporaryFolder folder, string name, string sample, string keys)
    {
        var path = folder.File(name);
        var samples = ExternalTool.Run("codes_info", "-s").Trim();
        ExternalTool.Run("grib_set", "-s", keys, Path.Combine(samples, sample + ".tmpl"), path);
        return path;
    }
}
