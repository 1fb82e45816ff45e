using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>The bytes of a stream: order, whether there is a table, step plan, parameters of the model, table, bytes of
/// the range coder.</summary>
internal static class PredictiveStream
{
    private const int PlanLength = 2 + StepPlan.ByteCount;

    /// <summary>Encodes counted values.</summary>
    /// <returns>The bytes, and what a decoder will count.</returns>
    internal static (byte[] Bytes, float[] Counts) Encode(
        double[] targets, SegmentGeometry geometry, bool[]? mask, CountedValues way, ModelOrder order, double[] steps)
    {
        var coder = new BitEncoder();
        var counts = order.Run(ref coder, geometry, mask, way.Plan, StepPlan.FactorsOf(steps), targets);
        byte[] table = way.Table is null ? [] : way.Table.ToBytes();
        byte[] bytes =
        [
            order.Number, way.Table is null ? (byte)0 : (byte)1, .. way.Plan.ToBytes(), .. order.ToBytes(), .. table,
            .. coder.Finish(),
        ];
        return (bytes, counts);
    }

    /// <summary>Decodes counted values.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static (float[] Counts, StepPlan Plan, LevelTable? Table) Decode(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps)
    {
        var (way, order, start) = ReadHeader(bytes);
        var coder = new BitDecoder(bytes[start..]);
        var factors = StepPlan.FactorsOf(way.Plan.StepsOf(steps));
        return (order.Run(ref coder, geometry, mask, way.Plan, factors, null), way.Plan, way.Table);
    }

    /// <summary>Reads how values are counted, and with which model they are coded.</summary>
    /// <returns>Both, and where the bytes of the range coder start.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static (CountedValues Way, ModelOrder Order, int Start) ReadHeader(ReadOnlyMemory<byte> bytes)
    {
        var header = bytes.Span;
        if (header.Length < PlanLength || header[1] > 1)
        {
            throw new InvalidDataException("the predictive stream begins with no header of this version");
        }

        var plan = StepPlan.Read(header[2..]);
        var order = ModelOrder.Read(header[0], header[PlanLength..], out var start);
        start += PlanLength;
        LevelTable? table = null;
        if (header[1] == 1)
        {
            table = LevelTable.Read(bytes[start..], out var length);
            start += length;
        }

        return (new CountedValues(plan, table, order.Lattice), order, start);
    }
}
