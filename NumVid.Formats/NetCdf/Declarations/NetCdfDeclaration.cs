namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>All that a NetCDF-4 file declares, as it stands in the file, so that another one can declare the
/// same.</summary>
/// <param name="Format">The library's number of the format: 3 NetCDF-4, 4 its classic model.</param>
/// <param name="IsNetCdf">Whether a NetCDF library has written it; else HDF5 may hold what NetCDF does not
/// show.</param>
/// <param name="Root">The root group.</param>
internal sealed record NetCdfDeclaration(int Format, bool IsNetCdf, NetCdfGroupDeclaration Root)
{
    /// <summary>NetCDF-4.</summary>
    internal const int NetCdf4 = 3;

    /// <summary>NetCDF-4 with the classic model: one unlimited dimension, no groups, no new types.</summary>
    internal const int ClassicModel = 4;
}
