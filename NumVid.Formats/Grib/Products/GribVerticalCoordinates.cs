using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Products;

/// <summary>The coefficients of hybrid levels that headers carry: half of them a, the others b, for a pressure of a + b x
/// surface pressure.</summary>
internal static class GribVerticalCoordinates
{
    /// <summary>Reads the coordinate values, as many as there are; none where the headers have none.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="sections">Sections 1 to 4 of edition 2, or 1 and 2 of edition 1.</param>
    internal static double[] Read(int edition, ReadOnlySpan<byte> sections) =>
        edition == 1 ? ReadEdition1(sections) : ReadEdition2(sections);

    // Octet 4 of section 2 has their number, octet 5 where they begin.
    private static double[] ReadEdition1(ReadOnlySpan<byte> sections)
    {
        const int CountAt = 3;
        const int PlaceAt = 4;
        var first = (sections[0] << 16) | (sections[1] << 8) | sections[2];
        if (first + PlaceAt >= sections.Length)
        {
            return [];
        }

        var grid = sections[first..];
        int count = grid[CountAt];
        var start = grid[PlaceAt] - 1;
        if (count == 0 || start < 0 || start + (count * sizeof(uint)) > grid.Length)
        {
            return [];
        }

        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = FromIbm(BinaryPrimitives.ReadUInt32BigEndian(grid[(start + (i * sizeof(uint)))..]));
        }

        return values;
    }

    // Octets 6 and 7 of section 4 have their number; they are its last octets.
    private static double[] ReadEdition2(ReadOnlySpan<byte> sections)
    {
        const int HeadLength = 9;
        const int CountAt = 5;
        for (var start = 0; start + HeadLength <= sections.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(sections[start..]);
            if (length < HeadLength || length > sections.Length - start)
            {
                return [];
            }

            if (sections[start + 4] == 4)
            {
                var section = sections.Slice(start, length);
                var count = BinaryPrimitives.ReadUInt16BigEndian(section[CountAt..]);
                return count * sizeof(float) <= length - HeadLength ? ReadFloats(section[^(count * sizeof(float))..]) : [];
            }

            start += length;
        }

        return [];
    }

    private static double[] ReadFloats(ReadOnlySpan<byte> octets)
    {
        var values = new double[octets.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleBigEndian(octets[(i * sizeof(float))..]);
        }

        return values;
    }

    // A sign, an exponent of 16 with an excess of 64, a fraction of 24 bits.
    private static double FromIbm(uint bits)
    {
        var exponent = (int)((bits >> 24) & 0x7F) - 64;
        var value = (bits & 0xFFFFFF) * Math.Pow(16, exponent) / (1 << 24);
        return (bits & 0x80000000) != 0 ? -value : value;
    }
}
