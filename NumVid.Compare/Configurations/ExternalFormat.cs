using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.External;
using NumVid.Compare.Measurement;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Configurations;

/// <summary><c>external:NAME:COMMAND</c>: any program that turns a file of raw float32 values into bytes and
/// back.</summary>
internal sealed class ExternalFormat : ConfigurationFormat
{
    private const string Family = "external";
    private const string CommandKey = "command";
    private const string BoundKey = "abs";

    private static readonly string[] s_taken = ["nv12", "grib", "netcdf", "none"];

    /// <inheritdoc/>
    internal override string Forms => "external:NAME:COMMAND";

    /// <inheritdoc/>
    internal override string Start => Family + ":";

    /// <inheritdoc/>
    internal override bool HasQuality => false;

    /// <inheritdoc/>
    internal override bool HoldsValuesAlone => true;

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) => Read(name) is not { } found ? null
        : !TemplateOf(found).TakesBound ? found
        : throw new UsageException(
            $"The command of '{found.Name}' has a place for a bound ({{abs}}, {{relative}}), which '--max-error' "
            + "gives it.");

    /// <inheritdoc/>
    internal override FormatConfiguration? ParseOpen(ConfigurationName name) =>
        Read(name) is { } found && TemplateOf(found).TakesBound ? found : null;

    /// <inheritdoc/>
    internal override FormatConfiguration Within(
        FormatConfiguration configuration, IReadOnlyList<FieldBound> bounds)
    {
        // The file of all variables is none, and is refused elsewhere.
        if (bounds is not [var bound])
        {
            return configuration;
        }

        return configuration with
        {
            Options = new Dictionary<string, string>(configuration.Options)
            {
                [BoundKey] = bound.Absolute switch
                {
                    null => throw new UnsupportedDataException(
                        $"No absolute bound keeps '{bound.Terms}' of '{bound.Name}', whose values reach zero."),
                    0 => throw new UnsupportedDataException(
                        $"'{bound.Name}' has to be exact, which no bound asks of a program."),
                    { } limit => limit.ToString("R", CultureInfo.InvariantCulture),
                },
            },
        };
    }

    /// <inheritdoc/>
    internal override ExternalTrip TripOf(
        FormatConfiguration configuration, SourceField field, ExternalLimits limits, string path) => new(
            TemplateOf(configuration), limits, field.Data.Values, field.Original.Sums,
            configuration.Options.TryGetValue(BoundKey, out var bound)
                ? double.Parse(bound, CultureInfo.InvariantCulture) : null,
            path);

    /// <inheritdoc/>
    internal override IEnumerable<string> ProgramsOf(FormatConfiguration configuration) =>
        TemplateOf(configuration).Programs;

    private static CommandTemplate TemplateOf(FormatConfiguration configuration) =>
        CommandTemplate.Parse(configuration.Options[CommandKey]);

    private FormatConfiguration? Read(ConfigurationName name)
    {
        if (name.Family != Family || name.Setting is not { } setting)
        {
            return null;
        }

        var colon = setting.IndexOf(':', StringComparison.Ordinal);
        var own = colon < 0 ? "" : setting[..colon];
        if (own.Length == 0 || s_taken.Contains(own)
            || !own.All(c => char.IsAsciiLetterOrDigit(c) || "-._".Contains(c)))
        {
            throw new UsageException(
                $"'{name.Text}' should be 'external:NAME:COMMAND', the name of letters, digits, '-', '.' and '_' and none "
                + $"of {string.Join(", ", s_taken)}.");
        }

        var command = CommandTemplate.Parse(setting[(colon + 1)..].Trim()).Text;
        return new($"{Family}:{own}", own, ".bin", Options((CommandKey, command)), this);
    }
}
