using System;
using System.Globalization;
using Microsoft.Research.Science.Data.Memory;
using Microsoft.Research.Science.Data.Utilities;

namespace Microsoft.Research.Science.Data;

/// <content>Copies of whole datasets.</content>
public abstract partial class DataSet
{
    /// <summary>Opens a dataset, copies it into memory and closes it.</summary>
    /// <param name="uri">A path or URI; see <see cref="Open(string)"/>.</param>
    /// <returns>The copy, which the caller disposes.</returns>
    /// <exception cref="DataSetCreateException">It could not be opened; the inner exception tells why.</exception>
    public static DataSet OpenSharedCopy(string? uri)
    {
        using var source = OpenShared(uri);
#pragma warning disable CA2000 // disposed when the copy fails, else the caller's
        var copy = new MemoryDataSet();
#pragma warning restore CA2000
        try
        {
            CopyAll(source, copy);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Copies all that is committed in a dataset into another one, beside what that one holds.</summary>
    /// <param name="source">The source.</param>
    /// <param name="destination">The target; see <see cref="DataSetCloning"/> for how it is committed.</param>
    public static void CopyAll(DataSet source, DataSet destination) => DataSetCloning.Clone(source, destination, null);

    /// <summary>Copies all that is committed into another dataset; tells the progress on the console, as the original
    /// library does.</summary>
    /// <param name="targetUri">A path or URI of the target.</param>
    /// <returns>The target, which the caller disposes.</returns>
    public DataSet Clone(string targetUri) => Clone(DataSetUri.Create(targetUri));

    /// <inheritdoc cref="Clone(string)"/>
    /// <param name="targetUri">The URI of the target.</param>
    public DataSet Clone(DataSetUri targetUri) => DataSetCloning.Clone(this, targetUri, (percent, message) =>
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent:F0}% {message}"));
        return true;
    });
}
