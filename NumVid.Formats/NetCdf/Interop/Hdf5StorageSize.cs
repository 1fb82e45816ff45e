using System;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>Asks HDF5 how many bytes a dataset takes, which libnetcdf does not tell.</summary>
internal static class Hdf5StorageSize
{
    /// <summary>Bytes of the stored chunks, after their filters; 0 when nothing was written.</summary>
    /// <remarks>Called inside the gate while libnetcdf has the file open: HDF5 then shares what is open. The default
    /// access properties are needed for that; asking for a close degree fails (tried with HDF5 1.10).</remarks>
    /// <exception cref="System.IO.IOException">HDF5 could not open the file or the dataset.</exception>
    internal static long Get(string path, string datasetPath)
    {
        var file = Hdf5Native.H5Fopen(path, Hdf5Native.H5F_ACC_RDONLY, Hdf5Native.H5P_DEFAULT);
        if (file < 0)
        {
            throw new System.IO.IOException($"HDF5 could not open '{path}' to measure '{datasetPath}'.");
        }

        try
        {
            return Get(file, path, datasetPath);
        }
        finally
        {
            _ = Hdf5Native.H5Fclose(file);
        }
    }

    private static long Get(long file, string path, string datasetPath)
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
            return checked((long)Hdf5Native.H5Dget_storage_size(dataset));
        }
        finally
        {
            _ = Hdf5Native.H5Dclose(dataset);
        }
    }

    /// <summary>A variable that has a dimension's name without being its coordinate is stored under this name.</summary>
    private static string NonCoordinateName(string datasetPath)
    {
        var start = datasetPath.LastIndexOf('/') + 1;
        return string.Concat(datasetPath.AsSpan(0, start), "_nc4_non_coord_", datasetPath.AsSpan(start));
    }
}
