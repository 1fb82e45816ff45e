using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>All values that occur, in ascending order, counted from 0: for values of no rule that are few.</summary>
internal sealed class ValueTable : INumbering
{
    // A larger table costs more than it saves.
    private const int MaxCount = 1 << 16;
    private const int MinUses = 8;

    private readonly double[] _values;

    private ValueTable(double[] values) => _values = values;

    /// <inheritdoc/>
    public byte Map => NumberingMaps.Table;

    /// <summary>The number of different values.</summary>
    internal int Count => _values.Length;

    /// <summary>The table of some values, or null when too many of them differ.</summary>
    internal static ValueTable? Find<T>(ReadOnlySpan<T> values)
    {
        var limit = Math.Min(MaxCount, values.Length / MinUses);
        var seen = new HashSet<double>();
        foreach (var value in values)
        {
            var wide = ElementWords.ToDouble(in value);
            if (HasNumber(wide) && seen.Add(wide) && seen.Count > limit)
            {
                return null;
            }
        }

        if (seen.Count < 2)
        {
            return null;
        }

        double[] sorted = [.. seen];
        Array.Sort(sorted);
        return new ValueTable(sorted);
    }

    /// <inheritdoc/>
    public (long[] Words, bool[]? Mask) Index<T>(ReadOnlySpan<T> values)
    {
        var words = new long[values.Length];
        bool[]? mask = null;
        for (var i = 0; i < words.Length; i++)
        {
            var wide = ElementWords.ToDouble(in values[i]);
            if (HasNumber(wide) && Array.BinarySearch(_values, wide) is >= 0 and var place)
            {
                words[i] = place;
            }
            else
            {
                mask ??= new bool[words.Length];
                mask[i] = true;
            }
        }

        return (words, mask);
    }

    /// <inheritdoc/>
    public T[] ToValues<T>(long[] words)
    {
        var values = new T[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var value = _values[Math.Clamp(words[i], 0, _values.Length - 1)];
            if (typeof(T) == typeof(float))
            {
                Unsafe.As<T, float>(ref values[i]) = (float)value;
            }
            else
            {
                Unsafe.As<T, double>(ref values[i]) = value;
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public INumbering For(SampleBlock block) => this;

    /// <inheritdoc/>
    /// <remarks>As exact values of Double; they ascend, so that their differences are small.</remarks>
    public byte[] Write()
    {
        var plan = new PredictionPlan(null, Predictor.Differences(0, 0, 1));
        var values = PredictedCoder.Encode<double>(_values, SegmentGeometry.Row(_values.Length), plan);
        var bytes = new byte[sizeof(int) + values.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, _values.Length);
        values.CopyTo(bytes, sizeof(int));
        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static ValueTable Read(ReadOnlyMemory<byte> bytes)
    {
        var count = bytes.Length > sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(bytes.Span) : 0;

        // Words only: a table inside a table would let a forged file exhaust the stack.
        if (count is < 1 or > MaxCount || bytes.Span[sizeof(int)] != NumberingMaps.Words)
        {
            throw new InvalidDataException($"{bytes.Length} bytes are no table of 1 to {MaxCount} values");
        }

        return new ValueTable(PredictedCoder.Decode<double>(bytes[sizeof(int)..], SegmentGeometry.Row(count)));
    }

    private static bool HasNumber(double value) => double.IsFinite(value) && !(value == 0 && double.IsNegative(value));
}
