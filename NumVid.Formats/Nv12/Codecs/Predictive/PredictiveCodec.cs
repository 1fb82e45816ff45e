using System;
using System.IO;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

// Why so: docs/decisions/0078-predictive-codec.md
/// <summary>Our own codec of values: each is predicted from what was reconstructed before it, by weights that learn,
/// and what the prediction lacks is coded in whole steps with mixed contexts.</summary>
/// <remarks>No state; for any number of threads.</remarks>
internal sealed class PredictiveCodec : ValueCodec
{
    // Bounds of memory: a model takes up to 700 bytes a column and 110 bytes a point of a frame.
    private const int MostColumns = 1 << 20;
    private const long MostFramePoints = 1 << 24;

    /// <inheritdoc/>
    internal override string Name => CodecNames.Predictive;

    /// <inheritdoc/>
    internal override string EntryExtension => ".predictive";

    /// <inheritdoc/>
    internal override bool NeverLoses => false;

    /// <inheritdoc/>
    internal override byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction = default, bool goesOn = false)
    {
        Check(geometry);
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

    /// <inheritdoc/>
    internal override bool CanGoOn(ReadOnlyMemory<byte> bytes, int frames, double step)
    {
        var (way, order, _) = PredictiveStream.ReadHeader(bytes);
        return order.CanGoOn(frames) && way.IsForAnyValues(step);
    }

    /// <inheritdoc/>
    internal override byte[]? TryGoOn<T>(
        ReadOnlyMemory<byte> bytes, int frames, ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask,
        ReadOnlySpan<double> steps, Span<T> reconstruction)
    {
        Check(geometry);
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

    /// <inheritdoc/>
    internal override void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
    {
        Check(geometry);
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
                to[place] = T.CreateTruncating(
                    table is null ? plan.Offset + (from[place] * step) : table.ValueOf(from[place]));
            }
        }
    }

    private static void Check(SegmentGeometry geometry)
    {
        if (geometry.Columns > MostColumns || (long)geometry.Rows * geometry.Columns > MostFramePoints)
        {
            throw new InvalidDataException(
                $"frames of {geometry.Rows} x {geometry.Columns} values are larger than {CodecNames.Predictive} takes: "
                + $"{MostColumns} columns, {MostFramePoints} values");
        }
    }
}
