using System;
using EccodesDotNet.Framing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Asks fields for the bits that a packed value has.</summary>
internal static class GribCodedBits
{
    private const int Edition1BitsAt = 10;
    private const int Edition2BitsAt = 19;
    private const int TemplateAt = 9;
    private const int IeeeTemplate = 4;
    private const int IeeePrecisionAt = 11;

    /// <summary>The fewest and the most bits among the fields of a variable.</summary>
    internal static PackedBits Count(GribPlaneStore store)
    {
        var (fewest, most) = (int.MaxValue, 0);
        foreach (var (field, _) in store.Planes)
        {
            if (field is not null)
            {
                var bits = Read(store.Source, field);
                fewest = Math.Min(fewest, bits);
                most = Math.Max(most, bits);
            }
        }

        return new PackedBits(Math.Min(fewest, most), most);
    }

    /// <summary>Whether values are IEEE numbers and not packed.</summary>
    /// <param name="section">Section 5 of edition 2.</param>
    internal static bool IsIeee(ReadOnlySpan<byte> section) => section[TemplateAt + 1] == IeeeTemplate;

    /// <summary>The bits of a field.</summary>
    internal static int Read(GribSource source, GribField field)
    {
        Span<byte> octet = stackalloc byte[1];
        if (field.Edition == 1)
        {
            source.Read(field.DataSection.Offset + Edition1BitsAt, octet);
            return octet[0];
        }

        var section = GribField.ReadSection(source, field.Find(5)!.Value);
        return IsIeee(section) ? 16 << section[IeeePrecisionAt]
            : section.Length > Edition2BitsAt ? section[Edition2BitsAt] : 0;
    }
}
