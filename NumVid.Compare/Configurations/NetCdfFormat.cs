using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Measurement;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary><c>netcdf4-...</c>: NetCDF-4, plain, deflated, packed to 16 bits, or with rounded bits and
/// deflated.</summary>
internal sealed class NetCdfFormat : ConfigurationFormat
{
    /// <summary>The highest level of deflate.</summary>
    internal const int MaxDeflateLevel = 9;

    private const int MaxSignificantBits = 23;
    private const string Deflated = "netcdf4-zlib";
    private const string Packed = "netcdf4-packed16-zlib9";
    private const string Rounded = "netcdf4-bitround-zlib9";

    // Half a 12-bit step of the variable's range, as nv12 keeps of each level's.
    private const string RoundedQuality = "range=1.2210012e-4";

    /// <inheritdoc/>
    internal override string Forms =>
        $"{Deflated}N, {Packed}, {Rounded}, {Rounded}:N, {Rounded}:QUALITY, netcdf4-none";

    /// <inheritdoc/>
    internal override string Start => "netcdf4-";

    /// <inheritdoc/>
    internal override bool MayGoOn(string name) => ConfigurationName.IsQuality(name)
        && (name.StartsWith(Packed + ":", StringComparison.Ordinal)
            || name.StartsWith(Rounded + ":", StringComparison.Ordinal));

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) => name switch
    {
        { Family: "netcdf4-none", Setting: null } => Configuration(name, 0),
        { Family: Packed, Setting: null } => Configuration(name, MaxDeflateLevel, ("pack", "short")),
        { Family: Packed, Setting: { Length: > 0 } quality } =>
            Configuration(name, MaxDeflateLevel, ("pack", "short"), ("quality", quality)),
        { Family: Rounded, Setting: null } => WithRoundedBits(name, RoundedQuality),
        { Family: Rounded, Setting: { Length: > 0 } setting } => WithRoundedBits(name, setting),
        { Setting: null } when name.Family.StartsWith(Deflated, StringComparison.Ordinal) =>
            Configuration(name, name.ToNumber(name.Family[Deflated.Length..], "the deflate level", 1, MaxDeflateLevel)),
        _ => null,
    };

    /// <inheritdoc/>
    internal override FormatConfiguration? ParseOpen(ConfigurationName name) =>
        name is { Family: Packed or Rounded, Setting: null } ? Parse(name) : null;

    /// <inheritdoc/>
    /// <remarks>Whole numbers in steps of twice the bound, or the fewest bits that keep it. Both know one bound a
    /// variable: where levels have their own it is the strictest.</remarks>
    internal override FormatConfiguration Within(
        FormatConfiguration configuration, IReadOnlyList<FieldBound> bounds) => WithQuality(
            configuration, bounds.Select(bound => bound.ClauseOf(
                configuration.Options.ContainsKey("pack") ? AbsoluteTerm(bound, "Packing") : RoundedTerms(bound))));

    /// <inheritdoc/>
    internal override IReadOnlyList<IReadOnlyList<LadderStep>> LaddersOf(FormatConfiguration open) =>
        open.Options.ContainsKey("pack")
            ? base.LaddersOf(open) : [Ladder.OfNumbers(open, Rounded, MaxSignificantBits)];

    private static string RoundedTerms(FieldBound bound) => bound.AbsoluteBesideRelative is 0 ? "lossless"
        : new QualityTerms
        {
            AbsoluteBound = bound.AbsoluteBesideRelative,
            RelativeFactor = bound.Terms.RelativeFactor,
        }.ToString();

    private FormatConfiguration WithRoundedBits(ConfigurationName name, string setting) =>
        ConfigurationName.IsQuality(setting)
            ? Configuration(name, MaxDeflateLevel, ("quantise", "bitround"), ("quality", setting))
            : Configuration(name, MaxDeflateLevel, ("quantise", "bitround:" + Text(
                name.ToNumber(setting, "the significant bits", 1, MaxSignificantBits))));

    private FormatConfiguration Configuration(
        ConfigurationName name, int level, params (string Key, string Value)[] more) => new(
            name.Text, "netcdf", ".nc",
            Options([("deflate", Text(level)), ("shuffle", level > 0 ? "true" : "false"), .. more]), this);
}
