using System;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Makes stored values, as bytes, from those that SDS shows.</summary>
internal static class NetCdfStoredValues
{
    /// <summary>Makes the values of a block.</summary>
    /// <param name="shown">What SDS shows.</param>
    /// <param name="scheme">How they follow from it.</param>
    /// <param name="missing">What NaN is in the file, in the low bytes; null where the scheme tells.</param>
    /// <exception cref="InvalidDataException">The types do not fit.</exception>
    internal static byte[] Make(Array shown, NetCdfScheme scheme, ulong? missing)
    {
        var bytes = scheme.Kind == NetCdfSchemeKind.Packed ? Pack(shown, scheme) : BytesOf(shown);
        if (bytes.Length != (long)shown.Length * scheme.ByteCount)
        {
            throw new InvalidDataException(
                $"values of the type {shown.GetType().GetElementType()!.Name} are none of {scheme.Type}");
        }

        if (missing is { } word && NaNs(shown) is { } isNaN)
        {
            var size = scheme.ByteCount;
            var value = BitConverter.GetBytes(word).AsSpan(0, size);
            for (var i = 0; i < isNaN.Length; i++)
            {
                if (isNaN[i])
                {
                    value.CopyTo(bytes.AsSpan(i * size));
                }
            }
        }

        return bytes;
    }

    /// <summary>Which values are NaN; null where none can be.</summary>
    internal static bool[]? NaNs(Array shown) => shown.GetType().GetElementType() is var type && type == typeof(float)
        ? NaNs<float>(shown) : type == typeof(double) ? NaNs<double>(shown) : null;

    /// <summary>The bytes of values, each with its own bits; a time is its ticks.</summary>
    internal static byte[] BytesOf(Array values)
    {
        if (values.GetType().GetElementType() == typeof(DateTime))
        {
            var times = ArraySpan.Of<DateTime>(values);
            var ticks = new long[times.Length];
            for (var i = 0; i < ticks.Length; i++)
            {
                ticks[i] = times[i].Ticks;
            }

            values = ticks;
        }

        return values.GetType().GetElementType() is { IsPrimitive: true }
            ? MemoryMarshal
                .CreateSpan(ref MemoryMarshal.GetArrayDataReference(values), Buffer.ByteLength(values)).ToArray()
            : throw new InvalidDataException("texts are made from no numbers");
    }

    private static bool[] NaNs<T>(Array shown)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var values = ArraySpan.Of<T>(shown);
        var isNaN = new bool[values.Length];
        for (var i = 0; i < isNaN.Length; i++)
        {
            isNaN[i] = T.IsNaN(values[i]);
        }

        return isNaN;
    }

    private static byte[] Pack(Array shown, NetCdfScheme scheme) => shown.GetType().GetElementType() == typeof(float)
        ? Pack(ArraySpan.Of<float>(shown), scheme)
        : shown.GetType().GetElementType() == typeof(double) ? Pack(ArraySpan.Of<double>(shown), scheme)
        : throw new InvalidDataException("packed numbers are made from floating-point values");

    private static byte[] Pack<T>(ReadOnlySpan<T> shown, NetCdfScheme scheme)
        where T : IBinaryFloatingPointIeee754<T> => scheme.Type switch
        {
            NetCdfType.SByte => Pack<T, sbyte>(shown, scheme),
            NetCdfType.Byte => Pack<T, byte>(shown, scheme),
            NetCdfType.Int16 => Pack<T, short>(shown, scheme),
            NetCdfType.UInt16 => Pack<T, ushort>(shown, scheme),
            NetCdfType.Int32 => Pack<T, int>(shown, scheme),
            NetCdfType.UInt32 => Pack<T, uint>(shown, scheme),
            NetCdfType.Int64 => Pack<T, long>(shown, scheme),
            NetCdfType.UInt64 => Pack<T, ulong>(shown, scheme),
            NetCdfType.Float => Pack<T, float>(shown, scheme),
            _ => Pack<T, double>(shown, scheme),
        };

    private static byte[] Pack<TShown, TStored>(ReadOnlySpan<TShown> shown, NetCdfScheme scheme)
        where TShown : IBinaryFloatingPointIeee754<TShown>
        where TStored : unmanaged, INumber<TStored>
    {
        var isWhole = scheme.Type is not (NetCdfType.Float or NetCdfType.Double);
        var bytes = new byte[checked(shown.Length * scheme.ByteCount)];
        var stored = MemoryMarshal.Cast<byte, TStored>(bytes.AsSpan());
        for (var i = 0; i < stored.Length; i++)
        {
            var number = (double.CreateTruncating(shown[i]) - scheme.Offset) / scheme.Scale;
            stored[i] = TStored.CreateSaturating(isWhole ? Math.Round(number) : number);
        }

        return bytes;
    }
}
