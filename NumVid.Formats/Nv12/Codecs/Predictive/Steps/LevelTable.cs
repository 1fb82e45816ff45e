using System;
using System.Buffers.Binary;
using System.IO;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>The values that occur, within the bound, counted by their rank.</summary>
/// <remarks>For data that were rounded or packed before, where the bound is finer than that: ranks leave out the values
/// that never come.</remarks>
internal sealed class LevelTable
{
    /// <summary>The most levels of a table.</summary>
    internal const int MostLevels = 1 << 16;

    private const int HeaderLength = 28;

    private readonly double _offset;
    private readonly double _unit;
    private readonly long[] _gaps;

    private LevelTable(double offset, double unit, long[] gaps)
    {
        _offset = offset;
        _unit = unit;
        _gaps = gaps;
        Values = new double[gaps.Length];
        var place = 0L;
        for (var i = 0; i < gaps.Length; i++)
        {
            place = unchecked(place + gaps[i]);
            Values[i] = offset + (place * unit);
        }
    }

    /// <summary>The levels, ascending in a sound table.</summary>
    internal double[] Values { get; }

    /// <summary>Finds the levels of values.</summary>
    /// <param name="sorted">All values, ascending.</param>
    /// <param name="step">Twice the largest error.</param>
    /// <param name="mostLevels">More levels are not wanted.</param>
    /// <returns>Null where there would be more.</returns>
    internal static LevelTable? TryCreate(ReadOnlySpan<double> sorted, double step, int mostLevels)
    {
        // An eighth is left for levels that lie on whole units, of which there are eight to a step.
        var (width, unit) = (step * 0.875, step * 0.125);
        var levels = new System.Collections.Generic.List<long>();
        var last = 0L;
        for (var i = 0; i < sorted.Length;)
        {
            var first = sorted[i];
            var end = first;
            for (; i < sorted.Length && sorted[i] - first <= width; i++)
            {
                end = sorted[i];
            }

            var place = Math.Round((first + ((end - first) / 2) - sorted[0]) / unit);
            if (levels.Count >= Math.Min(mostLevels, MostLevels) || !(place < 1L << 52))
            {
                return null;
            }

            levels.Add((long)place - last);
            last = (long)place;
        }

        return levels.Count == 0 ? null : new LevelTable(sorted[0], unit, [.. levels]);
    }

    /// <summary>The rank of the level nearest to a value.</summary>
    internal int RankOf(double value)
    {
        var place = Array.BinarySearch(Values, value);
        if (place >= 0)
        {
            return place;
        }

        var above = ~place;
        return above == 0 ? 0 : above == Values.Length || value - Values[above - 1] <= Values[above] - value ? above - 1
            : above;
    }

    /// <summary>The level of a rank; the nearest one for what is none.</summary>
    internal double ValueOf(float rank) =>
        Values[rank > 0 ? (int)Math.Min((double)rank + 0.5, Values.Length - 1) : 0];

    /// <summary>Writes the table.</summary>
    internal byte[] ToBytes()
    {
        var (modelled, raw) = IntegerCoder.Encode((long[])_gaps.Clone(), SegmentGeometry.Row(_gaps.Length), null);
        var bytes = new byte[HeaderLength + modelled.Length + raw.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, _gaps.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), modelled.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), raw.Length);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(12), _offset);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(20), _unit);
        modelled.CopyTo(bytes, HeaderLength);
        raw.CopyTo(bytes, HeaderLength + modelled.Length);
        return bytes;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="bytes">What begins with it.</param>
    /// <param name="length">How many bytes it took.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static LevelTable Read(ReadOnlyMemory<byte> bytes, out int length)
    {
        var span = bytes.Span;
        if (span.Length < HeaderLength)
        {
            throw new InvalidDataException("the predictive stream ends within its table");
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(span);
        var modelled = BinaryPrimitives.ReadInt32LittleEndian(span[4..]);
        var raw = BinaryPrimitives.ReadInt32LittleEndian(span[8..]);
        var (offset, unit) = (BinaryPrimitives.ReadDoubleLittleEndian(span[12..]),
            BinaryPrimitives.ReadDoubleLittleEndian(span[20..]));
        if (count is < 1 or > MostLevels || modelled < 0 || raw < 0
            || (long)modelled + raw > span.Length - HeaderLength || !double.IsFinite(offset) || !double.IsFinite(unit))
        {
            throw new InvalidDataException($"the predictive stream has a table of {count} levels that is damaged");
        }

        length = HeaderLength + modelled + raw;
        return new LevelTable(offset, unit, IntegerCoder.Decode(
            bytes.Slice(HeaderLength, modelled), bytes.Slice(HeaderLength + modelled, raw),
            SegmentGeometry.Row(count), null));
    }
}
