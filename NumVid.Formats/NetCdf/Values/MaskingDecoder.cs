using System;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Floating-point values are shown as they are, missing ones as NaN.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class MaskingDecoder<T>(CfMask mask) : ValueDecoder
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    internal override Type ValueType => typeof(T);

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape)
    {
        foreach (ref var value in ArraySpan.Of<T>(stored))
        {
            if (mask.Covers(double.CreateTruncating(value)))
            {
                value = T.NaN;
            }
        }

        return stored;
    }
}
