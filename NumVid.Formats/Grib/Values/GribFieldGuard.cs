using System;
using System.Buffers.Binary;
using System.Numerics;
using EccodesDotNet.Framing;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Values;

/// <summary>Checks that the sections of a field agree, before ecCodes unpacks them: a damaged count could make it read
/// or allocate far beyond the message.</summary>
internal static class GribFieldGuard
{
    private const int BitmapHeaderLength = 6;
    private const int DataHeaderLength = 5;
    private const int SimplePacking = 0;
    private const int ComplexPacking = 2;
    private const int ComplexPackingWithDifferences = 3;
    private const int Ieee = 4;
    private const int Jpeg2000 = 40;
    private const int Png = 41;
    private const int Ccsds = 42;
    private const int MaxBitsPerValue = 64;

    /// <summary>Checks a whole message with one field.</summary>
    /// <exception cref="GribFormatException">A count contradicts the bytes that are there.</exception>
    internal static void Check(GribField field, ReadOnlySpan<byte> message, GribGrid grid)
    {
        if (field.Edition == 2)
        {
            CheckEdition2(field, message, grid);
        }
        else
        {
            CheckEdition1(field, message, grid);
        }
    }

    /// <summary>The bytes of a section in the field's own message.</summary>
    internal static ReadOnlySpan<byte> Slice(GribField field, ReadOnlySpan<byte> message, int number) =>
        message.Slice(Position(field, number), field.Find(number)!.Value.Length);

    private static void CheckEdition1(GribField field, ReadOnlySpan<byte> message, GribGrid grid)
    {
        // Three bytes of length, the unused bits, the number of a predefined bitmap, then the bits.
        var bitmap = field.BitmapSection is null ? [] : Slice(field, message, 3);
        var points = new GribPoints(
            1, field.Find(2) is null ? [] : Slice(field, message, 2), bitmap.IsEmpty ? [] : bitmap[BitmapHeaderLength..],
            grid.PointCount);
        var valueCount = bitmap.IsEmpty ? grid.PointCount
            : RequireBitmap(field, points.Bitmap, grid.PointCount, isPredefined: (bitmap[4] | bitmap[5]) != 0);
        if (GribSecondOrderGroups.OfEdition1(Slice(field, message, 4)) is { } groups
            && groups.FindProblem(Slice(field, message, 4), points, valueCount) is { } problem)
        {
            throw Contradiction(field, 4, problem);
        }
    }

    private static void CheckEdition2(GribField field, ReadOnlySpan<byte> message, GribGrid grid)
    {
        var representation = message.Slice(Position(field, 5), field.Find(5)!.Value.Length);
        var bitmap = message.Slice(Position(field, 6), field.Find(6)!.Value.Length);
        long valueCount = BinaryPrimitives.ReadUInt32BigEndian(representation[5..]);
        var hasBitmap = bitmap[5] == 0;
        if (bitmap[5] is not (0 or 255))
        {
            throw new UnsupportedDataException($"The predefined bitmap {bitmap[5]} is not part of the file.");
        }

        var ones = hasBitmap ? RequireBitmap(field, bitmap[BitmapHeaderLength..], grid.PointCount, isPredefined: false)
            : grid.PointCount;
        if (ones != valueCount)
        {
            throw Contradiction(field, 5, $"{valueCount} values are announced for {ones} points");
        }

        var data = message.Slice(Position(field, 7), field.DataSection.Length);
        CheckPacking(field, representation, data[DataHeaderLength..], valueCount);
        if (GribSecondOrderGroups.OfEdition2(representation) is { } groups
            && groups.FindProblem(data, default, valueCount) is { } problem)
        {
            throw Contradiction(field, 7, problem);
        }
    }

