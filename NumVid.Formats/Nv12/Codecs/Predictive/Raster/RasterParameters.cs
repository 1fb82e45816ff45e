using System.IO;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>The model of a stream in raster order, as its header has it.</summary>
/// <param name="TapSet">The neighbours that are looked at (<see cref="TapSets"/>).</param>
/// <param name="Predictors">The predictors.</param>
/// <param name="Stride">Least squares learn from one point of so many, 1 to 8.</param>
/// <param name="Lattice">Values lie on multiples of a step by so many, 1 to 255; 0 where they lie anywhere.</param>
/// <param name="ProposesSame">Whether the value of neighbours that agree is proposed before a number is coded; only on
/// whole steps.</param>
internal sealed record RasterParameters(
    int TapSet, PredictorSet Predictors, int Stride, int Lattice = 0, bool ProposesSame = false)
{
    /// <summary>How many bytes they take.</summary>
    internal const int ByteCount = 5;

    /// <summary>The most parts of a step that values can lie on.</summary>
    internal const int MostParts = 255;

    private const int MostStride = 8;

    /// <summary>Writes the parameters.</summary>
    internal byte[] ToBytes() =>
        [(byte)TapSet, (byte)Predictors, (byte)Stride, (byte)Lattice, ProposesSame ? (byte)1 : (byte)0];

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="InvalidDataException">They are not of this version.</exception>
    internal static RasterParameters Read(System.ReadOnlySpan<byte> bytes) =>
        bytes[0] < TapSets.Count && bytes[1] <= (byte)PredictorSet.Tiles && bytes[2] is >= 1 and <= MostStride
        && (bytes[4] == 0 || (bytes[4] == 1 && bytes[3] == 1))
            ? new RasterParameters(bytes[0], (PredictorSet)bytes[1], bytes[2], bytes[3], bytes[4] == 1)
            : throw new InvalidDataException("the predictive stream asks for a model that this version does not have");
}
