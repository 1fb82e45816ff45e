using System.Collections.Generic;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>A filter of HDF5.</summary>
/// <param name="Id">Its registered number.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record NetCdfFilterDeclaration(uint Id, IReadOnlyList<uint> Parameters)
{
    /// <summary>Szip, with what HDF5 makes of options and block size.</summary>
    internal const uint Szip = 4;
}
