using System;
using System.Buffers.Binary;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Values;

// Why so: docs/decisions/0055-grib-complex-packing-unpacked-here.md
/// <summary>Unpacks simple packing, the most common one, without ecCodes, whose opening of a message takes longer than
/// that.</summary>
/// <remarks>The arithmetic is that of ecCodes, operation by operation; tests compare with what its tools
/// print.</remarks>
internal static class GribSimpleDecoder
{
    private const int MaxBits = 32;

    /// <summary>Unpacks a field that was checked before.</summary>
    /// <param name="field">The field.</param>
    /// <param name="message">Its whole message.</param>
    /// <param name="missing">What stands for a missing point.</param>
    /// <param name="values">One element a point, in the order of the message.</param>
    /// <returns>Whether the field has simple packing; nothing is written otherwise.</returns>
    internal static bool TryRead(GribField field, ReadOnlySpan<byte> message, double missing, Span<double> values)
    {
        if (!(field.Edition == 2 ? TryLocateEdition2(field, message, out var packed)
            : TryLocateEdition1(field, message, out packed)))
        {
            return false;
        }

        var count = packed.Bitmap.IsEmpty ? values.Length : CountPresent(packed.Bitmap, values.Length);
        if (((count * packed.Bits) + 7) / 8 > packed.Data.Length)
        {
            return false;
        }

        Unpack(packed, missing, values);
        return true;
    }

    private static bool TryLocateEdition2(GribField field, ReadOnlySpan<byte> message, out Packed packed)
    {
        const int SectionHeader = 5;
        const int BitmapHeader = 6;
        const int BitsAt = 19;
        var section = GribFieldGuard.Slice(field, message, 5);
        packed = default;
        if (BinaryPrimitives.ReadUInt16BigEndian(section[9..]) != 0 || section.Length <= BitsAt
            || section[BitsAt] > MaxBits)
        {
            return false;
        }

        var bitmap = GribFieldGuard.Slice(field, message, 6);
        packed = new Packed(
            GribFieldGuard.Slice(field, message, 7)[SectionHeader..], bitmap[5] == 0 ? bitmap[BitmapHeader..]
                : [], section[BitsAt],
            GribScale.Read(section));
        return true;
    }

    private static bool TryLocateEdition1(GribField field, ReadOnlySpan<byte> message, out Packed packed)
    {
        const int DataHeader = 11;
        const int BitmapHeader = 6;
        const int DecimalScaleAt = 26;
        var data = GribFieldGuard.Slice(field, message, 4);
        packed = default;
        if (data.Length < DataHeader || (data[3] & 0xF0) != 0 || data[10] > MaxBits)
        {
            return false;
        }

        packed = new Packed(
            data[DataHeader..], field.BitmapSection is null ? []
                : GribFieldGuard.Slice(field, message, 3)[BitmapHeader..], data[10],
            GribScale.Create(
                GribIbmNumber.ToDouble(BinaryPrimitives.ReadUInt32BigEndian(data[6..])), GribScale.ReadSigned(data[4..]),
                GribScale.ReadSigned(GribFieldGuard.Slice(field, message, 1)[DecimalScaleAt..])));
        return true;
    }

    private static long CountPresent(ReadOnlySpan<byte> bitmap, int pointCount)
    {
        var count = 0L;
        for (var i = 0; i < pointCount; i++)
        {
            count += (bitmap[i >> 3] >> (7 - (i & 7))) & 1;
        }

        return count;
    }

    private static void Unpack(in Packed packed, double missing, Span<double> values)
    {
        var (scale, bits) = (packed.Scale, packed.Bits);
        var bitmap = packed.Bitmap;
        var reader = new GribBitReader(packed.Data);
        for (var i = 0; i < values.Length; i++)
        {
            if (!bitmap.IsEmpty && ((bitmap[i >> 3] >> (7 - (i & 7))) & 1) == 0)
            {
                values[i] = missing;
            }
            else
            {
                values[i] = bits == 0 ? scale.ToValue(0) : scale.ToValue(reader.Read(bits));
            }
        }
    }

    /// <summary>What the sections say.</summary>
    private readonly ref struct Packed(ReadOnlySpan<byte> data, ReadOnlySpan<byte> bitmap, int bits, GribScale scale)
    {
        internal ReadOnlySpan<byte> Data { get; } = data;

        internal ReadOnlySpan<byte> Bitmap { get; } = bitmap;

        internal int Bits { get; } = bits;

        internal GribScale Scale { get; } = scale;
    }
}
