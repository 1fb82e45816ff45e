using System.Collections.Generic;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>A group as the file has it; names are its own, without the path of a group.</summary>
/// <param name="Name">The name; of the root, <c>/</c>.</param>
/// <param name="Dimensions">The dimensions that it declares.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Groups">The groups in it.</param>
internal sealed record NetCdfGroup(
    string Name,
    IReadOnlyList<NetCdfDimension> Dimensions,
    IReadOnlyList<NetCdfDeclaredVariable> Variables,
    NetCdfAttributes Attributes,
    IReadOnlyList<NetCdfGroup> Groups)
{
    /// <summary>Groups nested deeper than this are taken for damage.</summary>
    internal const int MaxDepth = 64;
}

/// <summary>A variable as its group declares it.</summary>
/// <param name="GroupId">The library's id of its group, valid while the file is open.</param>
/// <param name="Id">The library's number in that group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The library's number of its type.</param>
/// <param name="OwnTypeName">The name of a type that the file declares itself; nothing more is known then. Else
/// null.</param>
/// <param name="DimensionIds">The numbers of its dimensions, slowest first.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="MarksUnwritten">Whether cells never written hold the type's default fill value (NC_FILL mode).</param>
/// <param name="Chunk">The lengths of a chunk, or null where it is stored in one piece.</param>
internal sealed record NetCdfDeclaredVariable(
    int GroupId,
    int Id,
    string Name,
    int Type,
    string? OwnTypeName,
    IReadOnlyList<int> DimensionIds,
    NetCdfAttributes Attributes,
    bool MarksUnwritten,
    IReadOnlyList<long>? Chunk);

/// <summary>Attributes of one owner.</summary>
/// <param name="Read">Those that were read.</param>
/// <param name="Skipped">Name and type of those whose type the file declares itself.</param>
internal sealed record NetCdfAttributes(
    IReadOnlyList<NetCdfAttribute> Read, IReadOnlyList<(string Name, string Type)> Skipped)
{
    /// <summary>None.</summary>
    internal static NetCdfAttributes None { get; } = new([], []);
}
