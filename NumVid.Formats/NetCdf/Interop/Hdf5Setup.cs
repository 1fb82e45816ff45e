using System;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>Makes HDF5 a quiet guest in the process: nothing at exit, nothing on the error output.</summary>
internal static class Hdf5Setup
{
    private static bool s_isKeptFromExit;

    [ThreadStatic]
    private static bool t_isQuiet;

    /// <summary>Called inside the gate on each entry, before any other use of HDF5.</summary>
    internal static void Run()
    {
        if (t_isQuiet)
        {
            return;
        }

        try
        {
            // HDF5 closes forgotten files when the process ends, and crashes there on a file that a full disk kept from
            // closing (1.10.8: H5F__close_cb). We forget none, so it has nothing to do at exit. Only heeded before
            // HDF5's first use.
            if (!s_isKeptFromExit)
            {
                _ = Hdf5Native.H5dont_atexit();
                s_isKeptFromExit = true;
            }

            // libnetcdf turns the printing of errors off as well, but a thread-safe HDF5 keeps that for each thread by
            // itself.
            _ = Hdf5Native.H5Eset_auto2(Hdf5Native.H5E_DEFAULT, 0, 0);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A libnetcdf that brings its own HDF5 inside, or none: what it can do shows elsewhere.
        }

        t_isQuiet = true;
    }
}
