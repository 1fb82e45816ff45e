using Microsoft.Research.Science.Data;
using NumVid.Formats;

namespace NumVid.Compare.Configurations;

/// <summary>The formats of this project, and other providers by their URI.</summary>
internal sealed class ProviderFormats : IFieldFormats
{
    /// <inheritdoc/>
    public DataSet OpenRead(string path) => NumVidProviders.OpenRead(path);

    /// <inheritdoc/>
    /// <exception cref="Errors.UsageException">An option's value is not allowed.</exception>
    public DataSet Create(string path, FormatConfiguration configuration) =>
        configuration.Way.Create(path, configuration);

    /// <inheritdoc/>
    public DataSet OpenWritten(string path, FormatConfiguration configuration) =>
        configuration.Way.OpenWritten(path, configuration);
}
