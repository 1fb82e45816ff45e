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
    private const int HeaderBytes = PredictedStream.HeaderBytes;

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
        var stream = PredictedStream.Read<T>(bytes, geometry);
        var (predictor, mask) = (stream.Predictor, stream.Mask);
        var words = IntegerCoder.Decode(stream.Modelled, stream.Raw, geometry, stream.Skipped);
        if (stream.FrameLattices is { } lattices)
        {
            predictor.Undo(words, mask, geometry);
            var restored = new T[words.Length];
            Patch(restored);
            lattices.Restore(words, mask, restored);
            return restored;
        }

        predictor.Undo(words, mask, geometry);
        for (var i = 0; stream.Shift > 0 && i < words.Length; i++)
        {
            words[i] <<= stream.Shift;
        }

        var values = stream.Numbering is { } numbering ? numbering.ToValues<T>(words) : ElementWords.ToValues<T>(words);
        Patch(values);
        return values;

        void Patch(T[] target)
        {
            if (mask is not null)
            {
                SpecialBits.Apply(stream.Specials, mask, target.AsSpan());
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
