using System.Collections.Generic;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>A variable.</summary>
/// <param name="Name">Its name, without that of its group.</param>
/// <param name="Type">The library's number of its type.</param>
/// <param name="Dimensions">The places of its dimensions among all of the file.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record NetCdfVariableDeclaration(
    string Name, int Type, IReadOnlyList<int> Dimensions, IReadOnlyList<NetCdfAttributeDeclaration> Attributes)
{
    /// <summary>Whether what was never written is left as it is (NC_NOFILL).</summary>
    internal bool IsUnfilled { get; init; }

    /// <summary>0 the machine's byte order, 1 little-endian, 2 big-endian.</summary>
    internal int ByteOrder { get; init; }

    /// <summary>0 chunks, 1 one piece, 2 compact.</summary>
    internal int Layout { get; init; }

    /// <summary>The lengths of a chunk; empty where there are none.</summary>
    internal IReadOnlyList<long> Chunk { get; init; } = [];

    /// <summary>Whether the bytes of values are shuffled.</summary>
    internal bool Shuffles { get; init; }

    /// <summary>Whether chunks have Fletcher's checksums.</summary>
    internal bool HasChecksums { get; init; }

    /// <summary>The other filters, in their order.</summary>
    internal IReadOnlyList<NetCdfFilterDeclaration> Filters { get; init; } = [];
}
