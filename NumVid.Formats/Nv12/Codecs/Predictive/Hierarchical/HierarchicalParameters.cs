using System.IO;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>The model of a stream in hierarchical order, as its header has it.</summary>
/// <param name="BaseLevel">The coarsest grid has every point of two to the power of it, 0 to 8.</param>
/// <param name="TileLevels">So many of the finest levels have least squares by tile, 0 to 8.</param>
/// <param name="Sparsity">Least squares learn from one point of so many, 1 to 8.</param>
/// <param name="Lattice">Values lie on multiples of a step by so many, 1 to 255; 0 where they lie anywhere.</param>
internal sealed record HierarchicalParameters(int BaseLevel, int TileLevels, int Sparsity, int Lattice = 0)
{
    /// <summary>How many bytes they take.</summary>
    internal const int ByteCount = 4;

    /// <summary>The coarsest level that writers take: every 32nd point.</summary>
    internal const int UsualLevel = 5;

    /// <summary>How many of the finest levels writers give tiles.</summary>
    internal const int UsualTileLevels = 3;

    private const int MostLevels = 8;
    private const int MostSparsity = 8;

    /// <summary>Writes the parameters.</summary>
    internal byte[] ToBytes() => [(byte)BaseLevel, (byte)TileLevels, (byte)Sparsity, (byte)Lattice];

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="InvalidDataException">They are not of this version.</exception>
    internal static HierarchicalParameters Read(System.ReadOnlySpan<byte> bytes) =>
        bytes[0] <= MostLevels && bytes[1] <= MostLevels && bytes[2] is >= 1 and <= MostSparsity
            ? new HierarchicalParameters(bytes[0], bytes[1], bytes[2], bytes[3])
            : throw new InvalidDataException("the predictive stream asks for a model that this version does not have");
}
