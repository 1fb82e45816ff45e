using System.Collections.Generic;
using System.CommandLine;
using NumVid.Compare.Checks;
using NumVid.Compare.Derivation;

namespace NumVid.Compare.CommandLine;

/// <summary>The options of <c>compare</c> for more than sizes and plain errors.</summary>
internal sealed class CheckOptions
{
    private readonly Option<bool> _allMetrics = new("--all-metrics")
    {
        Description = "Also measure similarity (SSIM, DSSIM), spectra, gradients, signs, extremes, whiteness and bitwise "
            + "information; takes longer.",
    };

    private readonly Option<string?> _checks = new("--checks")
    {
        Description = $"Hold each variable against thresholds: '{Thresholds.Published}' for those of the literature, or "
            + "your own, as 'dssim>=0.9995,newNegatives<=0'. Measures all metrics. A failed check is a finding, no error: "
            + "the exit code is that of the bounds, unless '--until-checks-pass' finds no setting that passes.",
        HelpName = "LIST",
    };

    private readonly Option<string?> _count = new("--count")
    {
        Description = "Count the points beyond a value in the original and as read back, with those gained and lost: rain days as "
            + "'tp>=0.001', frost as 't2m<273.15'; in the unit of the variable.",
        HelpName = "LIST",
    };

    private readonly Option<string[]> _derive = new("--derive")
    {
        Description = "Also compare a field that is computed from others, before and after; may be given several times: "
            + "'speed=hypot(u,v)', 'thickness=z@level=500-z@level=1000', 'rain[mm]=1000*diff(tp)'. "
            + ExpressionParser.Grammar,
        HelpName = "NAME=EXPR",
    };

    private readonly Option<bool> _untilPass = new("--until-checks-pass")
    {
        Description = "For each variable, search the weakest setting of each format that passes all checks "
            + "[default: those of the literature]: bits of GRIB and of rounding, bounds of the others.",
    };

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        command.Options.Add(_allMetrics);
        command.Options.Add(_checks);
        command.Options.Add(_untilPass);
        command.Options.Add(_count);
        command.Options.Add(_derive);
    }

    /// <summary>What is checked.</summary>
    /// <exception cref="Errors.UsageException">A threshold cannot be read.</exception>
    internal IReadOnlyList<Threshold> ChecksOf(ParseResult parsed) =>
        parsed.GetValue(_checks) is { } text ? Thresholds.Parse(text) : Searches(parsed) ? Thresholds.All : [];

    /// <summary>What is counted.</summary>
    /// <exception cref="Errors.UsageException">A threshold cannot be read.</exception>
    internal IReadOnlyList<CountedThreshold> CountedOf(ParseResult parsed) =>
        parsed.GetValue(_count) is { } text ? CountedThreshold.Parse(text) : [];

    /// <summary>What is computed from other fields.</summary>
    /// <exception cref="Errors.UsageException">An expression cannot be read.</exception>
    internal IReadOnlyList<DerivedDefinition> DerivedOf(ParseResult parsed) =>
        DerivedDefinition.Parse(parsed.GetValue(_derive) ?? []);

    /// <summary>Whether settings are searched that pass them.</summary>
    internal bool Searches(ParseResult parsed) => parsed.GetValue(_untilPass);

    /// <summary>Whether the metrics that cost more are measured.</summary>
    internal bool MeasuresAll(ParseResult parsed) =>
        parsed.GetValue(_allMetrics) || parsed.GetValue(_checks) is not null || Searches(parsed);
}
