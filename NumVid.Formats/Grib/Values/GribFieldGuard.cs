using System;
using System.Buffers.Binary;
using System.Numerics;
using EccodesDotNet.Framing;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Values;

/// <summary>Checks that the sections of a field agree, before ecCodes unpacks them: a damaged count could make it read or
/// allocate far beyond the message.</summary>
internal static class GribFieldGuard
{
    private const int BitmapHeaderLength = 6;
    private const int DataHeaderLength = 5;
    private const int SimplePacking = 0;
    private const int ComplexPacking = 2;
    private const int ComplexPackingWithDifferences = 3;
    private const int MaxBitsPerValue = 64;

    /// <summary>Checks a whole message with one field.</summary>
    /// <exception cref="GribFormatException">A count contradicts the bytes that are there.</exception>
    internal static void Check(GribField field, ReadOnlySpan<byte> message, GribGrid grid)
    {
        if (field.Edition == 2)
        {
            CheckEdition2(field, message, grid);
        }
        else if (field.BitmapSection is { } bitmap)
        {
            // Edition 1: three bytes of length, the unused bits, the number of a predefined bitmap, then the bits.
            var bits = message.Slice(Position(field, 3), bitmap.Length);
            RequireBitmap(field, bits[BitmapHeaderLength..], grid.PointCount, isPredefined: (bits[4] | bits[5]) != 0);
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

        var ones = hasBitmap ? RequireBitmap(field, bitmap[BitmapHeaderLength..], grid.PointCount, isPredefined: false) : grid.PointCount;
        if (ones != valueCount)
        {
            throw Contradiction(field, 5, $"{valueCount} values are announced for {ones} points");
        }

        CheckPacking(field, representation, valueCount, field.DataSection.Length - DataHeaderLength);
    }

    private static void CheckPacking(GribField field, ReadOnlySpan<byte> representation, long valueCount, long dataLength)
    {
        const int TemplateStart = 11;
        const int BitsPerValueAt = 19;
        int template = BinaryPrimitives.ReadUInt16BigEndian(representation[9..]);
        if (template is not (SimplePacking or ComplexPacking or ComplexPackingWithDifferences or 40 or 41 or 42)
            || representation.Length <= BitsPerValueAt + 1 || representation.Length < TemplateStart)
        {
            return;
        }

        int bits = representation[BitsPerValueAt];
        if (bits > MaxBitsPerValue)
        {
            throw Contradiction(field, 5, $"{bits} bits per value were found, at most {MaxBitsPerValue} are possible");
        }

        if (template == SimplePacking && ((valueCount * bits) + 7) / 8 > dataLength)
        {
            throw Contradiction(field, 7, $"{valueCount} values of {bits} bits do not fit {dataLength} bytes");
        }

        if (template is ComplexPacking or ComplexPackingWithDifferences)
        {
            CheckGroups(field, representation, valueCount, bits, dataLength);
        }
    }

    // Template 5.2: number of groups at octet 32, bits of a group width at 37, of a group length at 47.
    private static void CheckGroups(GribField field, ReadOnlySpan<byte> representation, long valueCount, int bits, long dataLength)
    {
        const int GroupCountAt = 31;
        const int WidthBitsAt = 36;
        const int LengthBitsAt = 46;
        if (representation.Length <= LengthBitsAt)
        {
            throw Contradiction(field, 5, "the section is too short for complex packing");
        }

        long groups = BinaryPrimitives.ReadUInt32BigEndian(representation[GroupCountAt..]);
        var groupBits = bits + representation[WidthBitsAt] + representation[LengthBitsAt];
        if (groups > valueCount || representation[WidthBitsAt] > MaxBitsPerValue || representation[LengthBitsAt] > MaxBitsPerValue
            || groups * groupBits > dataLength * 8)
        {
            throw Contradiction(field, 5, $"{groups} groups of {groupBits} bits do not fit {valueCount} values in {dataLength} bytes");
        }
    }

    private static long RequireBitmap(GribField field, ReadOnlySpan<byte> bits, int pointCount, bool isPredefined)
    {
        if (isPredefined)
        {
            throw new UnsupportedDataException("A predefined bitmap is not part of the file.");
        }

        if (bits.Length < ((pointCount + 7) / 8))
        {
            throw Contradiction(field, field.Edition == 2 ? 6 : 3, $"a bitmap of {bits.Length} bytes is too short for {pointCount} points");
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
