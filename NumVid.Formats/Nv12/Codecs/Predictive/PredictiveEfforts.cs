using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>Which model each effort takes; a reader finds it in the stream.</summary>
internal static class PredictiveEfforts
{
    /// <summary>The model of an effort in raster order.</summary>
    internal static RasterParameters Raster(CodingEffort effort) => effort switch
    {
        CodingEffort.Fast => new RasterParameters(TapSets.Lean, PredictorSet.LeastMeanSquares, 1),
        CodingEffort.Best => new RasterParameters(TapSets.Full, PredictorSet.Tiles, 1),
        _ => new RasterParameters(TapSets.Lean, PredictorSet.Tiles, 2),
    };
}
