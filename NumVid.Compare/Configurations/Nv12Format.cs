using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Measurement;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary><c>nv12</c>: a .nv12 file, of its default quality, a preset or any other quality.</summary>
internal sealed class Nv12Format : ConfigurationFormat
{
    private const string Family = "nv12";

    // It keeps the file, and is a format of its own.
    private const string Restorable = "restorable";


    private static readonly string[] s_choices = ["video", "auto", "smallest"];

    /// <inheritdoc/>
    internal override string Forms => "nv12, nv12:auto, nv12:smallest, nv12:PRESET, nv12:QUALITY";

    /// <inheritdoc/>
    internal override string Start => Family;

    /// <inheritdoc/>
    internal override bool TakesThreads => true;

    /// <inheritdoc/>
    internal override bool MayGoOn(string name) => name.StartsWith(Family + ":", StringComparison.Ordinal);

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) => name switch
    {
        { Family: Family, Setting: null } => Configuration(name),
        { Family: Family, Setting: Restorable } => null,
        { Family: Family, Setting: { Length: > 0 } setting } =>
            Configuration(name, ("quality", ToQuality(name, setting))),
        _ => null,
    };

    /// <inheritdoc/>
    internal override FormatConfiguration? ParseOpen(ConfigurationName name) =>
        name is { Family: Family } and ({ Setting: null } or { Setting: { Length: > 0 } })
            && (name.Setting is null || !ConfigurationName.IsQuality(name.Setting)) ? Parse(name) : null;

    /// <inheritdoc/>
    /// <remarks>A preset keeps a bound by a residual on top of its video.</remarks>
    internal override FormatConfiguration Within(
        FormatConfiguration configuration, IReadOnlyList<FieldBound> bounds)
    {
        var own = configuration.Options.GetValueOrDefault("quality") ?? "";
        if (own.StartsWith("preset=", StringComparison.Ordinal)
            && bounds.FirstOrDefault(bound => bound.Terms.IsLossless) is { } lossless)
        {
            throw new UnsupportedDataException(
                $"A preset loses something, and '{lossless.Name}' may lose nothing (lossless).");
        }

        return WithQuality(configuration, bounds.Select(bound => bound.ClauseOf(bound.Terms.ToString(), own)));
    }

    private FormatConfiguration Configuration(ConfigurationName name, params (string Key, string Value)[] options) =>
        new(name.Text, Family, ".nv12", Options(options), this);

    private static string ToQuality(ConfigurationName name, string setting)
    {
        if (ConfigurationName.IsQuality(setting))
        {
            return setting;
        }

        if (s_choices.Contains(setting))
        {
            return $"codec={setting}";
        }

        var presets = QualityPreset.Known.Select(preset => preset.Name).ToArray();
        return presets.Contains(setting)
            ? $"preset={setting}"
            : throw new UsageException(
                $"'{setting}' in the configuration '{name.Text}' is neither a preset ({string.Join(", ", presets)}) "
                + $"nor a quality such as 'abs=0.01', nor one of {string.Join(", ", s_choices)}.");
    }
}
