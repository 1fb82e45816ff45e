using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

// Why so: docs/decisions/0149-logarithms-packed-again.md
/// <summary>Simple packing of logarithms (template 5.61): nothing has to be noted.</summary>
internal sealed class GribLogarithmScheme : GribSectionScheme
{
    private const int Template = 61;
    private const int OffsetAt = 20;
    private const int HeaderLength = 5;

    internal override byte Code => 8;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head) =>
        headers.Template == Template && headers.Representation.Length >= OffsetAt + sizeof(float)
            && head.Bits <= GribPackedBits.MostBits;

    // The logarithm of a value and what was added to it so that it is positive.
    internal override void ToNumbers<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Span<long> numbers)
    {
        numbers.Clear();
        if (head.Bits == 0)
        {
            return;
        }

        double offset = BinaryPrimitives.ReadSingleBigEndian(headers.Representation[OffsetAt..]);
        var logarithms = new double[values.Length];
        for (var i = 0; i < logarithms.Length; i++)
        {
            logarithms[i] = Math.Log(double.CreateTruncating(values[i]) + offset);
        }

        base.ToNumbers<double>(headers, head, logarithms, numbers);
    }

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section)
    {
        if (section.Length != HeaderLength + GribPackedBits.CountOctets(headers.ValueCount, head.Bits))
        {
            return null;
        }

        var numbers = new long[headers.ValueCount];
        GribPackedBits.Read(section[HeaderLength..], head.Bits, numbers);
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
        var section = new byte[checked(HeaderLength + (int)GribPackedBits.CountOctets(numbers.Length, head.Bits))];
        GribPackedBits.Write(numbers.Span, head.Bits, section.AsSpan(HeaderLength));
        GribSectionHeader.Write(section, headers, head);
        return section;
    }
}
