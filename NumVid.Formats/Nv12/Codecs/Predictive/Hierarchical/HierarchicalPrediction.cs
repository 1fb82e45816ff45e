using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>What three predictors say of a point, relative to its centre.</summary>
/// <remarks>Bounds: neighbours and weights have as many vectors as the layout says.</remarks>
internal unsafe struct HierarchicalPrediction
{
    private const float BeyondRange = 0.3f;
    private const float BeyondSteps = 0.5f;

    /// <summary>The three predictions, cut to the range of the neighbours and a little more; the fourth lane is
    /// zero.</summary>
    internal Vector128<float> All;

    /// <summary>What the weights that learn point by point say, not cut.</summary>
    internal float Adaptive;

    /// <summary>The sum of the squares of the neighbours.</summary>
    internal float Energy;

    /// <summary>Predicts.</summary>
    /// <param name="values">The neighbours.</param>
    /// <param name="centre">Their centre.</param>
    /// <param name="model">The weights.</param>
    /// <param name="tile">The weights of the tile.</param>
    /// <param name="lastLanes">The lanes of the last vector that hold neighbours.</param>
    /// <param name="differences">Receives the neighbours as differences to the centre, zeros behind them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static HierarchicalPrediction Of(
        Vector256<float>* values, float centre, HierarchicalModel model, Vector256<float>* tile,
        Vector256<float> lastLanes, Vector256<float>* differences)
    {
        var vectors = model.Layout.TapVectors;
        var adaptive = model.Adaptive.Weights;
        var all = model.AllWeights;
        var centres = Vector256.Create(centre);
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, energies = default;
        Vector256<float> smallest = default, largest = default;
        for (var i = 0; i < vectors; i++)
        {
            var neighbours = values[i] - centres;
            if (i == vectors - 1)
            {
                neighbours &= lastLanes;
            }

            differences[i] = neighbours;
            sum0 += adaptive[i] * neighbours;
            sum1 += all[i] * neighbours;
            sum2 += tile[i] * neighbours;
            energies += neighbours * neighbours;
            smallest = Lanes.Smaller(smallest, neighbours);
            largest = Lanes.Larger(largest, neighbours);
        }

        var (low, high) = (Lanes.Smallest(smallest), Lanes.Largest(largest));
        var more = ((high - low) * BeyondRange) + BeyondSteps;
        (low, high) = (low - more, high + more);
        var prediction = Lanes.Sum(sum0);
        return new HierarchicalPrediction
        {
            All = Vector128.Create(
                Lanes.Clamp(prediction, low, high), Lanes.Clamp(Lanes.Sum(sum1), low, high),
                Lanes.Clamp(Lanes.Sum(sum2), low, high), 0),
            Adaptive = prediction,
            Energy = Lanes.Sum(energies),
        };
    }

    /// <summary>How far the predictions differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly float Spread()
    {
        var (p0, p1, p2) = (All.GetElement(0), All.GetElement(1), All.GetElement(2));
        return (Lanes.Magnitude(p0 - p2) + Lanes.Magnitude(p1 - p2)) + Lanes.Magnitude(p0 - p1);
    }
}
