using System.IO;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>The model of a stream in raster order, as its header has it.</summary>
/// <param name="TapSet">The neighbours that are looked at (<see cref="TapSets"/>).</param>
/// <param name="Predictors">The predictors.</param>
/// <param name="Stride">Least squares learn from one point of so many, 1 to 8.</param>
internal sealed record RasterParameters(int TapSet, PredictorSet Predictors, int Stride)
{
    /// <summary>How many bytes they take.</summary>
    internal const int ByteCount = 3;

    private const int MostStride = 8;

    /// <summary>Writes the parameters.</summary>
    internal byte[] ToBytes() => [(byte)TapSet, (byte)Predictors, (byte)Stride];

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="InvalidDataException">They are not of this version.</exception>
    internal static RasterParameters Read(System.ReadOnlySpan<byte> bytes) =>
        bytes[0] < TapSets.Count && bytes[1] <= (byte)PredictorSet.Tiles && bytes[2] is >= 1 and <= MostStride
            ? new RasterParameters(bytes[0], (PredictorSet)bytes[1], bytes[2])
            : throw new InvalidDataException("the predictive stream asks for a model that this version does not have");
}
