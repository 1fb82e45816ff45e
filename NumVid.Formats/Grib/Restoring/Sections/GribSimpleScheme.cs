using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Simple packing of both editions, constant fields among them: nothing has to be noted.</summary>
internal sealed class GribSimpleScheme : GribSectionScheme
{
    private const int Header1 = 11;
    private const int Header2 = 5;

    internal override byte Code => 1;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head)
    {
        // Spherical harmonics, second order and further flags; whole numbers are packed as others.
        const int OtherPackings = 0xD0;
        return head.Bits <= GribPackedBits.MostBits
            && (headers.Edition == 1 ? (head.Flags & OtherPackings) == 0
                : headers.Template == 0 || (head.Bits == 0 && headers.Template is 40 or 41 or 42));
    }

    internal override void ToNumbers<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Span<long> numbers)
    {
        // Not every decoder scales the value of a constant field, and its number is 0 in any case.
        if (head.Bits > 0)
        {
            base.ToNumbers(headers, head, values, numbers);
        }
        else
        {
            numbers.Clear();
        }
    }

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section)
    {
        var header = headers.Edition == 1 ? Header1 : Header2;
        var count = headers.ValueCount;
        if (section.Length < header + GribPackedBits.CountOctets(count, head.Bits))
        {
            return null;
        }

        var numbers = new long[count];
        GribPackedBits.Read(section[header..], head.Bits, numbers);
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
        var header = headers.Edition == 1 ? Header1 : Header2;
        var length = checked((int)(header + GribPackedBits.CountOctets(numbers.Length, head.Bits)));
        var section = new byte[headers.Edition == 1 ? length + GribSectionBits.CountPadding(head.Flags, Header1, (long)numbers.Length * head.Bits) : length];
        GribPackedBits.Write(numbers.Span, head.Bits, section.AsSpan(header..length));
        GribSectionHeader.Write(section, headers, head);
        return section;
    }
}
