using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The section with the bitmap, made from the values that are missing.</summary>
internal static class GribMadeBitmap
{
    private const int HeaderLength = 6;
    private const int BitmapNumber = 6;

    // Halves, quarters and neighbours change places.
    private static byte Reversed(uint bits)
    {
        bits = ((bits & 0x0F) << 4) | (bits >> 4);
        bits = ((bits & 0x33) << 2) | ((bits >> 2) & 0x33);
        return (byte)(((bits & 0x55) << 1) | ((bits >> 1) & 0x55));
    }

    private static byte BitsOf<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (Vector256.IsHardwareAccelerated && typeof(T) == typeof(float) && values.Length == Vector256<float>.Count)
        {
            var eight = Vector256.Create(MemoryMarshal.Cast<T, float>(values));
            return Reversed((byte)Vector256.Equals(eight, eight).ExtractMostSignificantBits());
        }

        var bits = 0;
        foreach (var value in values)
        {
            bits = (bits << 1) | (T.IsNaN(value) ? 0 : 1);
        }

        return (byte)(bits << (8 - values.Length));
    }

    /// <summary>Makes the section.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="values">The values in the order of the message.</param>
    /// <returns>The section; null where so many points do not fit.</returns>
    internal static byte[]? TryMake<T>(int edition, int length, ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        var unused = ((long)(length - HeaderLength) * 8) - values.Length;
        if (unused is < 0 or > 255)
        {
            return null;
        }

        var section = new byte[length];
        if (edition == 2)
        {
            BinaryPrimitives.WriteUInt32BigEndian(section, (uint)length);
            section[4] = BitmapNumber;
        }
        else
        {
            section[0] = (byte)(length >> 16);
            section[1] = (byte)(length >> 8);
            section[2] = (byte)length;
            section[3] = (byte)unused;
        }

        for (var (i, at) = (0, HeaderLength); i < values.Length; i += 8, at++)
        {
            section[at] = BitsOf(values.Slice(i, Math.Min(8, values.Length - i)));
        }

        return section;
    }
}
