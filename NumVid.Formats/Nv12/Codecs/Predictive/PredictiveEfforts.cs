using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;
using NumVid.Formats.Nv12.Codecs.Predictive.Linear;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>Which model each effort takes; a reader finds it in the stream.</summary>
internal static class PredictiveEfforts
{
    /// <summary>The model of the effort <c>fast</c>: tiles of 16 x 16 points, of which one in four is learned.</summary>
    internal static LinearParameters Linear { get; } = new(TapSets.Lean, 4, 4);

    /// <summary>The model in raster order that ways to count values are compared with.</summary>
    internal static RasterParameters RasterOfSample { get; } =
        new(TapSets.Lean, PredictorSet.LeastMeanSquares, 1);

    /// <summary>The model of the other efforts in raster order.</summary>
    internal static RasterParameters Raster(CodingEffort effort) => effort switch
    {
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
