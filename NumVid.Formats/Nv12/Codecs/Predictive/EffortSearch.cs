using System;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

// Why so: docs/decisions/0125-smallest-is-never-larger.md
/// <summary>Encodes a segment with the model of an effort; <c>best</c> is never larger than <c>normal</c>.</summary>
/// <param name="planner">How values are counted.</param>
/// <param name="geometry">The shape of the segment.</param>
/// <param name="mask">Points that have no value, or null.</param>
/// <param name="steps">The step of each frame.</param>
/// <typeparam name="T">Float or double.</typeparam>
internal sealed class EffortSearch<T>(StepPlanner<T> planner, SegmentGeometry geometry, bool[]? mask, double[] steps)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // With more values a model of many weights has learned them by the middle of the segment.
    private const int FewValues = 1 << 20;

    /// <summary>Encodes values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="effort">The effort.</param>
    /// <param name="goesOn">Whether frames will be added.</param>
    /// <returns>The bytes, what a decoder will count, and how.</returns>
    internal (byte[] Bytes, float[] Counts, CountedValues Way) Encode(
        ReadOnlySpan<T> values, CodingEffort effort, bool goesOn)
    {
        var encoded = EncodeWith(values, effort, goesOn);
        if (effort != CodingEffort.Best || geometry.Count > FewValues)
        {
            return encoded;
        }

        var normal = EncodeWith(values, CodingEffort.Normal, goesOn);
        return normal.Bytes.Length < encoded.Bytes.Length ? normal : encoded;
    }

    private (byte[] Bytes, float[] Counts, CountedValues Way) EncodeWith(
        ReadOnlySpan<T> values, CodingEffort effort, bool goesOn)
    {
        var (way, proposesSame) = PredictiveSearch<T>.Choose(
            planner, values, geometry, mask, effort, way => !goesOn || way.IsForAnyValues(steps[0]));
        var frameSteps = way.Plan.StepsOf(steps);
        var targets = planner.Count(values, mask, way);
        var linear = PredictiveEfforts.Linear with { Lattice = way.Lattice };
        var raster = PredictiveEfforts.Raster(effort) with { Lattice = way.Lattice, ProposesSame = proposesSame };
        var order = goesOn && geometry.Frames < TapSets.ManyFrames
            ? ModelOrder.OpenOf(effort == CodingEffort.Fast ? ModelOrder.Of(linear) : ModelOrder.Of(raster))
            : effort == CodingEffort.Fast ? ModelOrder.Of(linear) : null;
        var (bytes, counts) = order is null
            ? OrderChoice.Encode(targets, geometry, mask, way, frameSteps, raster, effort)
            : PredictiveStream.Encode(targets, geometry, mask, way, order, frameSteps);
        return (bytes, counts, way);
    }
}
