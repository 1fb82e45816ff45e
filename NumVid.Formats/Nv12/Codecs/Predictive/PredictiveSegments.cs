using System;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>Encodes and decodes segments with the predictive codec.</summary>
internal static class PredictiveSegments
{
    /// <summary>Encodes values.</summary>
    /// <inheritdoc cref="PredictiveCodec.Encode"/>
    internal static byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction, bool goesOn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var planner = new StepPlanner<T>(values, mask, steps);
        var search = new EffortSearch<T>(planner, geometry, mask, steps.ToArray());
        var (bytes, counts, way) = search.Encode(values, effort, goesOn);
        var frameSteps = way.Plan.StepsOf(steps);
        if (!reconstruction.IsEmpty)
        {
            Restore(counts, way.Plan, way.Table, frameSteps, reconstruction);
        }

        return bytes;
    }

    /// <summary>Adds frames to a stream.</summary>
    /// <inheritdoc cref="PredictiveCodec.TryGoOn"/>
    internal static byte[]? TryGoOn<T>(
        ReadOnlyMemory<byte> bytes, int frames, ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask,
        ReadOnlySpan<double> steps, Span<T> reconstruction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (way, order, _) = PredictiveStream.ReadHeader(bytes);
        var stored = geometry with { Frames = frames };
        var (old, _, _) = PredictiveStream.Decode(bytes, stored, mask?[..stored.Count], steps[..frames]);
        var targets = new StepPlanner<T>(values, mask, steps).Count(values, mask, way);
        for (var i = 0; i < old.Length; i++)
        {
            targets[i] = old[i];
        }

        var frameSteps = way.Plan.StepsOf(steps);
        var (result, counts) = PredictiveStream.Encode(targets, geometry, mask, way, order, frameSteps);
        Restore(counts, way.Plan, way.Table, frameSteps, reconstruction);
        return counts.AsSpan(0, old.Length).SequenceEqual(old) ? result : null;
    }

    /// <summary>Decodes values.</summary>
    /// <inheritdoc cref="PredictiveCodec.Decode"/>
    internal static void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (counts, plan, table) = PredictiveStream.Decode(bytes, geometry, mask, steps);
        Restore(counts, plan, table, plan.StepsOf(steps), values);
    }

    private static void Restore<T>(
        ReadOnlySpan<float> counts, StepPlan plan, LevelTable? table, double[] steps, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var frame = counts.Length / steps.Length;
        for (var (start, i) = (0, 0); i < steps.Length; start += frame, i++)
        {
            var from = counts.Slice(start, frame);
            var to = values.Slice(start, frame);
            var step = steps[i];
            for (var place = 0; place < to.Length; place++)
            {
                to[place] = FloatNumbers.As<T>(
                    table is null ? plan.Offset + (from[place] * step) : table.ValueOf(from[place]));
            }
        }
    }
}
