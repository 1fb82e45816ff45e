using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Positions;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Codes values of any SDS type bit by bit: strings as text, everything else in the smallest form that is
/// found.</summary>
internal static class ExactCoder
{
    /// <summary>So many values show how to predict the others.</summary>
    internal const int SampleValues = 1 << 17;

    private const byte PlainForm = 0;
    private const byte PredictedForm = 1;
    private const byte NarrowedForm = 2;
    private const byte ComputedForm = 3;

    /// <summary>Encodes values.</summary>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="geometry">Their shape; it is not stored.</param>
    internal static byte[] Encode<T>(ReadOnlySpan<T> values, SegmentGeometry geometry)
    {
        if (typeof(T) == typeof(string))
        {
            return StringCoder.Encode(MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.As<T, string?>(ref MemoryMarshal.GetReference(values)), values.Length));
        }

        return NarrowDoubles.TryNarrow(values) is { } narrow
            ? EncodeAs<float>(narrow, geometry, [NarrowedForm])
            : EncodeAs(values, geometry, []);
    }

    // What stands before the bytes goes down to where they are made, so that they are not copied for it.
    private static byte[] EncodeAs<T>(ReadOnlySpan<T> values, SegmentGeometry geometry, ReadOnlySpan<byte> prefix)
    {
        if (values.Length == 0)
        {
            return [.. prefix, PlainForm, .. PlainCoder.Encode(values)];
        }

        var block = SampleBlock.Of(geometry, SampleValues);
        var sample = block.Take(values);
        var plan = PredictionPlan.Choose(values, sample, block);
        plan = block.Geometry == geometry ? plan : plan.Refine(values);
        var predicted = PredictedCoder.Encode(values, geometry, plan, [.. prefix, PredictedForm]);
        var plain = PlainCoder.Encode(values);
        return predicted.Length < prefix.Length + 1 + plain.Length ? predicted : [.. prefix, PlainForm, .. plain];
    }

    /// <summary>Encodes values of any type but strings in the simplest form.</summary>
    internal static byte[] EncodePlain<T>(ReadOnlySpan<T> values) => [PlainForm, .. PlainCoder.Encode(values)];

    /// <summary>Encodes values of float or double that a known numbering counts.</summary>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="geometry">Their shape; it is not stored.</param>
    /// <param name="numbering">The numbering; null where it has to be found.</param>
    internal static byte[] Encode<T>(ReadOnlySpan<T> values, SegmentGeometry geometry, INumbering? numbering)
    {
        if (numbering is null)
        {
            return Encode(values, geometry);
        }

        var block = SampleBlock.Of(geometry, SampleValues);
        var plan = PredictionPlan.ChooseFor(numbering, block.Take(values), block);
        return PredictedCoder.Encode(values, geometry, plan, [PredictedForm]);
    }

    /// <summary>Encodes latitudes or longitudes as what follows from a grid, or of the rows of a list; null where they
    /// do not.</summary>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="geometry">Their shape; it is not stored.</param>
    /// <param name="positions">What the values are nearly, or null where that is not known.</param>
    internal static byte[]? TryEncodeComputed<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, PointPositions? positions)
    {
        if (!ElementWords.IsFloat<T>() || geometry.Frames > 1)
        {
            return null;
        }

        return NarrowDoubles.TryNarrow(values) is { } narrow
            ? EncodeComputed<float>(narrow, geometry, positions, [NarrowedForm, ComputedForm])
            : EncodeComputed(values, geometry, positions, [ComputedForm]);
    }

    private static byte[]? EncodeComputed<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, PointPositions? positions, ReadOnlySpan<byte> prefix) =>
        positions is not null ? ComputedCoder.TryEncode(values, geometry, positions, prefix)
            : geometry.Rows == 1 ? ComputedCoder.TryEncodeRows(values, prefix)
            : null;

    /// <summary>About how many bytes <see cref="Encode{T}(ReadOnlySpan{T}, SegmentGeometry, INumbering?)"/> would make,
    /// judged by a part of the values.</summary>
    internal static long Estimate<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, INumbering? numbering = null, int sampleValues = SampleValues)
    {
        var block = SampleBlock.Of(geometry, sampleValues);
        return (long)((double)Encode<T>(block.Take(values), block.Geometry, numbering).Length * geometry.Count
            / block.Geometry.Count);
    }

    /// <summary>What <see cref="PredictedCoder"/> made, where that is all there is; null for other forms.</summary>
    internal static ReadOnlyMemory<byte>? FindPredicted(ReadOnlyMemory<byte> bytes) =>
        !bytes.IsEmpty && bytes.Span[0] == PredictedForm ? bytes[1..] : default(ReadOnlyMemory<byte>?);

    /// <summary>Decodes values.</summary>
    /// <param name="bytes">What this class made.</param>
    /// <param name="geometry">The shape of the values.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static T[] Decode<T>(ReadOnlyMemory<byte> bytes, SegmentGeometry geometry)
    {
        if (typeof(T) == typeof(string))
        {
            return (T[])(object)StringCoder.Decode(bytes, geometry.Count);
        }

        var form = bytes.IsEmpty ? byte.MaxValue : bytes.Span[0];
        return form switch
        {
            PlainForm => PlainCoder.Decode<T>(bytes[1..], geometry.Count),
            PredictedForm => PredictedCoder.Decode<T>(bytes[1..], geometry),
            ComputedForm when ElementWords.IsFloat<T>() => ComputedCoder.Decode<T>(bytes[1..], geometry),
            NarrowedForm when typeof(T) == typeof(double) =>
                (T[])(object)NarrowDoubles.Widen(Decode<float>(bytes[1..], geometry)),
            _ => throw new InvalidDataException(
                $"{bytes.Length} bytes of exact values of type {typeof(T).Name} are of no known form"),
        };
    }
}
