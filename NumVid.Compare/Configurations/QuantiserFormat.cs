using System;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Configurations;

/// <summary><c>quantise:N</c>: whole numbers of N bits a level, without any file: the error of the rounding
/// alone.</summary>
internal sealed class QuantiserFormat : ConfigurationFormat
{
    private const int MaxBits = 24;

    /// <inheritdoc/>
    internal override string Forms => "quantise:N";

    /// <inheritdoc/>
    internal override string Start => "quantise:";

    /// <inheritdoc/>
    internal override bool WritesFiles => false;

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) =>
        name is { Family: "quantise", Setting: { } setting }
        ? new FormatConfiguration(name.Text, "none", "", Options(), this)
        {
            QuantiserBits = name.ToNumber(setting, "the bits of a value", 1, MaxBits),
        }
        : null;

    /// <inheritdoc/>
    internal override Func<FieldBlock, Array> ReaderOf(SourceField field, FormatConfiguration configuration) =>
        new Quantiser(field, configuration.QuantiserBits).Read;
}
