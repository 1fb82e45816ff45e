using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Measurement;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Configurations;

/// <summary>The formats of this project, and other providers by their URI.</summary>
internal sealed class ProviderFormats : IFieldFormats
{
    /// <inheritdoc/>
    public DataSet OpenRead(string path) => NumVidProviders.OpenRead(path);

    /// <inheritdoc/>
    /// <exception cref="UsageException">An option's value is not allowed.</exception>
    public DataSet Create(string path, FormatConfiguration configuration) => configuration.Kind == ConfigurationKind.Provider
        ? NewFile.Checked(() => DataSet.Open(UriOf(path, configuration, "create")))
        : NewFile.Create(path, configuration.Options);

    /// <inheritdoc/>
    public DataSet OpenWritten(string path, FormatConfiguration configuration) => configuration.Kind == ConfigurationKind.Provider
        ? DataSet.Open(UriOf(path, configuration, "readOnly"))
        : OpenRead(path);

    /// <inheritdoc/>
    public IReadOnlyList<PromisedBound> BoundsOf(DataSet dataSet, string variableName)
    {
        var description = (dataSet as Nv12DataSet)?.Describe().Single(variable => variable.Name == variableName);
        return description switch
        {
            null => [],
            { IsExact: true } => [new PromisedBound(0, new int?[dataSet[variableName].Rank])],
            _ => [.. description.Bounds.Select(bound => new PromisedBound(bound.Bound, bound.Indices))],
        };
    }

    /// <inheritdoc/>
    public string? CodecOf(DataSet dataSet, string variableName) =>
        (dataSet as Nv12DataSet)?.Describe().Single(variable => variable.Name == variableName).Codec;

    private static string UriOf(string path, FormatConfiguration configuration, string mode) =>
        $"msds:{configuration.Format}?file={Uri.EscapeDataString(path)}&openMode={mode}"
        + string.Concat(configuration.Options.Select(option => $"&{option.Key}={Uri.EscapeDataString(option.Value)}"));
}