    private static void CheckPacking(
        GribField field, ReadOnlySpan<byte> representation, ReadOnlySpan<byte> data, long valueCount)
    {
        const int TemplateStart = 11;
        const int BitsPerValueAt = 19;
        int template = BinaryPrimitives.ReadUInt16BigEndian(representation[9..]);
        if (template == Ieee)
        {
            RequireIeee(field, representation, data, valueCount);
        }

        if (template is not (
            SimplePacking or ComplexPacking or ComplexPackingWithDifferences or Jpeg2000 or Png or Ccsds)
            || representation.Length <= BitsPerValueAt + 1 || representation.Length < TemplateStart)
        {
            return;
        }

        int bits = representation[BitsPerValueAt];
        if (bits > MaxBitsPerValue)
        {
            throw Contradiction(field, 5, $"{bits} bits per value were found, at most {MaxBitsPerValue} are possible");
        }

        if (template == SimplePacking && ((valueCount * bits) + 7) / 8 > data.Length)
        {
            throw Contradiction(field, 7, $"{valueCount} values of {bits} bits do not fit {data.Length} bytes");
        }

        var problem = template switch
        {
            ComplexPacking or ComplexPackingWithDifferences =>
                new GribComplexGroups(representation, data).FindProblem(valueCount),
            Jpeg2000 when bits > 0 => GribImageGuard.FindJpeg2000Problem(data, valueCount),
            Ccsds when bits > 0 => FindCcsdsProblem(representation, bits),
            Png when bits > 0 => GribImageGuard.FindPngProblem(data, valueCount, bits),
            _ => null,
        };
        if (problem is not null)
        {
            throw Contradiction(field, 7, problem);
        }
    }

    // Octet 12 of template 5.4: numbers of 4 or 8 octets.
    private static void RequireIeee(
        GribField field, ReadOnlySpan<byte> representation, ReadOnlySpan<byte> data, long valueCount)
    {
        const int PrecisionAt = 11;
        int precision = representation.Length > PrecisionAt ? representation[PrecisionAt] : 0;
        if (precision is not (1 or 2) || (valueCount * 4 * precision) != data.Length)
        {
            throw Contradiction(
                field, 7, $"{valueCount} IEEE numbers of precision {precision} do not fill {data.Length} bytes");
        }
    }

    // Octets 22 to 25 of template 5.42; libaec divides by them unchecked.
    private static string? FindCcsdsProblem(ReadOnlySpan<byte> representation, int bits)
    {
        const int SectionLength = 25;
        const int MaxCcsdsBits = 32;
        const int MaxInterval = 4096;
        if (representation.Length < SectionLength)
        {
            return "section 5 is too short for CCSDS packing";
        }

        int flags = representation[21];
        int block = representation[22];
        int interval = BinaryPrimitives.ReadUInt16BigEndian(representation[23..]);
        return bits > MaxCcsdsBits || flags > 0x3F || block is not (8 or 16 or 32 or 64)
            || interval is < 1 or > MaxInterval
            ? $"CCSDS packing of {bits} bits with flags {flags}, blocks of {block} and intervals of {interval} is "
            + $"impossible"
            : null;
    }

    private static long RequireBitmap(GribField field, ReadOnlySpan<byte> bits, int pointCount, bool isPredefined)
    {
        if (isPredefined)
        {
            throw new UnsupportedDataException("A predefined bitmap is not part of the file.");
        }

        if (bits.Length < ((pointCount + 7) / 8))
        {
            throw Contradiction(field, field.Edition == 2 ? 6
                : 3, $"a bitmap of {bits.Length} bytes is too short for {pointCount} points");
        }

        long ones = 0;
        foreach (var value in bits[..(pointCount / 8)])
        {
            ones += BitOperations.PopCount(value);
        }

        var rest = pointCount % 8;
        return rest == 0 ? ones : ones + BitOperations.PopCount((uint)(bits[pointCount / 8] >> (8 - rest)));
    }

    // Where a section begins in the field's own message, which holds exactly its sections.
    private static int Position(GribField field, int number)
    {
        var position = field.Edition == 2 ? 16 : 8;
        foreach (var section in field.Sections)
        {
            if (section.Number == number)
            {
                break;
            }

            position += section.Length;
        }

        return position;
    }

    private static GribFormatException Contradiction(GribField field, int section, string problem) =>
        new(field.Find(section)?.Offset ?? field.MessageOffset, problem);
}
