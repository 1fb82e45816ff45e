using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Codes values as whole numbers less what is predicted from their neighbours; values without a number stand
/// beside.</summary>
internal static class PredictedCoder
{
    private const int HeaderBytes = 3 + (3 * sizeof(int));
    private const int MaxShift = 63;

    /// <summary>Encodes values as planned.</summary>
    /// <param name="values">The values.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="plan">How.</param>
    /// <param name="prefix">What stands before them, so that it need not be put there with a copy of all.</param>
    internal static byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, PredictionPlan plan, ReadOnlySpan<byte> prefix = default)
    {
        var (words, mask) = plan.Numbering is { } numbering
            ? numbering.Index(values)
            : (ElementWords.Of(values), ElementWords.MaskOf(values));
        var shift = plan.Numbering is FrameLattices ? 0 : ShiftDown(words, mask);
        byte[] places = mask is null ? [] : MaskCoder.Encode(mask, geometry);
        byte[] specials = mask is null ? [] : SpecialBits.Encode(values, mask);
        var rest = RestOf(plan.Numbering, plan.Predictor, words, mask, values, geometry);
        var (modelled, raw) = IntegerCoder.Encode(rest, geometry, plan.Predictor.SkipsMask ? mask : null);

        var header = new byte[HeaderBytes];
        header[0] = NumberingFormat.MapOf(plan.Numbering);
        header[1] = (byte)shift;
        header[2] = plan.Predictor.Code;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(3), places.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(3 + sizeof(int)), specials.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(3 + (2 * sizeof(int))), modelled.Length);
        return [.. prefix, .. header, .. NumberingFormat.Write(plan.Numbering), .. places, .. specials, .. modelled,
            .. raw];
    }

    /// <summary>What a predictor leaves of numbers, which are lost.</summary>
    /// <param name="numbering">What the numbers count.</param>
    /// <param name="predictor">The predictor.</param>
    /// <param name="words">The numbers.</param>
    /// <param name="mask">Points without number, or null.</param>
    /// <param name="values">The values.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="room">As many numbers that may hold the result; null to make room when it is needed.</param>
    internal static long[] RestOf<T>(
        INumbering? numbering, Predictor predictor, long[] words, bool[]? mask, ReadOnlySpan<T> values,
        SegmentGeometry geometry, long[]? room = null)
    {
        if (numbering is FrameLattices lattices && predictor.UsesFrames)
        {
            lattices.Subtract(words, values);
            predictor = predictor.WithinFrames;
        }

        return predictor.Apply(words, mask, geometry, room);
    }

    /// <summary>Decodes values.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static T[] Decode<T>(ReadOnlyMemory<byte> bytes, SegmentGeometry geometry)
    {
        var header = bytes.Span;
        if (bytes.Length < HeaderBytes || !new Predictor(header[2]).IsKnown || header[1] > MaxShift
            || header[0] > (ElementWords.IsFloat<T>() ? NumberingMaps.Table : NumberingMaps.Words))
        {
            throw new InvalidDataException(
                $"{bytes.Length} bytes of predicted values of type {typeof(T).Name} have no known header");
        }

        var predictor = new Predictor(header[2]);
        var shift = header[1];
        var body = bytes[HeaderBytes..];
        var numbering = NumberingFormat.Read(header[0], ref body, geometry);
        var places = NumberingFormat.Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[3..]));
        var specials =
            NumberingFormat.Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[(3 + sizeof(int))..]));
        var modelled =
            NumberingFormat.Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[(3 + (2 * sizeof(int)))..]));
        if ((places.Length > 0 || specials.Length > 0) && !ElementWords.IsFloat<T>())
        {
            throw new InvalidDataException($"values of type {typeof(T).Name} have no special points");
        }

        if (places.IsEmpty != specials.IsEmpty)
        {
            throw new InvalidDataException(
                $"a mask of {places.Length} bytes and special values of {specials.Length}: both or neither are needed");
        }

        var mask = specials.IsEmpty ? null : MaskCoder.Decode(places, geometry);
        var words = IntegerCoder.Decode(modelled, body, geometry, predictor.SkipsMask ? mask : null);
        if (numbering is FrameLattices lattices && predictor.UsesFrames)
        {
            predictor.WithinFrames.Undo(words, mask, geometry);
            var restored = new T[words.Length];
            Patch(restored);
            lattices.Restore(words, mask, restored);
            return restored;
        }

        predictor.Undo(words, mask, geometry);
        for (var i = 0; shift > 0 && i < words.Length; i++)
        {
            words[i] <<= shift;
        }

        var values = numbering is null ? ElementWords.ToValues<T>(words) : numbering.ToValues<T>(words);
        Patch(values);
        return values;

        void Patch(T[] target)
        {
            if (mask is not null)
            {
                SpecialBits.Apply(specials, mask, target.AsSpan());
            }
        }
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
