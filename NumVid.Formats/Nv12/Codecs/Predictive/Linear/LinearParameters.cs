using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Linear;

/// <summary>The parameters of the linear model, as they stand in the stream.</summary>
/// <param name="TapSet">The set of neighbours.</param>
/// <param name="TileShift">Tiles have 2^so many rows and columns, 3 to 6.</param>
/// <param name="Stride">Least squares learn from one point of so many, 1 to 16.</param>
/// <param name="Lattice">Values lie on multiples of a step by so many, 1 to 255; 0 where they lie anywhere.</param>
internal sealed record LinearParameters(int TapSet, int TileShift, int Stride, int Lattice = 0)
{
    /// <summary>How many bytes they take.</summary>
    internal const int ByteCount = 4;

    private const int MostStride = 16;

    /// <summary>Writes the parameters.</summary>
    internal byte[] ToBytes() => [(byte)TapSet, (byte)TileShift, (byte)Stride, (byte)Lattice];

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="InvalidDataException">They are not of this version.</exception>
    internal static LinearParameters Read(ReadOnlySpan<byte> bytes) =>
        bytes[0] < TapSets.Count && bytes[1] is >= 3 and <= 6 && bytes[2] is >= 1 and <= MostStride
            ? new LinearParameters(bytes[0], bytes[1], bytes[2], bytes[3])
            : throw new InvalidDataException("the predictive stream asks for a model that this version does not have");
}
