using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Geometry;

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

    /// <summary>The model of an effort in hierarchical order.</summary>
    /// <param name="effort">The effort.</param>
    /// <param name="geometry">The shape of the segment: a grid coarser than twice the frame has one point.</param>
    internal static HierarchicalParameters Hierarchical(CodingEffort effort, SegmentGeometry geometry)
    {
        var longest = (long)Math.Max(geometry.Rows, geometry.Columns);
        var level = HierarchicalParameters.UsualLevel;
        while (level > 0 && (1 << level) > 2 * longest)
        {
            level--;
        }

        return new HierarchicalParameters(
            level, HierarchicalParameters.UsualTileLevels, effort == CodingEffort.Best ? 1 : 2);
    }
}
