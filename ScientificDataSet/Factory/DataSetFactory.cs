using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Research.Science.Data.CSV;
using Microsoft.Research.Science.Data.Memory;
using Microsoft.Research.Science.Data.NetCDF4;

namespace Microsoft.Research.Science.Data.Factory;

/// <summary>Knows the providers and opens datasets by path or URI. The memory provider is there from the
/// start.</summary>
/// <remarks>Safe for use by several threads. Names and extensions are case-sensitive. The first registration of a name
/// stays; several providers may share an extension and are tried in the order of registration.</remarks>
public static partial class DataSetFactory
{
    private static readonly Lock s_gate = new();
    private static readonly Dictionary<string, ProviderRegistration> s_providers = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<ProviderRegistration>> s_extensions = new(StringComparer.Ordinal);

    static DataSetFactory()
    {
        Register("memory", typeof(MemoryDataSet));
        Register(typeof(CsvDataSet));
        Register(NetCDFUri.Name, typeof(NetCDFProvider));
    }

    /// <summary>The folder against which relative paths are resolved; null or empty means the current folder.</summary>
    public static string? BaseUri { get; set; }

    /// <summary>Opens or creates a dataset.</summary>
    /// <param name="uri">A path or URI; null or empty makes a new dataset in memory.</param>
    /// <exception cref="ProviderNotRegisteredException">No provider is registered for it.</exception>
    /// <exception cref="DataSetCreateException">It could not be opened; the inner exception tells why.</exception>
    public static DataSet Create(string? uri)
    {
        if (string.IsNullOrEmpty(uri))
        {
            return new MemoryDataSet();
        }

        return DataSetUri.IsDataSetUri(uri) ? Create(ParseUri(uri)) : CreateByPath(uri);
    }

    /// <summary>Opens or creates a dataset.</summary>
    /// <param name="uri">The URI.</param>
    /// <inheritdoc cref="Create(string)"/>
    public static DataSet Create(DataSetUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var text = uri.ToString();
        if (uri.ContainsParameter("include"))
        {
            throw new DataSetCreateException(
                text, $"'{text}' asks to include another dataset, which is not supported.");
        }

        return ProviderOf(uri.ProviderName, text).Create(text, text);
    }

    /// <summary>Creates a URI without parameters.</summary>
    /// <param name="providerType">The provider, with a URI class that has a constructor without parameters.</param>
    public static DataSetUri CreateUri(Type providerType)
    {
        ArgumentNullException.ThrowIfNull(providerType);
        return (DataSetUri)Activator.CreateInstance(new ProviderRegistration(providerType).UriType)!;
    }

    /// <summary>Creates the URI of a path, with or without <c>?key=value</c>, or parses a dataset URI.</summary>
    /// <param name="uri">A path with a registered extension, or a dataset URI.</param>
    /// <returns>An object of the provider's own URI class when it has one.</returns>
    /// <exception cref="ProviderNotRegisteredException">No provider is registered for it.</exception>
    /// <exception cref="DataSetCreateException">The URI or the query is malformed.</exception>
    public static DataSetUri CreateUri(string uri)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        return DataSetUri.IsDataSetUri(uri) ? ParseUri(uri) : UriOfPath(uri);
    }

    private static DataSet CreateByPath(string path)
    {
        DataSetCreateException? failure = null;
        foreach (var provider in ProvidersOfPath(path))
        {
            try
            {
                return provider.Create(path, path);
            }
            catch (DataSetCreateException e)
            {
                failure = e;
            }
        }

        throw failure!;
    }

    private static DataSetUri ParseUri(string text)
    {
        var provider = ProviderOf(WellFormed(text, () => new DataSetUri(text)).ProviderName, text);
        return WellFormed(text, () => UriOfType(provider.UriType, text));
    }

    private static DataSetUri UriOfPath(string text)
    {
        var (path, query) = PathQuery.Split(text);
        var provider = ProvidersOfPath(text)[0];
        if (provider.Type is null || DataSetUri.FileNamePropertyOf(provider.UriType) is not { } fileName)
        {
            throw new DataSetCreateException(text, $"The provider of '{path}' has no URIs with a file name.");
        }

        var uri = CreateUri(provider.Type);
        fileName.SetValue(uri, path);
        return WellFormed(text, () =>
        {
            foreach (var (key, value) in PathQuery.Parse(query))
            {
                uri.SetParameterValue(key, value, multiplyParams: true);
            }

            return uri;
        });
    }

    private static DataSetUri UriOfType(Type uriType, string text)
        => uriType == typeof(DataSetUri) ? new DataSetUri(text) : (DataSetUri)Activator.CreateInstance(uriType, text)!;

    private static DataSetUri WellFormed(string text, Func<DataSetUri> create)
    {
        try
        {
            return create();
        }
        catch (Exception e) when (e is UriFormatException or System.Reflection.TargetInvocationException)
        {
            var cause = e.InnerException ?? e;
            throw new DataSetCreateException(text, $"'{text}' is malformed: {cause.Message}", cause);
        }
    }

    private static ProviderRegistration ProviderOf(string name, string asked)
    {
        lock (s_gate)
        {
            return s_providers.TryGetValue(name, out var provider) ? provider
                : throw new ProviderNotRegisteredException(asked,
                $"No provider '{name}' is registered to open '{asked}', only {string.Join(", ", s_providers.Keys)}.");
        }
    }

    private static ProviderRegistration[] ProvidersOfPath(string text)
    {
        var extension = System.IO.Path.GetExtension(PathQuery.Split(text).Path);
        lock (s_gate)
        {
            return s_extensions.TryGetValue(extension, out var providers) ? [.. providers]
                : throw new ProviderNotRegisteredException(text,
                $"No provider is registered for the extension '{extension}' of '{text}', only for "
                    + $"{string.Join(", ", s_extensions.Keys.Order(StringComparer.Ordinal))}.");
        }
    }
}
