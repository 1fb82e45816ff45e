using System;
using System.IO;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>The bit patterns of special points: one for all of them, or one each.</summary>
internal static class SpecialBits
{
    private const byte OneForAll = 0;
    private const byte OneEach = 1;

    /// <summary>Encodes the values at the points of a mask, of which there is at least one.</summary>
    internal static byte[] Encode<T>(ReadOnlySpan<T> values, bool[] mask)
    {
        var specials = new T[CountOf(mask)];
        var next = 0;
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i])
            {
                specials[next++] = values[i];
            }
        }

        var bytes = ElementBytes.AsBytes<T>(specials);
        var size = ElementBytes.SizeOf<T>();
        return bytes[size..].SequenceEqual(bytes[..^size])
            ? [OneForAll, .. bytes[..size]]
            : [OneEach, .. PlainCoder.Encode<T>(specials)];
    }

    /// <summary>Puts the bit patterns in their places.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static void Apply<T>(ReadOnlyMemory<byte> bytes, bool[] mask, Span<T> values) =>
        Put(Decode<T>(bytes, mask), mask, values);

    /// <summary>Puts bit patterns in their places.</summary>
    /// <param name="specials">The bit patterns, at least as many as are needed.</param>
    /// <param name="mask">The places.</param>
    /// <param name="values">The values.</param>
    /// <returns>How many were needed.</returns>
    internal static int Put<T>(ReadOnlySpan<T> specials, ReadOnlySpan<bool> mask, Span<T> values)
    {
        var next = 0;
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i])
            {
                values[i] = specials[next++];
            }
        }

        return next;
    }

    /// <summary>The bit patterns at the points of a mask.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static T[] Decode<T>(ReadOnlyMemory<byte> bytes, bool[] mask)
    {
        var count = CountOf(mask);
        T[] specials;
        if (bytes.Length == 1 + ElementBytes.SizeOf<T>() && bytes.Span[0] == OneForAll)
        {
            specials = new T[count];
            Array.Fill(specials, ElementBytes.FromBytes<T>(bytes[1..].ToArray())[0]);
        }
        else if (bytes.Length > 1 && bytes.Span[0] == OneEach)
        {
            specials = PlainCoder.Decode<T>(bytes[1..], count);
        }
        else
        {
            throw new InvalidDataException($"{bytes.Length} bytes of special values are of no known form");
        }

        return specials;
    }

    private static int CountOf(bool[] mask)
    {
        var count = 0;
        foreach (var flag in mask)
        {
            count += flag ? 1 : 0;
        }

        return count;
    }
}
