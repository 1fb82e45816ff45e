using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Measurement;

namespace NumVid.Compare.Configurations;

/// <summary><c>grib2-ccsds</c>, <c>grib2-simple</c>, <c>grib2-jpeg2000</c> and <c>grib2-second-order</c>: GRIB edition
/// 2, with so many bits a value or within a bound.</summary>
internal sealed class GribFormat : ConfigurationFormat
{
    private const int MaxBitsPerValue = 24;

    private static readonly string[] s_scales = ["coarsest", "binary", "decimal"];
    private static readonly string[] s_packings = ["ccsds", "simple", "jpeg2000", "second-order"];

    /// <inheritdoc/>
    internal override string Forms => string.Join(
        ", ", s_packings.Select(packing => $"grib2-{packing}:N, grib2-{packing}:QUALITY"));

    /// <inheritdoc/>
    internal override string Start => "grib2-";

    /// <inheritdoc/>
    internal override bool MayGoOn(string name) =>
        name.StartsWith(Start, StringComparison.Ordinal) && ConfigurationName.IsQuality(name);

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) =>
        PackingOf(name) is { } packing && name.Setting is { } setting ? Configuration(name, packing, setting) : null;

    /// <inheritdoc/>
    internal override FormatConfiguration? ParseOpen(ConfigurationName name) =>
        PackingOf(name) is { } packing && name.Setting is null
            ? new(name.Text, "grib", ".grib2", Options(("packing", packing)), this) : null;

    /// <inheritdoc/>
    /// <remarks>Binary and decimal scale are found message by message; <see cref="VariantsOf"/> says how.</remarks>
    internal override FormatConfiguration Within(
        FormatConfiguration configuration, IReadOnlyList<FieldBound> bounds) => WithQuality(
            configuration, bounds.Select(bound => bound.ClauseOf(
                bound.Terms is { RelativeFactor: null, PeakSignalToNoiseRatio: null }
                    ? bound.Terms.ToString() : AbsoluteTerm(bound, "GRIB"))));

    /// <inheritdoc/>
    /// <remarks>A coarser step has fewer numbers, and mostly a smaller file; a packing may have more of a power of two or
    /// ten.</remarks>
    internal override IReadOnlyList<FormatConfiguration> VariantsOf(FormatConfiguration configuration) =>
        configuration.Options.TryGetValue("quality", out var quality) && quality.Contains('=', StringComparison.Ordinal)
            ? [.. s_scales.Select(scales => configuration with
            {
                Options = new Dictionary<string, string>(configuration.Options) { ["scales"] = scales },
            })]
            : base.VariantsOf(configuration);

    /// <inheritdoc/>
    /// <remarks>Bits, each message over its own range in steps of a power of two; and bounds, the same step in all messages,
    /// of whatever binary and decimal scale is the coarsest.</remarks>
    internal override IReadOnlyList<IReadOnlyList<LadderStep>> LaddersOf(FormatConfiguration open) =>
        [Ladder.OfNumbers(open, Start + open.Options["packing"], MaxBitsPerValue), .. base.LaddersOf(open)];

    private static string? PackingOf(ConfigurationName name) =>
        Array.Find(s_packings, packing => name.Family == "grib2-" + packing);

    private FormatConfiguration Configuration(ConfigurationName name, string packing, string setting) => new(
        name.Text, "grib", ".grib2",
        Options(
            ("packing", packing),
            ConfigurationName.IsQuality(setting)
                ? ("quality", setting)
                : ("bits", Text(name.ToNumber(setting, "the bits per value", 1, MaxBitsPerValue)))),
        this);
}
