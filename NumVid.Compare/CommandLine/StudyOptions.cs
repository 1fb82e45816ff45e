using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Formats.Quality;

namespace NumVid.Compare.CommandLine;

/// <summary>The options of <c>compare</c> that make a study of it: one error for all formats.</summary>
internal sealed class StudyOptions
{
    private readonly Option<string?> _configs = new("--configs")
    {
        Description = $"What to compare, separated by commas: {ConfigurationGrammar.Known}. FILE has a line "
            + "'name = configuration' for each; what has commas stands in double quotes. "
            + $"[default: {ConfigurationSets.Default}, or {ConfigurationSets.Equal} with --max-error]",
        HelpName = "a,b",
    };

    private readonly Option<string?> _maxError = new("--max-error")
    {
        Description = "One guaranteed error for all formats, each of which keeps it by its own means: bounds as "
            + "'t:abs=0.01;default:range=1e-4'. Variables without a clause get half a 12-bit step of each level's range.",
        HelpName = "SPEC",
    };

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        command.Options.Add(_configs);
        command.Options.Add(_maxError);
    }

    /// <summary>The error that all formats are allowed; null without one.</summary>
    /// <exception cref="Errors.UsageException">It is not in the grammar, or more than bounds.</exception>
    internal QualitySpecification? MaxErrorOf(ParseResult parsed)
    {
        if (parsed.GetValue(_maxError) is not { } text)
        {
            return null;
        }

        var maxError = QualityOption.Parse(text);
        return TermsOf(text).FirstOrDefault(terms => !IsBoundAlone(terms)) is { } terms
            ? throw new UsageException(
                $"'--max-error {text}': '{terms}' is more than a bound. How a format keeps it is what is compared: give "
                + "abs=, range=, levelrange=, rel=, psnr= or lossless, and ways of storing with '--configs'.")
            : maxError;
    }

    /// <summary>What is compared.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="maxError">The error that all formats are allowed; null without one.</param>
    /// <exception cref="Errors.UsageException">A name is unknown.</exception>
    internal IReadOnlyList<FormatConfiguration> ConfigurationsOf(ParseResult parsed, QualitySpecification? maxError) =>
        ConfigurationList.Parse(
            parsed.GetValue(_configs) ?? (maxError is null ? ConfigurationSets.Default : ConfigurationSets.Equal),
            maxError);

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
