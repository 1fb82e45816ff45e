using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using NumVid.Formats.Nv12.Residual;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Codes values as whole numbers less what their neighbours foretell; values without a number stand beside.</summary>
internal static class PredictedCoding
{
    private const byte Words = 0;
    private const byte MultipliedLattice = 1;
    private const byte DividedLattice = 2;
    private const int HeaderBytes = 3 + (3 * sizeof(int));
    private const int MaxShift = 63;

    /// <summary>Encodes values as planned.</summary>
    internal static byte[] Encode<T>(ReadOnlySpan<T> values, SegmentGeometry geometry, PredictionPlan plan)
    {
        var (words, mask) = plan.Lattice is { } lattice
            ? lattice.Index(values)
            : (ElementWords.Of(values), ElementWords.MaskOf(values));
        var shift = ShiftDown(words, mask);
        byte[] places = mask is null ? [] : MaskCoding.Encode(mask, geometry);
        byte[] specials = mask is null ? [] : SpecialBits.Encode(values, mask);
        var rest = plan.Predictor.Apply(words, mask, geometry);
        var (modelled, raw) = IntegerCoding.Encode(rest, geometry, plan.Predictor.IsMedian ? mask : null);

        var header = new byte[HeaderBytes + (plan.Lattice is null ? 0 : Lattice.ByteCount)];
        header[0] = plan.Lattice is null ? Words : plan.Lattice.Value.Divides ? DividedLattice : MultipliedLattice;
        header[1] = (byte)shift;
        header[2] = plan.Predictor.Code;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(3), places.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(3 + sizeof(int)), specials.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(3 + (2 * sizeof(int))), modelled.Length);
        plan.Lattice?.Write(header.AsSpan(HeaderBytes));
        return [.. header, .. places, .. specials, .. modelled, .. raw];
    }

    /// <summary>Decodes values.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static T[] Decode<T>(ReadOnlyMemory<byte> bytes, SegmentGeometry geometry)
    {
        var header = bytes.Span;
        if (bytes.Length < HeaderBytes || !new Predictor(header[2]).IsKnown || header[1] > MaxShift
            || header[0] > (ElementWords.IsFloat<T>() ? DividedLattice : Words))
        {
            throw new InvalidDataException($"{bytes.Length} bytes of predicted values of type {typeof(T).Name} have no known header");
        }

        var predictor = new Predictor(header[2]);
        var shift = header[1];
        var (lattice, body) = ReadLattice(bytes);
        var places = Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[3..]));
        var specials = Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[(3 + sizeof(int))..]));
        var modelled = Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[(3 + (2 * sizeof(int)))..]));
        if ((places.Length > 0 || specials.Length > 0) && !ElementWords.IsFloat<T>())
        {
            throw new InvalidDataException($"values of type {typeof(T).Name} have no special points");
        }

        var mask = specials.IsEmpty ? null : MaskCoding.Decode(places, geometry);
        var words = IntegerCoding.Decode(modelled, body, geometry, predictor.IsMedian ? mask : null);
        predictor.Undo(words, mask, geometry);
        for (var i = 0; shift > 0 && i < words.Length; i++)
        {
            words[i] <<= shift;
        }

        var values = lattice is null ? ElementWords.ToValues<T>(words) : lattice.Value.ToValues<T>(words);
        if (mask is not null)
        {
            SpecialBits.Apply(specials, mask, values.AsSpan());
        }

        return values;
    }

    private static (Lattice? Lattice, ReadOnlyMemory<byte> Body) ReadLattice(ReadOnlyMemory<byte> bytes)
    {
        var kind = bytes.Span[0];
        var body = bytes[HeaderBytes..];
        return kind == Words ? (null, body)
            : (Lattice.Read(Take(ref body, Lattice.ByteCount).Span, kind == DividedLattice), body);
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> body, int length)
    {
        if (length < 0 || length > body.Length)
        {
            throw new InvalidDataException($"a part of {length} bytes does not fit the {body.Length} bytes left of predicted values");
        }

        var part = body[..length];
        body = body[length..];
        return part;
    }

    // Numbers rounded to fewer bits end in zeros, which need not be stored.
    private static int ShiftDown(long[] words, bool[]? mask)
    {
        var union = 0L;
        for (var i = 0; i < words.Length; i++)
        {
            union |= mask is not null && mask[i] ? 0 : words[i];
        }

        var shift = union == 0 ? 0 : BitOperations.TrailingZeroCount(union);
        for (var i = 0; shift > 0 && i < words.Length; i++)
        {
            words[i] >>= shift;
        }

        return shift;
    }
}
