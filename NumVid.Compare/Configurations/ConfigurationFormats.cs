using System.Collections.Generic;
using NumVid.Compare.Archives;

namespace NumVid.Compare.Configurations;

/// <summary>All ways of storing fields that can be compared.</summary>
internal static class ConfigurationFormats
{
    /// <summary>The formats, in the order of the help.</summary>
    internal static IReadOnlyList<ConfigurationFormat> All { get; } =
    [
        new Nv12Format(),
        new InputFormat("nv12:restorable", "nv12", ".nv12", new RestorableKeeping()),
        new GribFormat(),
        new NetCdfFormat(),
        new HalfResolutionFormat(),
        new QuantiserFormat(),
        new ProviderFormat(),
        new InputFormat("original-grib2-ccsds", "grib", ".grib2", new RepackedKeeping()),
        new InputFormat("original-netcdf4-zlib9", "netcdf", ".nc", new DeflatedKeeping()),
        new InputFormat("original-xz9", "xz", ".xz", new XzKeeping()),
        new ExternalFormat(),
    ];
}
