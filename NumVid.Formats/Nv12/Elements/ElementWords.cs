using System;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>Elements as whole numbers that are near each other where the elements are.</summary>
internal static class ElementWords
{
    /// <summary>Whether a type is float or double.</summary>
    internal static bool IsFloat<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>The element's own number: two's complement, for float and double the magnitude's bits with the sign of
    /// the value.</summary>
    internal static long[] Of<T>(ReadOnlySpan<T> values)
    {
        var bytes = ElementBytes.AsBytes(values);
        var words = ElementBytes.SizeOf<T>() switch
        {
            1 => Widen<sbyte>(bytes),
            2 => Widen<short>(bytes),
            4 => Widen<int>(bytes),
            _ => Widen<long>(bytes),
        };
        if (IsFloat<T>())
        {
            var mask = typeof(T) == typeof(float) ? int.MaxValue : long.MaxValue;
            for (var i = 0; i < words.Length; i++)
            {
                var word = words[i];
                words[i] = word < 0 ? -(word & mask) : word;
            }
        }

        return words;
    }

    /// <summary>Undoes <see cref="Of"/>; surplus high bits are dropped. The negative zero is not among the
    /// results.</summary>
    /// <exception cref="InvalidDataException">A number is no value of the type.</exception>
    internal static T[] ToValues<T>(long[] words)
    {
        if (IsFloat<T>())
        {
            var sign = typeof(T) == typeof(float) ? 1L << 31 : long.MinValue;
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = words[i] < 0 ? -words[i] | sign : words[i];
            }
        }

        return ElementBytes.Create<T, long[]>(words.Length, words, static (bytes, words) =>
        {
            switch (ElementBytes.SizeOf<T>())
            {
                case 1:
                    Narrow<sbyte>(words, bytes);
                    break;
                case 2:
                    Narrow<short>(words, bytes);
                    break;
                case 4:
                    Narrow<int>(words, bytes);
                    break;
                default:
                    Narrow<long>(words, bytes);
                    break;
            }
        });
    }

    /// <summary>Marks the points of float or double that have no number: NaN, infinities, -0. Null when there are
    /// none.</summary>
    internal static bool[]? MaskOf<T>(ReadOnlySpan<T> values)
    {
        if (!IsFloat<T>())
        {
            return null;
        }

        bool[]? mask = null;
        for (var i = 0; i < values.Length; i++)
        {
            var value = FloatNumbers.Of(values[i]);
            if (!double.IsFinite(value) || (value == 0 && double.IsNegative(value)))
            {
                mask ??= new bool[values.Length];
                mask[i] = true;
            }
        }

        return mask;
    }

    private static long[] Widen<TWord>(ReadOnlySpan<byte> bytes)
        where TWord : unmanaged, IBinaryInteger<TWord>
    {
        var source = MemoryMarshal.Cast<byte, TWord>(bytes);
        var words = new long[source.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = long.CreateTruncating(source[i]);
        }

        return words;
    }

    private static void Narrow<TWord>(long[] words, Span<byte> bytes)
        where TWord : unmanaged, IBinaryInteger<TWord>
    {
        var target = MemoryMarshal.Cast<byte, TWord>(bytes);
        for (var i = 0; i < words.Length; i++)
        {
            target[i] = TWord.CreateTruncating(words[i]);
        }
    }
}
