using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary>Lists of configurations that have a name.</summary>
internal static class ConfigurationSets
{
    /// <summary>The list that is compared when nothing is asked for: quick, with a peer at each end.</summary>
    internal const string Default = "default";

    /// <summary>The list that is compared at one error that all of them keep: every format by its own means.</summary>
    internal const string Equal = "equal";

    /// <summary>The list that a sweep takes through its bounds.</summary>
    internal const string Curves = "curves";

    /// <summary>What times are divided by: lossless, on one thread, in everybody's hands.</summary>
    internal const string Yardstick = "netcdf4-zlib1";

    private const string Peers =
        "grib2-ccsds:12,grib2-ccsds:16,grib2-ccsds:24,grib2-simple:16,"
        + "netcdf4-zlib9,netcdf4-packed16-zlib9,netcdf4-none,half-resolution";

    private static readonly string s_ladder = string.Join(',', QualityPreset.Known.Select(preset =>
        $"nv12:{preset.Name}"));

    private static readonly (string Name, string List)[] s_sets =
    [
        (Default, "nv12,nv12:auto,nv12:high,nv12:avg,grib2-ccsds:12,grib2-ccsds:16,"
            + "netcdf4-zlib9,netcdf4-packed16-zlib9,netcdf4-none"),
        (Equal, "nv12,nv12:auto,nv12:smallest,grib2-ccsds,grib2-jpeg2000,grib2-second-order,"
            + $"netcdf4-packed16-zlib9,netcdf4-bitround-zlib9,{s_ladder}"),
        (Curves, "nv12,nv12:auto,grib2-ccsds,grib2-jpeg2000,netcdf4-packed16-zlib9,netcdf4-bitround-zlib9"),
        ("seed", $"{s_ladder},{Peers}"),
        ("original", "nv12:restorable,original-grib2-ccsds,original-netcdf4-zlib9,original-xz9"),
        ("all", $"nv12,nv12:auto,nv12:lossless,{s_ladder},{Peers},netcdf4-bitround-zlib9,"
            + "quantise:8,quantise:12,quantise:16"),
    ];

    /// <summary>The names of the sets.</summary>
    internal static IEnumerable<string> Names => s_sets.Select(set => set.Name);

    /// <summary>The list behind a name, or null when there is none.</summary>
    internal static string? Find(string name) => s_sets.FirstOrDefault(set => set.Name == name).List;
}
