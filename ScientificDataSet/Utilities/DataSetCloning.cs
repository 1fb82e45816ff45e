using System;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>Copies whole datasets: their attributes, variables and data.</summary>
/// <remarks>The structure is committed first, then the data in blocks of at most 200 MB, one commit for each, so that
/// memory
/// does not grow with the dataset. Variables are added in the order of the source's collection, newest first; the
/// copy's
/// order is the reverse.</remarks>
public static partial class DataSetCloning
{
    /// <summary>Copies a dataset into a new or present one that is named by a URI.</summary>
    /// <param name="src">The source; what is not committed is not copied.</param>
    /// <param name="dstUri">The target, opened as its mode says.</param>
    /// <param name="updater">Told how far the copy is; or null.</param>
    /// <returns>The target, which the caller disposes.</returns>
    public static DataSet Clone(DataSet src, DataSetUri dstUri, ProgressUpdater? updater = null)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dstUri);
        var target = DataSet.Open(dstUri);
        try
        {
            return Clone(src, target, updater);
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Clone(DataSet, DataSetUri, ProgressUpdater)"/>
    public static DataSet Clone(DataSet src, DataSetUri dstUri) => Clone(src, dstUri, null);

    /// <summary>Copies a dataset into another one, beside what that one holds.</summary>
    /// <param name="src">The source; what is not committed is not copied.</param>
    /// <param name="dst">The target. When the copy fails, the blocks that were committed stay in it.</param>
    /// <param name="updater">Told how far the copy is; or null.</param>
    /// <returns>The target.</returns>
    public static DataSet Clone(DataSet src, DataSet dst, ProgressUpdater? updater)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        var autocommit = dst.IsAutocommitEnabled;
        dst.IsAutocommitEnabled = false;
        try
        {
            new DataSetCopy(src, dst, updater).Run();
        }
        finally
        {
            dst.IsAutocommitEnabled = autocommit;
        }

        return dst;
    }
}
