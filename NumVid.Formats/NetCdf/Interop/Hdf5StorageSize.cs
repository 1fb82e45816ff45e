using System;
using System.Collections.Generic;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>Asks HDF5 how many bytes a dataset takes, which libnetcdf does not tell; for files that no other process
/// reads.</summary>
internal static class Hdf5StorageSize
{
    /// <summary>Bytes of the stored chunks, after their filters; 0 when nothing was written.</summary>
    /// <remarks>Called inside the gate while libnetcdf has the file open: HDF5 then shares what is open. The default
    /// access properties are needed for that; asking for a close degree fails (tried with HDF5 1.10).</remarks>
    /// <exception cref="System.IO.IOException">HDF5 could not open the file or the dataset.</exception>
    internal static long Get(string path, string datasetPath) =>
        With(path, datasetPath, dataset => checked((long)Hdf5Native.H5Dget_storage_size(dataset)));

    /// <summary>Bytes of some chunks after their filters, and how many of them were written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="datasetPath">The dataset, which is chunked.</param>
    /// <param name="origins">The first index of each chunk, one a dimension.</param>
    /// <returns>Null where this HDF5 does not tell (before 1.10.5).</returns>
    /// <exception cref="System.IO.IOException">HDF5 could not open the file, the dataset or a chunk.</exception>
    internal static (long Bytes, long Count)? GetChunks(string path, string datasetPath, IEnumerable<ulong[]> origins)
    {
        try
        {
            return With(path, datasetPath, dataset => SumChunks(path, datasetPath, dataset, origins));
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static unsafe (long Bytes, long Count) SumChunks(
        string path, string datasetPath, long dataset, IEnumerable<ulong[]> origins)
    {
        var bytes = 0L;
        var count = 0L;
        foreach (var origin in origins)
        {
            ulong size;
            uint mask;
            ulong address;
            fixed (ulong* first = origin)
            {
                if (Hdf5Native.H5Dget_chunk_info_by_coord(dataset, first, &mask, &address, &size) < 0)
                {
                    throw new System.IO.IOException(
                        $"HDF5 could not tell the size of a chunk of '{datasetPath}' in '{path}'.");
                }
            }

            bytes = checked(bytes + (long)size);
            count += size > 0 ? 1 : 0;
        }

        return (bytes, count);
    }

    private static T With<T>(string path, string datasetPath, Func<long, T> use)
    {
        var file = Hdf5Native.H5Fopen(path, Hdf5Native.H5F_ACC_RDONLY, Hdf5Native.H5P_DEFAULT);
        if (file < 0)
        {
            throw new System.IO.IOException($"HDF5 could not open '{path}' to measure '{datasetPath}'.");
        }

        try
        {
            return With(file, path, datasetPath, use);
        }
        finally
        {
            _ = Hdf5Native.H5Fclose(file);
        }
    }

    private static T With<T>(long file, string path, string datasetPath, Func<long, T> use)
    {
        var dataset = Hdf5Native.H5Dopen2(file, datasetPath, Hdf5Native.H5P_DEFAULT);
        if (dataset < 0)
        {
            dataset = Hdf5Native.H5Dopen2(file, NonCoordinateName(datasetPath), Hdf5Native.H5P_DEFAULT);
        }

        if (dataset < 0)
        {
            throw new System.IO.IOException($"HDF5 could not open '{datasetPath}' in '{path}'.");
        }

        try
        {
            return use(dataset);
        }
        finally
        {
            _ = Hdf5Native.H5Dclose(dataset);
        }
    }

    /// <summary>A variable that has a dimension's name without being its coordinate is stored under this
    /// name.</summary>
    internal static string NonCoordinateName(string datasetPath)
    {
        var start = datasetPath.LastIndexOf('/') + 1;
        return string.Concat(datasetPath.AsSpan(0, start), "_nc4_non_coord_", datasetPath.AsSpan(start));
    }
}
