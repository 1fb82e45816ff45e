using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The rows of a PNG between numbers and filtered bytes.</summary>
internal static class PngRows
{
    /// <summary>How many filters there are.</summary>
    internal const int Filters = 5;

    /// <summary>Reads numbers from rows; null where a row has an unknown filter.</summary>
    internal static long[]? ToNumbers(PngFrame frame, ReadOnlySpan<byte> rows)
    {
        var length = (int)frame.RowBytes;
        var numbers = new long[frame.Width * frame.Height];
        byte[] above = new byte[length], row = new byte[length];
        for (var y = 0; y < frame.Height; y++)
        {
            int filter = rows[0];
            if (filter >= Filters)
            {
                return null;
            }

            rows.Slice(1, length).CopyTo(row);
            for (var i = 0; i < length; i++)
            {
                row[i] += Predict(filter, frame.PointBytes, row, above, i);
            }

            GribPackedBits.Read(row, frame.Bits, numbers.AsSpan(y * frame.Width, frame.Width));
            rows = rows[(length + 1)..];
            (above, row) = (row, above);
        }

        return numbers;
    }

    /// <summary>Writes numbers as rows.</summary>
    /// <exception cref="System.IO.InvalidDataException">A number is too wide.</exception>
    internal static byte[] FromNumbers(PngFrame frame, ReadOnlySpan<long> numbers, ReadOnlySpan<byte> filters)
    {
        var length = (int)frame.RowBytes;
        var rows = new byte[checked((length + 1) * frame.Height)];
        byte[] above = new byte[length], row = new byte[length];
        for (var y = 0; y < frame.Height; y++)
        {
            var target = rows.AsSpan(y * (length + 1), length + 1);
            target[0] = filters[y];
            GribPackedBits.Write(numbers.Slice(y * frame.Width, frame.Width), frame.Bits, row);
            for (var i = 0; i < length; i++)
            {
                target[i + 1] = (byte)(row[i] - Predict(filters[y], frame.PointBytes, row, above, i));
            }

            (above, row) = (row, above);
        }

        return rows;
    }

    private static byte Predict(int filter, int step, byte[] row, byte[] above, int i)
    {
        var left = i >= step ? row[i - step] : 0;
        return filter switch
        {
            0 => 0,
            1 => (byte)left,
            2 => above[i],
            3 => (byte)((left + above[i]) >> 1),
            _ => Paeth(left, above[i], i >= step ? above[i - step] : 0),
        };
    }

    private static byte Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return (byte)(a <= b && a <= c ? left : b <= c ? above : corner);
    }
}
