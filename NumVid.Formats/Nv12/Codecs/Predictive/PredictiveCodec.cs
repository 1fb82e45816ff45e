using System;
using System.IO;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

// Why so: docs/decisions/0078-predictive-codec.md
/// <summary>Our own codec of values: each is predicted from what was reconstructed before it, by weights that learn,
/// and what the prediction lacks is coded in whole steps with mixed contexts.</summary>
/// <remarks>A stream is one byte for the order, the <see cref="StepPlan"/>, the parameters of the model, and the bytes
/// of the range coder. No state; for any number of threads.</remarks>
internal sealed unsafe class PredictiveCodec : ValueCodec
{
    private const byte RasterOrder = 1;
    private const int HeaderLength = 1 + StepPlan.ByteCount + RasterParameters.ByteCount;

    // Bounds of memory: a model takes up to 700 bytes a column and 60 bytes a point of a frame.
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
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, CodingEffort effort)
    {
        Check(geometry);
        var plan = StepPlanner<T>.Plan(values, geometry, mask, steps);
        var parameters = PredictiveEfforts.Raster(effort);
        var frameSteps = plan.StepsOf(steps);
        var targets = StepPlanner<T>.Count(values, mask, plan.Offset, frameSteps);
        var coder = new BitEncoder();
        Walk(ref coder, geometry, mask, plan, parameters, StepPlan.FactorsOf(frameSteps), targets);
        return [RasterOrder, .. plan.ToBytes(), .. parameters.ToBytes(), .. coder.Finish()];
    }

    /// <inheritdoc/>
    internal override void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
    {
        Check(geometry);
        var header = bytes.Span;
        if (header.Length < HeaderLength || header[0] != RasterOrder)
        {
            throw new InvalidDataException("the predictive stream begins with no header of this version");
        }

        var plan = StepPlan.Read(header[1..]);
        var parameters = RasterParameters.Read(header[(1 + StepPlan.ByteCount)..]);
        var frameSteps = plan.StepsOf(steps);
        var coder = new BitDecoder(bytes[HeaderLength..]);
        var counts = Walk(ref coder, geometry, mask, plan, parameters, StepPlan.FactorsOf(frameSteps), null);
        var frame = geometry.Rows * geometry.Columns;
        for (var i = 0; i < counts.Length; i++)
        {
            values[i] = T.CreateTruncating(plan.Offset + (counts[i] * frameSteps[i / frame]));
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

    // Encoder and decoder: with targets or without.
    private static float[] Walk<TCoder>(
        ref TCoder coder, SegmentGeometry geometry, bool[]? mask, StepPlan plan, RasterParameters parameters,
        float[]? factors, double[]? targets)
        where TCoder : struct, IBitCoder
    {
        var counts = new float[geometry.Count];
        var model = new RasterCoder(geometry, parameters);
        fixed (double* target = targets)
        fixed (bool* masked = mask)
        fixed (float* count = counts)
        {
            model.Run(ref coder, target, masked, count, plan.First, factors);
        }

        GC.KeepAlive(model);
        return counts;
    }
}
