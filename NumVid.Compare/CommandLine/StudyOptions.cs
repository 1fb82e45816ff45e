using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Compare.External;
using NumVid.Compare.Names;
using NumVid.Compare.Runs;
using NumVid.Formats.Quality;

namespace NumVid.Compare.CommandLine;

/// <summary>The options of <c>compare</c> that make a study of it: one error for all formats, sweeps, times that can be
/// quoted, programs of somebody else's.</summary>
internal sealed class StudyOptions
{
    private const int FewestRepetitions = 3;

    private readonly Option<string?> _configs = new("--configs")
    {
        Description = $"What to compare, separated by commas: {ConfigurationGrammar.Known}. FILE has a line "
            + "'name = configuration' for each; what has commas stands in double quotes. "
            + $"[default: {ConfigurationSets.Default}, or {ConfigurationSets.Equal} with --max-error, or "
            + $"{ConfigurationSets.Curves} with --sweep or --until-checks-pass]",
        HelpName = "a,b",
    };

    private readonly Option<string?> _maxError = new("--max-error")
    {
        Description = "One guaranteed error for all formats, each of which keeps it by its own means: bounds as "
            + "'t:abs=0.01;default:range=1e-4'. Variables without a clause get half a 12-bit step of each level's "
            + "range.",
        HelpName = "SPEC",
    };

    private readonly Option<bool> _sweep = new("--sweep")
    {
        Description = "Go through several bounds and the presets: curves of error against size, where they cross, and "
            + "what nothing else is better than.",
    };

    private readonly Option<string?> _bounds = new("--bounds")
    {
        Description = $"What --sweep goes through. [default: {Sweep.DefaultBounds}]",
        HelpName = "LIST",
    };

    private readonly Option<bool> _timing = new("--timing")
    {
        Description = "Measure times that can be quoted: one cell at a time, a warm-up, at least three repetitions, "
            + "the median and the spread, and their ratio to a yardstick of the same run.",
    };

    private readonly Option<string?> _yardstick = new("--yardstick")
    {
        Description = "The configuration whose times --timing divides by. "
            + $"[default: {ConfigurationSets.Yardstick}, which is added]",
        HelpName = "NAME",
    };

