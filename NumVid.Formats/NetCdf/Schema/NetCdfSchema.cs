using System.Collections.Generic;
using NumVid.Formats.Model;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>All that a file declares.</summary>
/// <param name="IsHdf5">Whether it is netCDF-4 (HDF5) rather than one of the classic formats.</param>
/// <param name="HasGroups">Whether there are groups below the root.</param>
/// <param name="Variables">The variables that can be read, the root's first.</param>
/// <param name="Attributes">The global attributes.</param>
/// <param name="Skipped">What was left out.</param>
internal sealed record NetCdfSchema(
    bool IsHdf5,
    bool HasGroups,
    IReadOnlyList<NetCdfVariableSchema> Variables,
    IReadOnlyList<NetCdfAttribute> Attributes,
    IReadOnlyList<StoredOmission> Skipped);
