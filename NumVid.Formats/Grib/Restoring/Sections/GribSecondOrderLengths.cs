using System;
using System.Linq;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The lengths of groups in a section of second-order packing.</summary>
internal static class GribSecondOrderLengths
{
    /// <summary>Reads lengths.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="head">What is said of groups.</param>
    /// <param name="octets">The lengths, or the bitmap that tells them.</param>
    /// <param name="lengths">One a group.</param>
    /// <returns>Whether the section says as many groups.</returns>
    internal static bool TryRead(
        GribFieldHeaders headers, GribSecondOrderHead head, ReadOnlySpan<byte> octets, Span<int> lengths)
    {
        switch (head.Kind)
        {
            case GribSecondOrderKind.Extended:
                var coded = new long[lengths.Length];
                GribPackedBits.Read(octets, head.LengthBits, coded);
                for (var i = 0; i < coded.Length; i++)
                {
                    lengths[i] = (int)coded[i];
                }

                return true;
            case GribSecondOrderKind.RowByRow:
                return TryFindRows(headers, lengths);
            default:
                return TryReadBitmap(octets, headers.ValueCount, lengths);
        }
    }

    /// <summary>Finds the lengths of groups that are rows; false where there are other rows.</summary>
    internal static bool TryFindRows(GribFieldHeaders headers, Span<int> lengths)
    {
        if (GribGridRows.Find(headers.Edition, headers.Grid, headers.PointCount) is not { } rows
            || rows.Length != lengths.Length)
        {
            return false;
        }

        var point = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            lengths[i] = Enumerable.Range(point, rows[i]).Count(headers.IsPresent);
            point += rows[i];
        }

        return true;
    }

    /// <summary>Writes the bitmap: a 1 for each number that begins a group.</summary>
    internal static void WriteBitmap(Span<byte> octets, ReadOnlySpan<int> lengths)
    {
        var at = 0;
        foreach (var length in lengths)
        {
            octets[at >> 3] |= (byte)(0x80 >> (at & 7));
            at += length;
        }
    }

    private static bool TryReadBitmap(ReadOnlySpan<byte> octets, int count, Span<int> lengths)
    {
        var group = -1;
        for (var i = 0; i < count; i++)
        {
            group += (octets[i >> 3] >> (7 - (i & 7))) & 1;
            if (group < 0 || group >= lengths.Length)
            {
                return false;
            }

            lengths[group]++;
        }

        return group == lengths.Length - 1;
    }
}
