using System;
using System.Buffers;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>The bytes of elements in a file: little-endian; bool is one byte 0 or 1; DateTime is one 64-bit
/// word.</summary>
internal static class ElementBytes
{
    private const int KindShift = 62;
    private const ulong TicksMask = (1UL << KindShift) - 1;

    /// <summary>Bytes of one element of a type that is not a string.</summary>
    internal static int SizeOf<T>() => typeof(T) == typeof(bool) ? 1 : Unsafe.SizeOf<T>();

    /// <summary>The bytes of values: a view of them where memory and file agree, as they do for all types but bool and
    /// DateTime.</summary>
    internal static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> values)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException(
                "Files of .nv12 are written and read on little-endian machines only.");
        }

        if (typeof(T) == typeof(bool))
        {
            return Map<T, bool, byte>(values, value => value ? (byte)1 : (byte)0);
        }

        return typeof(T) == typeof(DateTime)
            ? Map<T, DateTime, ulong>(values, DateTimeToWord)
            : MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)),
                checked(values.Length * Unsafe.SizeOf<T>()));
    }

    /// <summary>The values of bytes.</summary>
    /// <exception cref="InvalidDataException">A byte is no bool, or a word no DateTime.</exception>
    internal static T[] FromBytes<T>(byte[] bytes)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException(
                "Files of .nv12 are written and read on little-endian machines only.");
        }

        if (typeof(T) == typeof(bool))
        {
            return (T[])(object)Array.ConvertAll(bytes, ByteToBoolean);
        }

        if (typeof(T) == typeof(DateTime))
        {
            return (T[])(object)Array.ConvertAll(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray(), WordToDateTime);
        }

        return Create<T, byte[]>(
            bytes.Length / Unsafe.SizeOf<T>(), bytes, static (target, bytes) => bytes.CopyTo(target));
    }

    /// <summary>The values of bytes that are written, where memory and file agree, into their very place.</summary>
    /// <param name="count">The number of values.</param>
    /// <param name="state">Handed to <paramref name="write"/>.</param>
    /// <param name="write">Writes the bytes of all values.</param>
    /// <exception cref="InvalidDataException">A byte is no bool, or a word no DateTime.</exception>
    internal static T[] Create<T, TState>(int count, TState state, SpanAction<byte, TState> write)
    {
        var size = SizeOf<T>();
        if (typeof(T) == typeof(bool) || typeof(T) == typeof(DateTime))
        {
            var bytes = new byte[checked(count * size)];
            write(bytes, state);
            return FromBytes<T>(bytes);
        }

        var values = new T[count];
        if (count > 0)
        {
            ref var first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(values));
            write(MemoryMarshal.CreateSpan(ref first, checked(count * size)), state);
        }

        return values;
    }

    /// <summary>Ticks in the low 62 bits, the kind above them: unlike ToBinary it does not depend on the time
    /// zone.</summary>
    internal static ulong DateTimeToWord(DateTime value) => (ulong)value.Ticks | ((ulong)value.Kind << KindShift);

    /// <summary>Undoes <see cref="DateTimeToWord"/>.</summary>
    /// <exception cref="InvalidDataException">The word is no DateTime.</exception>
    internal static DateTime WordToDateTime(ulong word)
    {
        var ticks = (long)(word & TicksMask);
        var kind = (int)(word >> KindShift);
        return ticks <= DateTime.MaxValue.Ticks && kind <= (int)DateTimeKind.Local
            ? new DateTime(ticks, (DateTimeKind)kind)
            : throw new InvalidDataException($"0x{word:X16} is not a date and time");
    }

    private static bool ByteToBoolean(byte value) => value switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidDataException($"{value} is not a bool; 0 or 1 was expected"),
    };

    private static byte[] Map<T, TSource, TTarget>(ReadOnlySpan<T> values, Func<TSource, TTarget> map)
        where TTarget : unmanaged
    {
        var mapped = new TTarget[values.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            mapped[i] = map(Unsafe.As<T, TSource>(ref Unsafe.AsRef(in values[i])));
        }

        return MemoryMarshal.AsBytes(mapped.AsSpan()).ToArray();
    }
}
