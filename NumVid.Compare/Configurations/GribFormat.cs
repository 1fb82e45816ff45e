using System;

namespace NumVid.Compare.Configurations;

/// <summary><c>grib2-ccsds</c> and <c>grib2-simple</c>: GRIB edition 2, with so many bits a value or within a
/// bound.</summary>
internal sealed class GribFormat : ConfigurationFormat
{
    private const int MaxBitsPerValue = 24;

    /// <inheritdoc/>
    internal override string Forms => "grib2-ccsds:N, grib2-ccsds:QUALITY, grib2-simple:N, grib2-simple:QUALITY";

    /// <inheritdoc/>
    internal override string Start => "grib2-";

    /// <inheritdoc/>
    internal override bool MayGoOn(string name) =>
        name.StartsWith(Start, StringComparison.Ordinal) && ConfigurationName.IsQuality(name);

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) => name switch
    {
        { Family: "grib2-ccsds", Setting: { } setting } => Configuration(name, "ccsds", setting),
        { Family: "grib2-simple", Setting: { } setting } => Configuration(name, "simple", setting),
        _ => null,
    };

    private FormatConfiguration Configuration(ConfigurationName name, string packing, string setting) => new(
        name.Text, "grib", ".grib2",
        Options(
            ("packing", packing),
            ConfigurationName.IsQuality(setting)
                ? ("quality", setting)
                : ("bits", Text(name.ToNumber(setting, "the bits per value", 1, MaxBitsPerValue)))),
        this);
}
