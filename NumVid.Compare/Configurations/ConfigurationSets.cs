using System.Collections.Generic;

namespace NumVid.Compare.Configurations;

/// <summary>Lists of configurations that have a name.</summary>
internal static class ConfigurationSets
{
    /// <summary>The list that is compared when nothing is asked for: quick, with a peer at each end.</summary>
    internal const string Default = "default";

    private const string Ladder =
        "nv12:extreme,nv12:max,nv12:vhigh,nv12:C4-JP2K,nv12:high,nv12:avg,nv12:low,nv12:vlow,nv12:LL-JP2K";

    private const string Peers =
        "grib2-ccsds:12,grib2-ccsds:16,grib2-ccsds:24,grib2-simple:16,netcdf4-zlib9,netcdf4-packed16-zlib9,netcdf4-none,half-resolution";

    private static readonly Dictionary<string, string> s_sets = new()
    {
        [Default] = "nv12,nv12:high,nv12:avg,grib2-ccsds:12,grib2-ccsds:16,netcdf4-zlib9,netcdf4-packed16-zlib9,netcdf4-none",
        ["seed"] = $"{Ladder},{Peers}",
        ["all"] = $"nv12,nv12:lossless,{Ladder},{Peers},netcdf4-bitround-zlib9,quantise:8,quantise:12,quantise:16",
    };

    /// <summary>The names of the sets.</summary>
    internal static IEnumerable<string> Names => s_sets.Keys;

    /// <summary>The list behind a name, or null when there is none.</summary>
    internal static string? Find(string name) => s_sets.GetValueOrDefault(name);
}
