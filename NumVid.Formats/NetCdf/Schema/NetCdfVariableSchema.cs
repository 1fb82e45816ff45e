using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>A variable as the file has it, before any convention is applied.</summary>
/// <param name="GroupId">The library's id of its group, valid while the file is open.</param>
/// <param name="Id">The library's number in that group.</param>
/// <param name="Name">Its name, with the path of its group before it unless it is the root.</param>
/// <param name="Type">Its stored type.</param>
/// <param name="Dimensions">Its dimensions, slowest first.</param>
/// <param name="Attributes">Its attributes in the file's order.</param>
/// <param name="MarksUnwritten">Whether cells never written hold the type's default fill value (NC_FILL mode).</param>
/// <param name="Chunk">The lengths of a chunk, or null where it is stored in one piece.</param>
internal sealed record NetCdfVariableSchema(
    int GroupId,
    int Id,
    string Name,
    NetCdfType Type,
    IReadOnlyList<NetCdfDimension> Dimensions,
    IReadOnlyList<NetCdfAttribute> Attributes,
    bool MarksUnwritten,
    IReadOnlyList<long>? Chunk)
{
    /// <summary>The lengths of all axes.</summary>
    internal long[] Shape => [.. Dimensions.Select(dimension => dimension.Length)];

    /// <summary>The attribute of that exact name, or null.</summary>
    internal NetCdfAttribute? Attribute(string name) =>
        Attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));
}
