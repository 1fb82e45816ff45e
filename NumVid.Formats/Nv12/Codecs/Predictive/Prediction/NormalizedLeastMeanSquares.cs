using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>Weights that take a small step towards what would have been right, at every point.</summary>
/// <remarks>Independent of the order of the points.</remarks>
/// <param name="taps">How many neighbours there are.</param>
/// <param name="first">The weights to begin with, whole vectors.</param>
internal sealed unsafe class NormalizedLeastMeanSquares(int taps, AlignedMemory<Vector256<float>> first)
{
    private const float Numerator = 0.04f;
    private const float Floor = 0.5f;

    private readonly float _rate = Numerator / taps;

    /// <summary>The weights.</summary>
    internal Vector256<float>* Weights => first.Start;

    /// <summary>Learns a point.</summary>
    /// <param name="neighbours">The neighbours as differences to their centre.</param>
    /// <param name="count">Vectors of them.</param>
    /// <param name="error">What the prediction lacked.</param>
    /// <param name="energy">The sum of the squares of the neighbours.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(Vector256<float>* neighbours, int count, float error, float energy)
    {
        var gain = Vector256.Create(Lanes.Clamp(_rate * error / (Floor + (energy / taps)), -1, 1));
        var weights = first.Start;
        for (var i = 0; i < count; i++)
        {
            weights[i] += neighbours[i] * gain;
        }
    }
}
