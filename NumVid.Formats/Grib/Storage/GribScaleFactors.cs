using System;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Values;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Asks fields for their binary and decimal scale factors.</summary>
internal static class GribScaleFactors
{
    /// <summary>The factors among the fields of a variable; null where none has any.</summary>
    internal static ScaleFactors? Of(GribPlaneStore store)
    {
        ScaleFactors? all = null;
        foreach (var (field, _) in store.Planes)
        {
            if (field is not null && Read(store.Source, field) is var (binary, scale))
            {
                all = all is not { } known ? new(binary, binary, scale, scale)
                    : new(
                        Math.Min(known.SmallestBinary, binary), Math.Max(known.LargestBinary, binary),
                        Math.Min(known.SmallestDecimal, scale), Math.Max(known.LargestDecimal, scale));
            }
        }

        return all;
    }

    private static (int Binary, int Decimal)? Read(GribSource source, GribField field)
    {
        // Numbers of no bits are none, and IEEE values have no scale.
        if (GribCodedBits.Read(source, field) == 0)
        {
            return null;
        }

        if (field.Edition == 1)
        {
            const int BinaryScaleAt = 4;
            const int DecimalScaleAt = 26;
            Span<byte> octets = stackalloc byte[2];
            source.Read(field.DataSection.Offset + BinaryScaleAt, octets);
            var binary = GribScale.ReadSigned(octets);
            source.Read(field.Find(1)!.Value.Offset + DecimalScaleAt, octets);
            return (binary, GribScale.ReadSigned(octets));
        }

        const int BinaryAt = 15;
        const int DecimalAt = 17;
        var section = GribField.ReadSection(source, field.Find(5)!.Value);
        return GribCodedBits.IsIeee(section) || section.Length < DecimalAt + 2 ? null
            : (GribScale.ReadSigned(section.AsSpan(BinaryAt)), GribScale.ReadSigned(section.AsSpan(DecimalAt)));
    }
}
