using System;
using Microsoft.Research.Science.Data.Factory;

namespace Microsoft.Research.Science.Data;

/// <content>Opening by path or URI.</content>
public abstract partial class DataSet
{
    /// <summary>Opens or creates a dataset.</summary>
    /// <param name="uri">A path with a registered extension, with or without <c>?key=value&amp;key=value</c>, or a
    /// <c>msds:</c> URI; null or empty makes a new dataset in memory.</param>
    /// <returns>The dataset, which the caller disposes.</returns>
    /// <exception cref="ProviderNotRegisteredException">No provider is registered for it.</exception>
    /// <exception cref="DataSetCreateException">It could not be opened; the inner exception tells why.</exception>
    public static DataSet Open(string? uri) => DataSetFactory.Create(uri);

    /// <summary>Opens or creates a dataset in a chosen mode.</summary>
    /// <param name="uri">A path or URI; see <see cref="Open(string)"/>. A mode that it holds is overruled.</param>
    /// <param name="openMode">What to do when the file exists, and when it does not.</param>
    /// <inheritdoc cref="Open(string)"/>
    public static DataSet Open(string? uri, ResourceOpenMode openMode)
    {
        if (string.IsNullOrEmpty(uri))
        {
            return Open(uri);
        }

        var address = DataSetUri.Create(uri);
        address.OpenMode = openMode;
        return Open(address);
    }

    /// <summary>Opens or creates a dataset.</summary>
    /// <param name="uri">The URI.</param>
    /// <inheritdoc cref="Open(string)"/>
    public static DataSet Open(DataSetUri uri) => DataSetFactory.Create(uri);

    /// <summary>The same as <see cref="Open(string)"/>.</summary>
    /// <inheritdoc cref="Open(string)"/>
    public static DataSet OpenShared(string? uri) => Open(uri);

    /// <summary>The same as <see cref="Open(string)"/>.</summary>
    /// <inheritdoc cref="Open(string)"/>
    [Obsolete("Use Open.")]
    public static DataSet Create(string? uri) => Open(uri);

    /// <summary>The same as <see cref="Open(DataSetUri)"/>.</summary>
    /// <inheritdoc cref="Open(DataSetUri)"/>
    [Obsolete("Use Open.")]
    public static DataSet Create(DataSetUri uri) => Open(uri);
}
