using System.Collections.Generic;

namespace NumVid.Compare.Configurations;

/// <summary>All ways of storing fields that can be compared.</summary>
internal static class ConfigurationFormats
{
    /// <summary>The formats, in the order of the help.</summary>
    internal static IReadOnlyList<ConfigurationFormat> All { get; } =
    [
        new Nv12Format(),
        new GribFormat(),
        new NetCdfFormat(),
        new HalfResolutionFormat(),
        new QuantiserFormat(),
        new ProviderFormat(),
        new ExternalFormat(),
    ];
}
