using System;
using System.Linq;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Declares how the values of a variable are stored.</summary>
internal static unsafe class NetCdfStorage
{
    // Of szip's parameters the library takes these, and lets HDF5 find the others.
    private const int SzipParameters = 2;

    /// <summary>Declares layout and filters of a variable with dimensions.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="id">Its number there.</param>
    /// <param name="variable">What is declared.</param>
    /// <param name="check">Takes the library's answer, and of what it is.</param>
    internal static void Define(int group, int id, NetCdfVariableDeclaration variable, Action<int, string> check)
    {
        nuint[] chunk = [.. variable.Chunk.Select(length => checked((nuint)length))];
        fixed (nuint* lengths = chunk)
        {
            check(NetCdfNative.nc_def_var_chunking(group, id, variable.Layout, lengths), "layout");
        }

        if (variable.Shuffles)
        {
            check(NetCdfNative.nc_def_var_deflate(group, id, 1, 0, 0), "shuffling");
        }

        // Deflate, too: nc_def_var_deflate takes its level 0 for no filter at all.
        foreach (var filter in variable.Filters)
        {
            uint[] parameters = [.. filter.Id == NetCdfFilterDeclaration.Szip
                ? filter.Parameters.Take(SzipParameters) : filter.Parameters];
            fixed (uint* first = parameters)
            {
                check(NetCdfNative.nc_def_var_filter(group, id, filter.Id, (nuint)parameters.Length, first),
                    $"filter {filter.Id}");
            }
        }

        if (variable.HasChecksums)
        {
            check(NetCdfNative.nc_def_var_fletcher32(group, id, 1), "checksums");
        }
    }
}
