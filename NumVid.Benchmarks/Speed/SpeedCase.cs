using System.Collections.Generic;
using System.Linq;

namespace NumVid.Benchmarks.Speed;

/// <summary>A way to store all fields of a file.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Extension">The extension of the file, which decides the provider.</param>
/// <param name="Option">The name of an option of the provider; empty for none.</param>
/// <param name="Value">Its value.</param>
internal sealed record SpeedCase(string Name, string Extension, string Option = "", string Value = "")
{
    /// <summary>What all times of a file are divided by.</summary>
    internal static SpeedCase Yardstick { get; } = new("netcdf4-zlib9", "nc", "deflate", "9");

    /// <summary>All ways, the yardstick first.</summary>
    internal static IReadOnlyList<SpeedCase> All { get; } =
    [
        Yardstick,
        new("grib2-ccsds", "grib2", "packing", "ccsds"),
        new("nv12", "nv12"),
        new("nv12:auto", "nv12", "quality", "codec=auto"),
        new("nv12:hevc", "nv12", "quality", "codec=hevc"),
        new("nv12:predictive,fast", "nv12", "quality", "codec=predictive,effort=fast"),
        new("nv12:predictive", "nv12", "quality", "codec=predictive"),
        new("nv12:predictive,best", "nv12", "quality", "codec=predictive,effort=best"),
    ];

    /// <summary>HEVC with a residual, at a loose bound.</summary>
    internal static SpeedCase HevcAlone { get; } =
        new("nv12:hevc,range=3e-3", "nv12", "quality", "codec=hevc,range=3e-3");

    /// <summary>HEVC without a bound.</summary>
    internal static SpeedCase HevcBare { get; } = new("nv12:low", "nv12", "quality", "preset=low");

    /// <summary>A way by its name.</summary>
    internal static SpeedCase Named(string name) =>
        All.Concat([HevcAlone, HevcBare]).First(known => known.Name == name);

    /// <summary>The options of the provider.</summary>
    internal Dictionary<string, string> Options => Option.Length == 0 ? [] : new() { [Option] = Value };
}
