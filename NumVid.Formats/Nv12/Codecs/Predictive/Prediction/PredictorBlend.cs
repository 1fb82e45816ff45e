using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>One prediction of three: each counts by the inverse fourth power of its errors at neighbouring
/// points.</summary>
internal static class PredictorBlend
{
    private const float Floor = 0.05f;

    /// <summary>Blends predictions.</summary>
    /// <param name="predictions">Three predictions, the fourth lane zero.</param>
    /// <param name="errors">The sums of their errors nearby.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Of(Vector128<float> predictions, Vector128<float> errors)
    {
        errors += Vector128.Create(Floor);
        var weights = Vector128<float>.One / (errors * errors);
        weights *= weights;
        var weighted = weights * predictions;
        var total = (weights.GetElement(0) + weights.GetElement(1)) + weights.GetElement(2);
        return total > 0 ? ((weighted.GetElement(0) + weighted.GetElement(1)) + weighted.GetElement(2)) / total
            : predictions.GetElement(1);
    }
}
