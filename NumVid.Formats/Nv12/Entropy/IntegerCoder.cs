using System;
using System.IO;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>Codes 64-bit whole numbers around zero without loss, each in the context of its coded neighbours.</summary>
internal static class IntegerCoder
{
    // Contexts grow with the logarithm, so a magnitude can be cut here; sums of them stay in a long.
    private const long MagnitudeLimit = 1L << 56;

    /// <summary>Encodes numbers.</summary>
    /// <param name="values">One a point.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="skipped">Points whose number is 0 and not stored, or null.</param>
    /// <returns>The modelled stream and the raw bits.</returns>
    internal static (byte[] Modelled, byte[] Raw) Encode(long[] values, SegmentGeometry geometry, bool[]? skipped)
    {
        var encoder = new BitEncoder();
        var raw = new RawBitWriter();
        Walk(ref encoder, ref raw, values, geometry, skipped);
        return (encoder.Finish(), raw.Finish());
    }

    /// <summary>Decodes numbers; every pair of streams decodes to something, but for raw bytes that are left
    /// over.</summary>
    /// <exception cref="InvalidDataException">There are more raw bytes than the numbers need.</exception>
    internal static long[] Decode(
        ReadOnlyMemory<byte> modelled, ReadOnlyMemory<byte> raw, SegmentGeometry geometry, bool[]? skipped)
    {
        var values = new long[geometry.Count];
        Decode(modelled, raw, geometry, skipped, values);
        return values;
    }

    /// <summary>Decodes numbers where others may wait for them.</summary>
    /// <param name="modelled">The modelled stream.</param>
    /// <param name="raw">The raw bits.</param>
    /// <param name="geometry">The shape of the numbers.</param>
    /// <param name="skipped">Points whose number is 0 and not stored, or null.</param>
    /// <param name="values">Takes the numbers.</param>
    /// <param name="arrival">Is told of them row by row.</param>
    /// <exception cref="InvalidDataException">There are more raw bytes than the numbers need.</exception>
    internal static void Decode(
        ReadOnlyMemory<byte> modelled, ReadOnlyMemory<byte> raw, SegmentGeometry geometry, bool[]? skipped,
        long[] values, Arrival? arrival = null)
    {
        var decoder = new BitDecoder(modelled);
        var reader = new RawBitReader(raw);
        Walk(ref decoder, ref reader, values, geometry, skipped, arrival);
        if (reader.LeftOver != 0)
        {
            throw new InvalidDataException($"{reader.LeftOver} bytes are left over behind the numbers");
        }
    }

    private static void Walk<TCoder, TRaw>(
        ref TCoder coder, ref TRaw raw, long[] values, SegmentGeometry geometry, bool[]? skipped,
        Arrival? arrival = null)
        where TCoder : struct, IBitCoder
        where TRaw : struct, IRawBits
    {
        using var model = IntegerModel.Rent();
        var sums = new long[geometry.Columns];
        var signs = new int[geometry.Columns];
        for (var row = 0; row < geometry.Frames * geometry.Rows; row++)
        {
            var start = row * geometry.Columns;
            if (typeof(TCoder) == typeof(BitDecoder))
            {
                // Nothing is there yet. Memory that is read before it is written costs twice, and processors wait for
                // each other.
                values.AsSpan(start, geometry.Columns).Clear();
            }

            GatherNeighbours(values, geometry, row, sums, signs);
            var firstContext = row < geometry.Rows ? 0 : IntegerModel.ContextCount;
            var left = 0L;
            for (var column = 0; column < sums.Length; column++)
            {
                if (skipped is not null && skipped[start + column])
                {
                    values[start + column] = 0;
                    left = 0;
                    continue;
                }

                var context = firstContext + LogarithmOf(sums[column] + (2 * MagnitudeOf(left)));
                left = model.Code(
                    ref coder, ref raw, values[start + column], context, signs[column] + (9 * (Math.Sign(left) + 1)));
                values[start + column] = left;
            }

            arrival?.Report(start + geometry.Columns);
        }
    }

    // All but the left neighbour is known before a row begins.
    private static void GatherNeighbours(long[] values, SegmentGeometry geometry, int row, long[] sums, int[] signs)
    {
        var columns = geometry.Columns;
        Array.Clear(sums);
        Array.Fill(signs, 4);
        if (row % geometry.Rows > 0)
        {
            var above = values.AsSpan((row - 1) * columns, columns);
            Add(sums, above, 0, 2);
            Add(sums, above, -1, 1);
            Add(sums, above, 1, 1);
            AddSigns(signs, above, 3);
        }

        if (row >= geometry.Rows)
        {
            var previous = values.AsSpan((row - geometry.Rows) * columns, columns);
            Add(sums, previous, 0, 2);
            Add(sums, previous, 1, 1);
            AddSigns(signs, previous, 1);
            if ((row + 1) % geometry.Rows > 0)
            {
                Add(sums, values.AsSpan((row - geometry.Rows + 1) * columns, columns), 0, 1);
            }
        }
    }

    private static void Add(long[] sums, ReadOnlySpan<long> neighbours, int offset, int weight)
    {
        var end = Math.Min(sums.Length, sums.Length - offset);
        for (var i = Math.Max(0, -offset); i < end; i++)
        {
            sums[i] += weight * MagnitudeOf(neighbours[i + offset]);
        }
    }

    private static void AddSigns(int[] signs, ReadOnlySpan<long> neighbours, int weight)
    {
        for (var i = 0; i < signs.Length; i++)
        {
            signs[i] += weight * Math.Sign(neighbours[i]);
        }
    }

    private static long MagnitudeOf(long value) => Math.Min(Math.Abs(Math.Max(value, -MagnitudeLimit)), MagnitudeLimit);

    /// <summary>Twice the binary logarithm of 1 + a magnitude, cut to a whole number in steps that need no
    /// table.</summary>
    /// <remarks>The magnitude is asked for zero, not its logarithm: where the processor has no LZCNT, .NET 10.0.12 takes
    /// the flag of BSR, which tells of the operand, for one of the result, and a logarithm of 0 passes for another.</remarks>
    internal static int LogarithmOf(long magnitude)
    {
        if (magnitude == 0)
        {
            return 0;
        }

        var x = (ulong)magnitude + 1;
        var log = BitOperations.Log2(x);
        return (2 * log) + (int)((x >> (log - 1)) & 1) - 1;
    }
}
