using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary>A sweep: every configuration that takes its bound from the run through several bounds, and the presets as
/// they are.</summary>
internal sealed class Sweep
{
    /// <summary>What is gone through when nothing else is asked for.</summary>
    internal const string DefaultBounds = "range=1e-2,3e-3,1e-3,3e-4,1e-4;presets";

    private const string Presets = "presets";
    private const string PresetSeries = "nv12 presets";

    private static readonly string[] s_keys = ["abs", "range", "levelrange", "rel", "psnr"];

    private readonly IReadOnlyList<QualitySpecification> _bounds;
    private readonly bool _hasPresets;

    private Sweep(IReadOnlyList<QualitySpecification> bounds, bool hasPresets)
    {
        _bounds = bounds;
        _hasPresets = hasPresets;
    }

    /// <summary>Parses <c>range=1e-2,1e-3;presets</c>.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    internal static Sweep Parse(string text)
    {
        var items = text.Split(';', StringSplitOptions.TrimEntries);
        QualitySpecification[] bounds =
            [.. items.Where(item => item != Presets).SelectMany(item => BoundsIn(item, text))];
        var twice = bounds.GroupBy(bound => bound.Text).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? new Sweep(bounds, items.Contains(Presets))
            : throw new UsageException($"'--bounds {text}' has {twice.Key} twice.");
    }

    /// <summary>The configurations of the sweep, series by series.</summary>
    /// <param name="list">The list of configurations; those with settings of their own are single points.</param>
    /// <exception cref="UsageException">A name is unknown.</exception>
    internal IReadOnlyList<FormatConfiguration> Configurations(string list)
    {
        // Without a bound the list is parsed all the same: for what has settings of its own, and for errors.
        var first = ConfigurationList.Parse(list, _bounds.Count > 0 ? _bounds[0] : QualitySpecification.Default);
        IEnumerable<FormatConfiguration> presets = _hasPresets
            ? QualityPreset.Known.Select(preset =>
                ConfigurationGrammar.Parse("nv12:" + preset.Name) with { Series = PresetSeries })
            : [];
        FormatConfiguration[] all = [.. first.SelectMany(OfSeries), .. presets];
        return all.Length == 0
            ? throw new UsageException("The sweep has nothing to go through: give bounds, or 'presets'.")
            : [.. all.DistinctBy(configuration => configuration.Name)];
    }

    private IEnumerable<FormatConfiguration> OfSeries(FormatConfiguration configuration) =>
        configuration.MaxError is null ? [configuration] : _bounds.Select(bound => configuration with
        {
            Name = $"{configuration.Name}@{bound.Text}",
            Series = configuration.Name,
            MaxError = bound,
        });

    private static IEnumerable<QualitySpecification> BoundsIn(string item, string text)
    {
        var equals = item.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? item : item[..equals];
        if (equals < 0 || !s_keys.Contains(key))
        {
            throw new UsageException(
                $"'{item}' in '--bounds {text}' is nothing to go through; '{DefaultBounds}' is an example, with any of "
                + $"{string.Join(", ", s_keys.Select(name => name + "="))} and '{Presets}', separated by ';'.");
        }

        return item[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries)
            .Select(value => Parsed($"{key}={value}"));
    }

    private static QualitySpecification Parsed(string bound)
    {
        try
        {
            return QualitySpecification.Parse(bound);
        }
        catch (Exception exception) when (exception is FormatException or UnsupportedDataException)
        {
            throw new UsageException(exception.Message);
        }
    }
}
