using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.Configurations;

/// <summary><c>msds:PROVIDER?key=value&amp;...</c>: any provider that is registered with Scientific DataSet.</summary>
/// <remarks>The file and how it is opened are the comparison's to say.</remarks>
internal sealed class ProviderFormat : ConfigurationFormat
{
    private const string Scheme = "msds:";

    /// <inheritdoc/>
    internal override string Forms => "msds:PROVIDER?OPTIONS";

    /// <inheritdoc/>
    internal override string Start => Scheme;

    /// <inheritdoc/>
    /// <remarks>A provider of somebody else's may mean something else by the same option.</remarks>
    internal override bool HasQuality => false;

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name)
    {
        if (!name.Text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        NumVidProviders.Register();
        var parts = name.Text[Scheme.Length..].Split('?', 2);
        if (!DataSetFactory.ContainsProvider(parts[0]))
        {
            throw new UsageException(
                $"There is no provider '{parts[0]}' for the configuration '{name.Text}'; registered are "
                + $"{string.Join(", ", DataSetFactory.GetRegisteredProviders().Order())}.");
        }

        var extension = DataSetFactory.GetExtensionsForProvider(parts[0]).FirstOrDefault() ?? ".dat";
        return new(name.Text, parts[0], extension, OptionsOf(name, parts.ElementAtOrDefault(1) ?? ""), this);
    }

    /// <inheritdoc/>
    internal override DataSet Create(string path, FormatConfiguration configuration) =>
        NewFile.Checked(() => DataSet.Open(UriOf(path, configuration, "create")));

    /// <inheritdoc/>
    internal override DataSet OpenWritten(string path, FormatConfiguration configuration) =>
        DataSet.Open(UriOf(path, configuration, "readOnly"));

    private static Dictionary<string, string> OptionsOf(ConfigurationName name, string text)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            if (pair.Length < 2 || pair[0] is "" or "file" or "openMode"
                || !options.TryAdd(pair[0], Uri.UnescapeDataString(pair[1])))
            {
                throw new UsageException(
                    $"'{option}' in the configuration '{name.Text}' should be 'key=value', each key once; "
                    + "'file' and 'openMode' are set by the comparison.");
            }
        }

        return options;
    }

    private static string UriOf(string path, FormatConfiguration configuration, string mode) =>
        $"msds:{configuration.Format}?file={Uri.EscapeDataString(path)}&openMode={mode}"
        + string.Concat(configuration.Options.Select(option => $"&{option.Key}={Uri.EscapeDataString(option.Value)}"));
}
