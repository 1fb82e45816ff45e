using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>IEEE numbers (template 5.4): the values themselves.</summary>
internal sealed class GribIeeeScheme : GribSectionScheme
{
    private const int Header = 5;
    private const int PrecisionAt = 11;
    private const byte Single = 1;
    private const byte Double = 2;

    internal override byte Code => 5;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head) =>
        headers.Edition == 2 && headers.Template == 4 && headers.Representation.Length > PrecisionAt
            && headers.Representation[PrecisionAt] is Single or Double;

    internal override void ToNumbers<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Span<long> numbers)
    {
        var (isSingle, count) = (LengthOf(headers) == sizeof(float), 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (headers.IsPresent(i))
            {
                numbers[count++] = isSingle
                    ? BitConverter.SingleToUInt32Bits(float.CreateTruncating(values[i]))
                    : BitConverter.DoubleToInt64Bits(double.CreateTruncating(values[i]));
            }
        }
    }

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section)
    {
        var length = LengthOf(headers);
        if (section.Length != Header + ((long)length * headers.ValueCount))
        {
            return null;
        }

        var numbers = new long[headers.ValueCount];
        for (var i = 0; i < numbers.Length; i++)
        {
            var octets = section[(Header + (i * length))..];
            numbers[i] = length == sizeof(float) ? BinaryPrimitives.ReadUInt32BigEndian(octets)
                : BinaryPrimitives.ReadInt64BigEndian(octets);
        }

        return numbers;
    }

    internal override void Describe(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers,
        NoteWriter note)
    {
    }

    internal override byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, Memory<long> numbers, ref NoteReader note)
    {
        var length = LengthOf(headers);
        var section = new byte[checked(Header + (length * numbers.Length))];
        var bits = numbers.Span;
        for (var i = 0; i < bits.Length; i++)
        {
            var octets = section.AsSpan(Header + (i * length));
            if (length == sizeof(float))
            {
                BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)bits[i]);
            }
            else
            {
                BinaryPrimitives.WriteInt64BigEndian(octets, bits[i]);
            }
        }

        GribSectionHeader.Write(section, headers, head);
        return section;
    }

    private static int LengthOf(GribFieldHeaders headers) =>
        headers.Representation[PrecisionAt] == Single ? sizeof(float) : sizeof(double);
}
