using System;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Packed values are unpacked in double and rounded once; missing ones become NaN.</summary>
/// <typeparam name="TStored">The stored type.</typeparam>
/// <typeparam name="TValue">float or double.</typeparam>
/// <param name="packing">Scale and offset.</param>
/// <param name="mask">Which stored values are missing.</param>
/// <param name="unpackedMask">Which unpacked values are missing besides.</param>
internal sealed class UnpackingDecoder<TStored, TValue>(
    CfPacking packing, CfMask mask, CfMask unpackedMask) : ValueDecoder
    where TStored : struct, INumber<TStored>
    where TValue : struct, IBinaryFloatingPointIeee754<TValue>
{
    /// <inheritdoc/>
    internal override Type ValueType => typeof(TValue);

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape)
    {
        var packed = ArraySpan.Of<TStored>(stored);
        var unpacked = Array.CreateInstance(typeof(TValue), shape);
        var values = ArraySpan.Of<TValue>(unpacked);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Unpack(double.CreateTruncating(packed[i]));
        }

        return unpacked;
    }

    private TValue Unpack(double packed)
    {
        // Two roundings, not a fused one, so that the figure is the one that other readers compute in double.
        var value = (packed * packing.Scale) + packing.Offset;
        return mask.Covers(packed) || unpackedMask.Covers(value) ? TValue.NaN : TValue.CreateTruncating(value);
    }
}
