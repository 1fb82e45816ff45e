using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>The bytes of a stream: order, whether there is a table, step plan, parameters of the model, table, bytes of
/// the range coder.</summary>
internal static unsafe class PredictiveStream
{
    private const byte RasterOrder = 1;
    private const int HeaderLength = 2 + StepPlan.ByteCount + RasterParameters.ByteCount;

    /// <summary>Encodes counted values.</summary>
    internal static byte[] Encode(
        double[] targets, SegmentGeometry geometry, bool[]? mask, CountedValues way, RasterParameters parameters,
        double[] steps)
    {
        var coder = new BitEncoder();
        Walk(ref coder, geometry, mask, way.Plan, parameters, steps, targets);
        byte[] table = way.Table is null ? [] : way.Table.ToBytes();
        return
        [
            RasterOrder, way.Table is null ? (byte)0 : (byte)1, .. way.Plan.ToBytes(), .. parameters.ToBytes(),
            .. table, .. coder.Finish(),
        ];
    }

    /// <summary>Decodes counted values.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static (float[] Counts, StepPlan Plan, LevelTable? Table) Decode(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps)
    {
        var header = bytes.Span;
        if (header.Length < HeaderLength || header[0] != RasterOrder || header[1] > 1)
        {
            throw new InvalidDataException("the predictive stream begins with no header of this version");
        }

        var plan = StepPlan.Read(header[2..]);
        var parameters = RasterParameters.Read(header[(2 + StepPlan.ByteCount)..]);
        var start = HeaderLength;
        LevelTable? table = null;
        if (header[1] == 1)
        {
            table = LevelTable.Read(bytes[HeaderLength..], out var length);
            start += length;
        }

        var coder = new BitDecoder(bytes[start..]);
        return (Walk(ref coder, geometry, mask, plan, parameters, plan.StepsOf(steps), null), plan, table);
    }

    // Encoder and decoder: with targets or without.
    private static float[] Walk<TCoder>(
        ref TCoder coder, SegmentGeometry geometry, bool[]? mask, StepPlan plan, RasterParameters parameters,
        double[] steps, double[]? targets)
        where TCoder : struct, IBitCoder
    {
        var factors = StepPlan.FactorsOf(steps);
        var counts = new float[geometry.Count];
        var model = new RasterCoder(geometry, parameters);
        fixed (double* target = targets)
        fixed (bool* masked = mask)
        fixed (float* count = counts)
        {
            model.Run(ref coder, target, masked, count, plan.First, plan.Largest, factors);
        }

        GC.KeepAlive(model);
        return counts;
    }
}