    private readonly Option<string?> _limits = new("--external-limits")
    {
        Description = "What each start of an external program may take. [default: time=600,memory=8G]",
        HelpName = "LIMITS",
    };

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { _configs, _maxError, _sweep, _bounds, _timing, _yardstick, _limits })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The error that all formats are allowed; null without one.</summary>
    /// <exception cref="UsageException">It is not in the grammar, or more than bounds.</exception>
    internal QualitySpecification? MaxErrorOf(ParseResult parsed)
    {
        if (parsed.GetValue(_maxError) is not { } text)
        {
            return null;
        }

        var maxError = QualityOption.Parse(text);
        return TermsOf(text).FirstOrDefault(terms => !IsBoundAlone(terms)) is { } terms
            ? throw new UsageException(
                $"'--max-error {text}': '{terms}' is more than a bound. How a format keeps it is what is compared: "
                + "give abs=, range=, levelrange=, rel=, psnr= or lossless, and ways of storing with '--configs'.")
            : maxError;
    }

    /// <summary>What is compared.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="maxError">The error that all formats are allowed; null without one.</param>
    /// <param name="searches">Whether settings are searched.</param>
    /// <exception cref="UsageException">A name is unknown, or options exclude each other.</exception>
    internal IReadOnlyList<FormatConfiguration> ConfigurationsOf(
        ParseResult parsed, QualitySpecification? maxError, bool searches)
    {
        var list = parsed.GetValue(_configs);
        if (searches)
        {
            return maxError is null && !parsed.GetValue(_sweep) && parsed.GetValue(_bounds) is null
                ? WithYardstick(parsed, SearchedIn(list ?? ConfigurationSets.Curves))
                : throw new UsageException("'--until-checks-pass' searches settings; '--max-error', '--sweep' and '--bounds' "
                    + "give them: leave one out.");
        }

        if (!parsed.GetValue(_sweep))
        {
            return parsed.GetValue(_bounds) is null
                ? WithYardstick(parsed, ConfigurationList.Parse(
                    list ?? (maxError is null ? ConfigurationSets.Default : ConfigurationSets.Equal), maxError))
                : throw new UsageException("'--bounds' needs '--sweep', which goes through them.");
        }

        return maxError is null
            ? WithYardstick(parsed, Sweep.Parse(parsed.GetValue(_bounds) ?? Sweep.DefaultBounds)
                .Configurations(list ?? ConfigurationSets.Curves))
            : throw new UsageException(
                "'--sweep' goes through several bounds and '--max-error' is one: leave one out.");
    }

    /// <summary>The options of a run with what is asked for here.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options so far.</param>
    /// <exception cref="UsageException">Options exclude each other.</exception>
    internal ComparisonOptions AddTo(ParseResult parsed, ComparisonOptions options)
    {
        options = options with
        {
            MakesWholeFiles = !parsed.GetValue(_sweep) && !options.Configurations.Any(one => one.IsSearched),
            ExternalLimits =
                parsed.GetValue(_limits) is { } limits ? ExternalLimits.Parse(limits) : ExternalLimits.Default,
        };
        if (!parsed.GetValue(_timing))
        {
            return parsed.GetValue(_yardstick) is null ? options
                : throw new UsageException("'--yardstick' needs '--timing', which measures by it.");
        }

        return options.CellsAtOnce > 1
            ? throw new UsageException("'--timing' runs one cell at a time and '--fast' two: leave one out.")
            : options.Repetitions is > 0 and < FewestRepetitions
            ? throw new UsageException($"'--timing' takes at least {FewestRepetitions} repetitions, "
                + $"'--repeat {options.Repetitions}' asks for fewer.")
            : options with
            {
                Repetitions = Math.Max(options.Repetitions, FewestRepetitions),
                Yardstick = YardstickOf(parsed),
            };
    }

    // What would get its bound from the run gets a search; what has a setting of its own is measured beside.
    private static FormatConfiguration[] SearchedIn(string list)
    {
        FormatConfiguration[] all = [.. ConfigurationList.Parse(list, QualitySpecification.Default)
            .Select(open => open with { IsSearched = open.MaxError is not null, MaxError = null })];
        return all.Any(configuration => configuration.IsSearched) ? all
            : throw new UsageException($"'--until-checks-pass' has nothing to search: every configuration of '{list}' has a setting "
                + "of its own. Name formats without one, as 'grib2-ccsds' or 'nv12:auto'.");
    }

    private IReadOnlyList<FormatConfiguration> WithYardstick(
        ParseResult parsed, IReadOnlyList<FormatConfiguration> configurations)
    {
        if (!parsed.GetValue(_timing))
        {
            return configurations;
        }

        var name = YardstickOf(parsed);
        return configurations.Any(configuration => configuration.Name == name) ? configurations
            : [.. configurations, .. ConfigurationList.Parse(name)];
    }

    private string YardstickOf(ParseResult parsed) => parsed.GetValue(_yardstick) ?? ConfigurationSets.Yardstick;

    // The terms of each clause, whichever variables it names.
    private static IEnumerable<QualityTerms> TermsOf(string text) => text.Split(';')
        .Select(clause => QualitySpecification.Parse(clause[(clause.IndexOf(':', StringComparison.Ordinal) + 1)..])
            .TermsFor(""));

    private static bool IsBoundAlone(QualityTerms terms) => terms == new QualityTerms
    {
        AbsoluteBound = terms.AbsoluteBound,
        RangeFactor = terms.RangeFactor,
        LevelRangeFactor = terms.LevelRangeFactor,
        RelativeFactor = terms.RelativeFactor,
        PeakSignalToNoiseRatio = terms.PeakSignalToNoiseRatio,
        IsLossless = terms.IsLossless,
    };
}
