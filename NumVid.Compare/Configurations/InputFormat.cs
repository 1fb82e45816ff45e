using NumVid.Compare.Archives;

namespace NumVid.Compare.Configurations;

/// <summary>Ways to keep the input as the file that it is, not its variables.</summary>
/// <param name="name">The configuration's name.</param>
/// <param name="format">The provider's name, or the program's.</param>
/// <param name="extension">The extension of its files.</param>
/// <param name="keeping">The way.</param>
internal sealed class InputFormat(string name, string format, string extension, FileKeeping keeping)
    : ConfigurationFormat
{
    /// <inheritdoc/>
    internal override string Forms => name;

    /// <inheritdoc/>
    internal override string Start => name;

    /// <inheritdoc/>
    internal override bool HasQuality => false;

    /// <inheritdoc/>
    internal override FileKeeping? Keeping => keeping;

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName asked) =>
        asked.Text == name ? new(name, format, extension, Options(), this) : null;

    /// <inheritdoc/>
    internal override System.Collections.Generic.IEnumerable<string> ProgramsOf(FormatConfiguration configuration) =>
        keeping.Program is { } program ? [program] : [];
}
